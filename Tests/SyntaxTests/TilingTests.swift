import Testing

@testable import Syntax

/// A source of numbers that are the same in every run.
private struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}

/// Pieces that open, close, cut and hide.
private let pieces: [String] = [
  "SELECT 1;", "CREATE TABLE a (b int);", "(", ")", "[", "]", ";", "'", "\"", "$$", "$a$", "E'",
  "U&'", "U&\"", "/*", "*/", "--", "\n", "\r", " ", "\\", "\\;", "\\g", "\\r ", "\\i x\n",
  "\\copy t from stdin\n", "COPY t FROM stdin;", "\\.\n", "${", "}", "${x}", "{{", "}}", "{%", "%}",
  "{{ x }}", ":x", ":'x'", "::", ":", "@x@", "%(x)s", "%s", "$x$", "$1", "BEGIN ATOMIC ", "END",
  "CREATE FUNCTION f() ", "CREATE RULE r AS ON INSERT TO t DO (", "1a", "0x", "1.", "..", "é",
  "\u{FEFF}", "\0", "UESCAPE", "=", "<->", "a.b", "WITH ", "NOT ",
]

@Suite struct TilingTests {
  /// The text of a turn: pieces at random.
  private func text(_ turn: Int, _ length: Int) -> [UInt8] {
    var dice = Dice(state: UInt64(turn))
    var bytes: [UInt8] = []
    for _ in 0..<length { bytes += Array((pieces.randomElement(using: &dice) ?? "").utf8) }
    return bytes
  }

  /// Every byte belongs to a token or to a gap, and a gap is white space and comments.
  @Test func tokensAndGapsTileAnyText() {
    for turn in 0..<2_000 {
      let bytes = text(turn, 30)
      var lexer = Lexer(bytes, server: .newest)
      var end = 0
      while true {
        let token = lexer.next()
        if Int(token.start) < end || token.limit > bytes.count { Issue.record("turn \(turn)") }
        let gap = Array(bytes[min(end, Int(token.start))..<Int(token.start)])
        var inner = Lexer(gap, server: .newest)
        if inner.next().kind != .end { Issue.record("a token lies in a gap: turn \(turn)") }
        if token.kind == .end { break }
        if token.limit <= token.start { Issue.record("an empty token: turn \(turn)") }
        end = Int(token.limit)
      }
    }
  }

  @Test func statementsOfAnyTextAreInOrder() {
    for turn in 0..<4_000 {
      let reading = Reading(text(turn, 25), server: turn % 2 == 0 ? .newest : .oldest)
      if !reading.isInOrder { Issue.record("turn \(turn)") }
    }
  }

  /// Twice the text is read in about twice the steps: that these end is the test.
  @Test(arguments: [1, 2, 4]) func longTextsEnd(_ megabytes: Int) {
    var bytes: [UInt8] = []
    var turn = 0
    while bytes.count < megabytes << 20 {
      bytes += text(turn, 2_000)
      turn += 1
    }
    #expect(Reading(bytes).isInOrder)
  }
}

import Testing

@testable import Syntax

/// A broken body, and what a server says of it.
private struct BrokenBody: Sendable, CustomTestStringConvertible {
  let body: String
  let offset: Int?
  let error: String

  var testDescription: String { body }

  /// The bodies of the list, which has two lines for each.
  static let all: [BrokenBody] = {
    let lines = brokenBodies.split(separator: "\n").map { $0.drop { $0 == " " } }
    return stride(from: 0, to: lines.count - 1, by: 2).map { index in
      let words = lines[index].split(separator: " ", maxSplits: 1)
      return BrokenBody(
        body: String(lines[index + 1]).replacing(#"\n"#, with: "\n"),
        offset: words.first.flatMap { Int($0) }, error: words.last.map(String.init) ?? "")
    }
  }()
}

@Suite struct PLpgSQLErrorTests {
  /// What the server would say of a failure.
  private func sentence(_ failure: SyntaxFailure, _ reading: PLpgSQLReading) -> String {
    guard failure.saysNear else { return failure.message }
    if failure.isAtEnd { return "\(failure.message) at end of input" }
    return "\(failure.message) at or near \"\(reading.text(failure.span))\""
  }

  @Test("The server's words at the server's place", arguments: BrokenBody.all)
  fileprivate func broken(_ item: BrokenBody) {
    for major in [16, 18] {
      let reading = PLpgSQLReading(block: item.body, server: Server(major: major))
      guard let failure = reading.failure else {
        Issue.record("accepted")
        return
      }
      #expect(sentence(failure, reading) == item.error)
      #expect(failure.hasPlace == (item.offset != nil))
      if let offset = item.offset {
        #expect(failure.span.offset == offset + "DO $body$".utf8.count)
      }
    }
  }

  @Test("There are enough of them") func amount() { #expect(BrokenBody.all.count > 150) }

  @Test("Nesting is limited, and so is that of bodies in bodies") func nesting() {
    let deep = String(repeating: "BEGIN ", count: 4000)
    #expect(PLpgSQLReading(block: deep).failure?.message.hasPrefix("nested more deeply") == true)
    let loops = String(repeating: "LOOP ", count: 100)
    let ends = String(repeating: "END LOOP; ", count: 100)
    #expect(PLpgSQLReading(block: "BEGIN \(loops)\(ends)END").failure == nil)

    var body = "NULL;"
    for index in 0..<40 { body = "DO $q\(index)$ BEGIN \(body) END $q\(index)$;" }
    var statement = PLpgSQLReading(body).statement
    var levels = 0
    while let inner = statement?.routineBody(on: Server(major: 18))?.statements.first?.statement {
      statement = inner
      levels += 1
    }
    #expect(levels == BodyText.deepest)
  }

  @Test("Words that later versions freed are reserved before") func reservedWords() {
    let sql = "DECLARE strict int; BEGIN strict := 1; END"
    #expect(PLpgSQLReading(block: sql, server: Server(major: 18)).failure != nil)
    #expect(PLpgSQLReading(block: sql, server: Server(major: 19)).failure == nil)
  }
}

import Testing

@testable import Syntax

/// All tokens of a text, without the one that ends it.
func tokens(_ text: String, server: Int = 19) -> [Token] {
  tokens(Array(text.utf8), server: server)
}

private func tokens(_ bytes: [UInt8], server: Int) -> [Token] {
  var lexer = Lexer(bytes, server: Server(major: server))
  var tokens: [Token] = []
  while true {
    let token = lexer.next()
    if token.kind == .end { return tokens }
    tokens.append(token)
  }
}

@Suite struct LexerTests {
  @Test(
    arguments: [
      ("a", [.word]), ("SELECT", [.word]), ("\"a\"\"b\"", [.quotedIdentifier]),
      ("U&\"d\\0061t\"", [.unicodeIdentifier]), ("U&\"a!0062\" UESCAPE '!'", [.unicodeIdentifier]),
      ("'it''s'", [.string]), ("'a'\n  'b'", [.string]), ("'a' 'b'", [.string, .string]),
      ("'a' -- more\n 'b'", [.string]), ("E'a\\'b'", [.escapeString]),
      ("U&'\\0061'", [.unicodeString]),
      ("$$a$$", [.dollarString]), ("$a$ $$ $b$ $a$", [.dollarString]), ("B'01'", [.bitString]),
      ("x'1F'", [.hexString]), ("N'a'", [.national, .string]), ("1", [.integer]),
      ("2147483648", [.float]), ("1.5", [.float]), (".5", [.float]), ("1e5", [.float]),
      ("1..2", [.integer, .dotDot, .integer]), ("0x1F", [.integer]), ("1_000", [.integer]),
      ("$1", [.parameter]), ("a$1", [.word]), ("@-", [.custom]), ("*-", [.star, .minus]),
      ("::", [.typecast]), (":=", [.colonEquals]), ("=>", [.equalsGreater]), ("<=", [.lessEquals]),
      (">=", [.greaterEquals]), ("<>", [.notEquals]), ("!=", [.notEquals]),
      (
        "()[],;.:",
        [
          .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .comma, .semicolon,
          .dot,
          .colon,
        ]
      ),
      ("+/*c*/-", [.plus, .minus]), ("a--b\nc", [.word, .word]), ("\\", [.other]), ("{", [.other]),
      ("/* a /* b */ c */ d", [.word]),
    ] as [(String, [Token.Kind])])
  func kinds(_ text: String, _ kinds: [Token.Kind]) {
    #expect(tokens(text).map(\.kind) == kinds)
  }

  @Test(arguments: [
    ("'abc", "unterminated quoted string"), ("\"abc", "unterminated quoted identifier"),
    ("\"\"", "zero-length delimited identifier"), ("$$abc", "unterminated dollar-quoted string"),
    ("b'01", "unterminated bit string literal"), ("/* abc", "unterminated /* comment"),
    ("x'1", "unterminated hexadecimal string literal"), ("E'\\u12'", "invalid Unicode escape"),
    ("E'\\uD800'", "invalid Unicode surrogate pair"), ("1a", "trailing junk after numeric literal"),
    ("0b12", "trailing junk after numeric literal"), ("$1a", "trailing junk after parameter"),
    ("0x", "invalid hexadecimal integer"),
    ("E'\\xff'", "invalid byte sequence for encoding \"UTF8\""),
    ("U&'a' UESCAPE 1", "UESCAPE must be followed by a simple string literal"),
  ])
  func rejections(_ text: String, _ message: String) {
    var lexer = Lexer(Array(text.utf8), server: .newest)
    #expect(lexer.next().kind == .invalid)
    #expect(lexer.failures.first?.message == message)
  }

  @Test func keywordsDependOnTheServer() {
    #expect(tokens("system_user", server: 15).first?.keyword == nil)
    #expect(tokens("system_user", server: 16).first?.keyword == .systemUser)
    #expect(tokens("SeLeCt").first?.keyword == .select)
    #expect(tokens("\"select\"").first?.keyword == nil)
  }

  @Test func everyKeywordIsFound() {
    for keyword in Keyword.allCases {
      #expect(tokens(keyword.spelling).first?.keyword == keyword)
    }
  }

  /// Every byte belongs to one token, or to the gap before it, which holds no token.
  @Test(arguments: 0..<64) func tokensTileRandomBytes(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    for _ in 0..<200 {
      let bytes = (0..<Int.random(in: 0..<40, using: &random)).map { _ in random.byte() }
      expectTiling(bytes)
    }
  }

  private func expectTiling(_ bytes: [UInt8]) {
    var end = 0
    for token in tokens(bytes, server: 19) {
      guard Int(token.start) >= end, token.limit > token.start, Int(token.limit) <= bytes.count
      else {
        Issue.record("\(token) overlaps or is empty in \(bytes)")
        return
      }
      let gap = Array(bytes[end..<Int(token.start)])
      #expect(tokens(gap, server: 19).isEmpty, "\(gap) in \(bytes)")
      end = Int(token.limit)
    }
    #expect(tokens(Array(bytes[end...]), server: 19).isEmpty)
  }
}

/// A small generator, so that a failing seed fails again.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// Mostly a byte that means something to the scanner.
  mutating func byte() -> UInt8 {
    let telling = Array("'\"$\\-/*.:;()[]ueEUxXbBnN&_019 \n\t<>=!@+aA".utf8)
    let choice = next()
    return choice % 8 == 0
      ? UInt8(truncatingIfNeeded: choice >> 8) : telling[Int((choice >> 8) % UInt64(telling.count))]
  }
}

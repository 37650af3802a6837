import Testing

@testable import Syntax

@Suite struct DecodingTests {
  private func first(_ text: String) -> (Token, [UInt8]) {
    let bytes = Array(text.utf8)
    var lexer = Lexer(bytes, server: .newest)
    return (lexer.next(), bytes)
  }

  @Test(arguments: [
    ("Users", "users"), ("\"Users\"", "Users"), ("\"a\"\"b\"", "a\"b"), ("ÄB", "Äb"),
    ("U&\"d\\0061t\\+000061\"", "data"), ("U&\"d!0061ta\" UESCAPE '!'", "data"),
    ("U&\"a\\\\b\"", "a\\b"), ("N''", "nchar"),
    (String(repeating: "a", count: 70), String(repeating: "a", count: 63)),
  ])
  func identifiers(_ text: String, _ name: String) {
    let (token, bytes) = first(text)
    #expect(String(decoding: decodeIdentifier(token, in: bytes), as: UTF8.self) == name)
  }

  /// A name is cut between characters, not inside one.
  @Test func longNamesAreCutBetweenCharacters() {
    let (token, bytes) = first(String(repeating: "a", count: 62) + "äöü")
    let name = String(decoding: decodeIdentifier(token, in: bytes), as: UTF8.self)
    #expect(name == String(repeating: "a", count: 62))
  }

  @Test(arguments: [
    ("'a'", "a"), ("'it''s'", "it's"), ("'a'\n'b'", "ab"), ("'a\\n'", "a\\n"),
    ("E'a\\n\\t\\\\\\'b'", "a\n\t\\'b"), ("E'\\x41\\101\\u0041\\U00000041'", "AAAA"),
    ("E'a'\n 'b\\n'", "ab\n"), ("$$it's$$", "it's"), ("$a$x$$y$a$", "x$$y"),
    ("U&'d\\0061t\\+000061'", "data"), ("U&'d!0061ta!!' UESCAPE '!'", "data!"),
    ("E'\\uD83D\\uDE00'", "😀"), ("U&'\\D83D\\+00DE00'", "😀"),
  ])
  func strings(_ text: String, _ content: String) {
    let (token, bytes) = first(text)
    #expect(String(decoding: decodeString(token, in: bytes), as: UTF8.self) == content)
  }
}

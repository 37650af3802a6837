import Project
import Syntax
import Testing

/// JSON with comments and trailing commas, and the place of everything in it.
@Suite struct JSONCReaderTests {
  private func read(_ text: String) throws(JSONCFailure) -> JSONCValue {
    try JSONCReader.read(Array(text.utf8))
  }

  /// What is wrong with a text, and the words it is about.
  private func failure(_ text: String) throws -> (sentence: String, words: String) {
    do throws(JSONCFailure) {
      _ = try read(text)
    } catch {
      return (error.sentence, String(decoding: Array(text.utf8)[error.span.range], as: UTF8.self))
    }
    throw Passed()
  }
  private struct Passed: Error {}

  /// A value written plainly, to compare by.
  private func plain(_ value: JSONCValue) -> String {
    switch value.content {
    case .object(let members):
      "{" + members.map { "\($0.key):\(plain($0.value))" }.joined(separator: ",") + "}"
    case .array(let values): "[" + values.map(plain).joined(separator: ",") + "]"
    case .string(let text): "'\(text)'"
    case .number(let number): "\(number)"
    case .bool(let bool): "\(bool)"
    case .null: "null"
    }
  }

  @Test(
    "Values, comments and trailing commas",
    arguments: [
      ("{}", "{}"), (" [1, -2.5e1,] // end", "[1.0,-25.0]"),
      ("{ /* a */ \"a\" /* b */ : // c\n true, }", "{a:true}"),
      ("\u{FEFF}{\"a\": null}", "{a:null}"), (#""\u00e9\ud83d\udc18\n\/""#, "'é🐘\n/'"),
      ("{\"a\":{\"b\":[[],{}]},\"c\":false}", "{a:{b:[[],{}]},c:false}"),
      ("[\"// no comment\"]", "['// no comment']"), ("{\r\n\t\"a\":1}", "{a:1.0}"),
    ])
  func values(text: String, value: String) throws { #expect(plain(try read(text)) == value) }

  @Test(
    "What is wrong is said at its place",
    arguments: [
      ("{\"a\": 1 \"b\": 2}", "a comma is missing before this", "\""),
      ("{\"a\": 1, \"a\": 2}", "the key \"a\" stands here for the second time", "\"a\""),
      ("{a: 1}", "a key in double quotes belongs here", "a"),
      ("{\"a\": yes}", "yes is no value; a text stands in double quotes", "yes"),
      ("{\"a\": 'x'}", "a value belongs here", "'"),
      ("[1", "this [ is never closed", "["), ("{\"a\": {}", "this { is never closed", "{"),
      ("{\"a\" 1}", "a colon belongs behind the key", "1"),
      ("\"abc", "this text is never closed", "\"abc"),
      ("[\"a\n\"]", "this text is not closed in its line", "\"a"),
      ("[1] 2", "nothing may stand behind the end of the value", "2"),
      ("[1,,2]", "a value belongs here", ","), ("{,}", "a key in double quotes belongs here", ","),
      ("[1e]", "1e is no number", "1e"), (#"["\x"]"#, "this escape is none of JSON's", #"\x"#),
      (#"["\ud83d"]"#, "this is half a character", #"\ud83d"#),
      ("{} /* x", "this comment is never closed", "/*"), ("", "a value is missing here", ""),
      ("{} / x", "a comment begins with // or /*", "/"),
    ])
  func failures(text: String, sentence: String, words: String) throws {
    let failure = try failure(text)
    #expect(failure.sentence == sentence)
    #expect(failure.words == words)
  }

  @Test("Nesting ends in a sentence, not in a crash") func nesting() throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(try failure(deep).sentence == "this nests too deep")
  }

  @Test("No text crashes the reader, cut or changed anywhere") func total() {
    let whole = Array(
      #"{"a": [1, true, null, "\u00e9\\"], /* c */ "b": {"c": -1.5e3,},} // d"#.utf8)
    for index in whole.indices {
      _ = try? JSONCReader.read(Array(whole[..<index]))
      for byte in [0x00, 0x22, 0x2C, 0x2F, 0x5C, 0x7B, 0x7D, 0xFF] as [UInt8] {
        var changed = whole
        changed[index] = byte
        _ = try? JSONCReader.read(changed)
      }
    }
  }
}

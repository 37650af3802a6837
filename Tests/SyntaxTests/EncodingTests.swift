import Testing

@testable import Syntax

/// Bytes that stand in files and in no manual.
@Suite struct EncodingTests {
  @Test(
    arguments: [
      ("\u{FEFF}SELECT 1;", ["SELECT 1"]),
      ("\u{FEFF}\\set x 1\nSELECT 1;", ["SELECT 1"]),
      ("\u{FEFF}", []),
      ("SELECT 1;\r\nSELECT 2;\r\n", ["SELECT 1", "SELECT 2"]),
      ("SELECT 1; -- a\r\nSELECT 2", ["SELECT 1", "SELECT 2"]),
      ("SELECT 1; -- a\rSELECT 2", ["SELECT 1", "SELECT 2"]),
      ("SELECT 'a'\r'b'", ["SELECT 'a'\r'b'"]),
      ("SELECT 1", ["SELECT 1"]),
      ("", []), (" \n", []), (";", []), ("-- a", []),
      ("SELECT \0; SELECT 1", ["!SELECT \0", "SELECT 1"]),
      ("\0", ["!\0"]),
      ("SELECT 1 \u{A0}", ["SELECT 1 \u{A0}"]), ("SELECT 1\u{A0}", ["!SELECT 1\u{A0}"]),
    ] as [(String, [String])])
  func areRead(_ text: String, _ lines: [String]) {
    #expect(Reading(text).lines == lines)
  }

  @Test func anOrderMarkIsOneOnlyAtTheStart() {
    #expect(Reading("SELECT 1;\u{FEFF}SELECT 2").failures.count == 1)
  }

  @Test func placesCountTheOrderMark() {
    #expect(Reading("\u{FEFF}SELECT 1").statements[0].span == SourceSpan(3, 11))
  }

  @Test func bytesThatAreNoUTF8ArePassedOn() {
    let reading = Reading([UInt8]("SELECT \"".utf8) + [0xFF, 0xC3] + [UInt8]("\"; SELECT 2".utf8))
    #expect(reading.statements.count == 2)
    #expect(reading.isInOrder)
  }
}

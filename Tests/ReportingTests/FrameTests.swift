import Rules
import Syntax
import Testing

@testable import Reporting

/// Strange text under the carets.
@Suite struct FrameTests {
  /// The frame alone: all below the line that names the place.
  private func frame(_ sample: Sample, at span: SourceSpan, label: String? = nil) -> [Substring] {
    let finding = sample.finding(at: span) { $0.label = label }
    return written(report([sample], [finding])).split(separator: "\n").dropFirst(3).map(\.self)
  }

  private func frame(_ text: String, at words: String) -> [Substring] {
    let sample = Sample("a.sql", text)
    return frame(sample, at: sample.span(of: words))
  }

  @Test func expandsTabs() {
    #expect(
      frame("a\tb\tDROP x;", at: "DROP") == ["  1 | a    b    DROP x;", "    |           ^^^^"])
  }

  @Test func countsWideCharactersTwice() {
    #expect(
      frame("SELECT '表🐘é', DROP;", at: "DROP") == [
        "  1 | SELECT '表🐘é', DROP;", "    |                 ^^^^",
      ])
    #expect(frame("x 表🐘 y", at: "表🐘") == ["  1 | x 表🐘 y", "    |   ^^^^"])
    #expect(frame("e\u{301}x", at: "x") == ["  1 | e\u{301}x", "    |  ^"])
  }

  @Test func knowsEveryLineEnd() {
    for end in ["\n", "\r\n", "\r"] {
      let text = written(
        report(
          [Sample("a.sql", "SELECT 1;\(end)DROP x;\(end)")],
          [
            Sample("a.sql", "SELECT 1;\(end)DROP x;\(end)").finding(at: "x;")
          ]))
      #expect(text.hasSuffix("   --> a.sql:2:6\n    |\n  2 | DROP x;\n    |      ^^\n"))
    }
  }

  @Test func pointsBehindTheLastCharacter() {
    let sample = Sample("a.sql", "SELECT")
    #expect(frame(sample, at: SourceSpan(6, 6)) == ["  1 | SELECT", "    |       ^"])
    #expect(frame(sample, at: SourceSpan(90, 95)) == ["  1 | SELECT", "    |       ^"])
    let closed = Sample("a.sql", "SELECT\n\n")
    #expect(
      frame(closed, at: SourceSpan(8, 8)) == ["  1 | SELECT", "... |", "  3 |", "    | ^"])
  }

  @Test func pointsIntoAnEmptyFile() {
    #expect(frame(Sample("a.sql", ""), at: SourceSpan(0, 0)) == ["  1 |", "    | ^"])
  }

  @Test func underlinesTheFirstLineOfMany() {
    #expect(
      frame("ALTER TABLE a\n  DROP b;", at: "TABLE a\n  DROP b") == [
        "  1 | ALTER TABLE a", "    |       ^^^^^^^", "... |",
      ])
    #expect(frame("DROP a;\nx", at: "a;\n") == ["  1 | DROP a;", "    |      ^^"])
  }

  @Test func showsWhatALineHangsFrom() {
    let table = "CREATE TABLE a (\n  b int,\n-- why\n  c int\n);"
    #expect(
      frame(table, at: "c int") == [
        "  1 | CREATE TABLE a (", "... |", "  4 |   c int", "    |   ^^^^^",
      ])
    #expect(frame("SELECT 1;\n  DROP x;", at: "x") == ["  2 |   DROP x;", "    |        ^"])
  }

  @Test func cutsALongLineAroundTheMark() throws {
    let long =
      String(repeating: "x", count: 5_000) + " DROP " + String(repeating: "y", count: 5_000)
    let lines = frame(long, at: "DROP")
    let line = try #require(lines.first)
    let carets = try #require(lines.last)
    #expect(line.hasPrefix("  1 | …xxxx") && line.hasSuffix("yyyy…"))
    #expect(line.count == 6 + Excerpt.limit)
    let caret = try #require(carets.firstIndex(of: "^"))
    let column = carets.distance(from: carets.startIndex, to: caret)
    #expect(line.dropFirst(column).hasPrefix("DROP "))
    #expect(carets.filter { $0 == "^" }.count == 4)
  }

  @Test func cutsTheEndOfALongLineOnly() throws {
    let line = try #require(frame("DROP " + String(repeating: "y", count: 9_995), at: "DROP").first)
    #expect(line.hasPrefix("  1 | DROP yyy") && line.hasSuffix("y…"))
    let whole = "DROP " + String(repeating: "y", count: Excerpt.limit - 5)
    #expect(frame(whole, at: "DROP").first == "  1 | \(whole)")
  }

  @Test func cutsBetweenCharactersOnly() throws {
    let line = try #require(frame(String(repeating: "表", count: 900) + "x", at: "x").first)
    #expect(!line.contains("\u{FFFD}"))
    #expect(line.hasSuffix("表x"))
  }

  @Test func leavesTheByteOrderMarkOut() {
    #expect(frame("\u{FEFF}DROP x;", at: "x") == ["  1 | DROP x;", "    |      ^"])
  }

  @Test func survivesBytesThatAreNoText() {
    let sample = Sample("a.sql", bytes: [0xE8, 0xFF, 0x20, 0x78, 0x80])
    #expect(
      frame(sample, at: SourceSpan(3, 4)) == ["  1 | \u{FFFD}\u{FFFD} x\u{FFFD}", "    |    ^"])
  }

  @Test func countsOnAfterASpanThatPartsACharacter() {
    let sample = Sample("a.sql", "'🐘' x")
    let findings = (1...5).map { sample.finding(at: SourceSpan($0, $0)) }
    let atlas = Atlas(report([sample], findings + [sample.finding(at: "x")]))
    let place = atlas.region(of: sample.span(of: "x"), in: "a.sql")?.start
    #expect(place == Place(line: 1, column: 5, utf16Column: 6))
  }

  @Test func widensTheGutterForLargeNumbers() {
    let text = String(repeating: "\n", count: 12_344) + "x"
    let sample = Sample("a.sql", text)
    let lines = written(report([sample], [sample.finding(at: "x")])).split(separator: "\n")
    #expect(
      lines.dropFirst() == ["     --> a.sql:12345:1", "      |", "12345 | x", "      | ^"])
  }
}

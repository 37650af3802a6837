import Rules
import Syntax
import Testing

@testable import Reporting

/// Fixes as the lines that go and the lines that come.
@Suite struct ChangeTests {
  private func lines(_ text: String, _ edits: [Edit]) -> [String] {
    Change(Fix("", edits), in: Chart(Source(path: "", bytes: Array(text.utf8)), offsets: [])).lines
  }

  @Test func joinsEditsOfOneLine() {
    #expect(
      lines("a b c\nd\n", [Edit(insert: "!", at: 5), Edit(replace: .init(0, 1), with: "A")])
        == ["- a b c", "+ A b c!"])
  }

  @Test func keepsEditsOfDistantLinesApart() {
    #expect(
      lines("a\r\nb\r\nc", [Edit(insert: "1", at: 1), Edit(insert: "3", at: 7)])
        == ["- a", "+ a1", "- c", "+ c3"])
  }

  @Test func showsOnlyWhatDiffers() {
    #expect(lines("a;\nb;\n", [Edit(insert: "new;\n", at: 3)]) == ["+ new;"])
    #expect(lines("a;\nb;\nc;\n", [Edit(replace: .init(3, 6), with: "")]) == ["- b;"])
    #expect(lines("a;\n", [Edit(insert: "", at: 1)]).isEmpty)
  }

  @Test func showsLinesThatJoin() {
    #expect(
      lines("a\n  b\n", [Edit(replace: .init(1, 4), with: " ")]) == ["- a", "-   b", "+ a b"])
  }

  @Test func cutsLongLinesAndLeavesEndlessOnesOut() {
    let long = String(repeating: "x", count: 900)
    let shown = lines(long, [Edit(insert: "NEW", at: 450)])
    #expect(shown.count == 2)
    #expect(shown.allSatisfy { $0.count == Excerpt.limit + 2 && $0.hasSuffix("…") })
    #expect(shown.last?.contains("xNEWx") == true)
    #expect(lines(long + long + long, [Edit(insert: "NEW", at: 450)]).isEmpty)
  }

  @Test func staysInsideTheFile() {
    #expect(lines("a", [Edit(replace: .init(9, 12), with: "b")]) == ["- a", "+ ab"])
    #expect(lines("", [Edit(insert: "b", at: 0)]) == ["- ", "+ b"])
  }
}

import Rulebook
import Testing

/// What the front matter of the pages says.
@Suite struct RuleIDTests {
  @Test("Names say the danger", arguments: RuleID.allCases) func names(rule: RuleID) {
    for cure in ["ban-", "require-", "prefer-", "no-"] { #expect(!rule.rawValue.hasPrefix(cure)) }
    #expect(rule.rawValue.allSatisfy { $0.isLowercase || $0 == "-" })
  }

  @Test("A page has its sections in order", arguments: RuleID.allCases.filter { !$0.isEngine })
  func sections(rule: RuleID) {
    let headings = rule.page.split(separator: "\n").filter { $0.hasPrefix("## ") }
    let order = ["## Unsafe", "## Way out", "## Safe", "## When it is fine", "## Sources"]
    let places = headings.compactMap { order.firstIndex(of: String($0)) }
    #expect(places.count == headings.count)
    #expect(places == places.sorted())
    #expect(headings.first == "## Unsafe")
    #expect(headings.last == "## Sources")
  }

  @Test("No name of a rule is a former name of another") func formerNames() {
    let names = Set(RuleID.allCases.map(\.rawValue))
    #expect(RuleID.allCases.flatMap(\.formerly).allSatisfy { !names.contains($0) })
  }

  @Test("A severity one step lower") func lowered() {
    #expect(Severity.error.lowered == .warning)
    #expect(Severity.warning.lowered == .note)
    #expect(Severity.note.lowered == .note)
    #expect(Severity.allCases.sorted() == [.note, .warning, .error])
  }
}

import Reporting
import Rulebook
import Testing

/// A page as a terminal shows it.
@Suite struct PageTextTests {
  @Test("Prose fits the width, and no Markdown is left", arguments: RuleID.allCases)
  func fits(_ rule: RuleID) {
    let lines = text(of: rule, width: 72)
    let sql = Set(rule.page.split(separator: "\n"))
    for line in lines where !sql.contains(Substring(line)) && !line.contains("https://") {
      #expect(line.count <= 72 || line.hasPrefix("   -- "), "\(line)")
    }
    #expect(!lines.contains { $0.hasPrefix("#") || $0.hasPrefix("```") })
    #expect(lines.first?.hasPrefix("\(rule.rawValue): ") == true)
  }

  @Test("Every line of SQL stands as on the page", arguments: RuleID.allCases)
  func sql(_ rule: RuleID) {
    let lines = Set(text(of: rule, width: 100))
    var isCode = false
    for line in rule.page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isCode.toggle()
      } else if isCode {
        #expect(lines.contains(String(line)), "\(line)")
      }
    }
  }

  @Test("It says how a block runs, and what others call the rule") func captions() {
    let lines = text(of: .blockingIndexBuild, width: 100)
    #expect(lines.contains("   -- unsafe, outside a transaction"))
    #expect(lines.contains("   -- fixed, outside a transaction"))
    #expect(lines.contains { $0.hasPrefix("- squawk: require-concurrent-index-creation") })
  }

  @Test("Colour only where it is asked for") func color() {
    #expect(!text(of: .blockingIndexBuild, width: 80).joined().contains("\u{1B}"))
    let colored = String(decoding: draw(.blockingIndexBuild, color: true, width: 80), as: UTF8.self)
    #expect(colored.contains("\u{1B}[1mUnsafe\u{1B}[0m"))
  }

  private func text(of rule: RuleID, width: Int) -> [String] {
    String(decoding: draw(rule, color: false, width: width), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

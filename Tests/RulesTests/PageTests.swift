import Fences
import Rulebook
import Rules
import Syntax
import Testing

/// Every fenced example on every page, run as the page says.
@Suite struct PageTests {
  @Test(arguments: Fence.all.filter { $0.kind == .unsafe })
  func unsafe(_ fence: Fence) {
    let found = fence.findings(in: fence.sql).map { fence.caret($0, in: fence.sql) }
    let drawn = Caret.drawn(in: fence.sql)
    #expect(Set(found) == Set(drawn), "found \(found), the page draws \(drawn)")
    #expect(!drawn.isEmpty)
  }

  @Test(arguments: Fence.all.filter { $0.kind == .safe })
  func safe(_ fence: Fence) {
    let found = fence.findings(in: fence.sql).map { fence.caret($0, in: fence.sql) }
    #expect(found.isEmpty)
  }

  @Test(arguments: Fence.all.filter { $0.kind == .fixed })
  func fixed(_ fence: Fence) throws {
    let unsafe = try #require(fence.unsafe, "a fixed block stands right below an unsafe one")
    let fixes = fence.findings(in: unsafe).compactMap(\.concern.fix)
    #expect(!fixes.isEmpty)
    let fixed = String(decoding: apply(fixes, to: Array(unsafe.utf8)), as: UTF8.self)
    #expect(withoutCarets(fixed) == fence.sql)
    #expect(fence.findings(in: fence.sql).map { fence.caret($0, in: fence.sql) }.isEmpty)
  }

  @Test("Every page shows its own rule", arguments: RuleID.allCases)
  func page(_ rule: RuleID) {
    let own = Fence.all.filter { $0.page == rule && $0.kind == .unsafe }
      .flatMap { Caret.drawn(in: $0.sql) }.filter { $0.rule == rule.rawValue }
    // What several files say together has tests of its own.
    #expect(!own.isEmpty || rule.isEngine || isOfChangeSet(rule.judge))
    #expect(rule.summary.count <= 1000)
    #expect(rule.isEngine == isEngine(rule.judge))
  }

  private func isOfChangeSet(_ judge: Judge) -> Bool {
    guard case .rule(let rule) = judge else { return false }
    switch rule.question {
    case .changeSet, .outcome: return true
    case .step, .statement, .transaction, .migration: return false
    }
  }

  private func isEngine(_ judge: Judge) -> Bool {
    if case .engine = judge { true } else { false }
  }

  private func withoutCarets(_ sql: String) -> String {
    sql.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !Caret.isCaretLine($0) }.joined(separator: "\n")
  }
}

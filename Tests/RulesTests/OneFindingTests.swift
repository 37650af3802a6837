import Fences
import Rulebook
import Rules
import Semantics
import Syntax
import Testing

/// Each effect is explained by at most one finding, and switching a rule off wakes no other.
@Suite struct OneFindingTests {
  private static let runners = [Runner.file, .pending, .string, .none, .unknown]

  @Test("An effect has one finding at most", arguments: Fence.all.filter { $0.kind == .unsafe })
  func oneFinding(fence: Fence) {
    for runner in Self.runners {
      for finding in [judge(fence, runner, Self.everything)] {
        let explained = finding.compactMap(\.effect)
        #expect(Set(explained).count == explained.count, "\(runner) \(finding.map(\.rule))")
      }
    }
  }

  @Test("A rule that is off wakes no other", arguments: Fence.all.filter { $0.kind == .unsafe })
  func offWakesNone(fence: Fence) {
    var selection = Selection()
    selection.remove([fence.page])
    let all = judge(fence, fence.runner, Selection()).filter { $0.rule != fence.page }
    let rest = judge(fence, fence.runner, selection)
    let known = Set(all.map { Key($0) })
    #expect(rest.allSatisfy { known.contains(Key($0)) })
  }

  private struct Key: Hashable {
    let rule: String
    let span: SourceSpan

    init(_ finding: Finding) {
      rule = finding.rule.rawValue
      span = finding.span
    }
  }

  /// Every rule there is, opinions too.
  private static var everything: Selection {
    var selection = Selection()
    selection.add(Selection.words.flatMap { Selection.rules(named: $0) ?? [] })
    return selection
  }

  private func judge(_ fence: Fence, _ runner: Runner, _ selection: Selection) -> [Finding] {
    let linter = Linter(server: fence.server, runner: runner, selection: selection)
    func script(_ path: String, _ text: String) -> Script {
      Script(Source(path: path, bytes: Array(text.utf8)), server: fence.server)
    }
    let schema = linter.play(script("1.sql", fence.setup), after: Schema())
    return linter.judge(script("2.sql", fence.sql), after: schema).0.findings
  }
}

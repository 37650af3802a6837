import Rulebook
import Semantics

extension Rule {
  /// CREATE RULE: the server makes other queries of those that running code sends.
  static let rewrittenQuery = Rule(.rewrittenQuery) { (change: Change, step) in
    guard case .queryRule(let name) = change.kind, change.isLive, let table = change.relation
    else { return nil }

    return Concern(
      "Rule \(name) makes other queries of those that running code sends to \(table).",
      at: change.span,
      lock: step.lockLine(.accessExclusive, on: table),
      wayOut: ["write a trigger: it sees rows, where a rule rewrites text; or a view"])
  }
}

import Rulebook
import Semantics

extension Rule {
  /// CREATE RULE: the server makes other queries of those that running code sends. DROP RULE: it no
  /// longer does.
  static let rewrittenQuery = Rule(.rewrittenQuery) { (change: Change, step) in
    guard change.isLive, let table = change.relation else { return nil }
    switch change.kind {
    case .queryRule(let name):
      return Concern(
        "Rule \(name) makes other queries of those that running code sends to \(table).",
        at: change.span,
        lock: step.lockLine(.accessExclusive, on: table),
        wayOut: ["write a trigger: it sees rows, where a rule rewrites text; or a view"])
    case .noQueryRule(let name):
      return Concern(
        "What rule \(name) made of queries to \(table) they are no more: they run as they are sent.",
        at: change.span,
        lock: step.lockLine(.accessExclusive, on: table),
        wayOut: ["first deploy code that does not count on the rule"],
        severity: .note)
    default: return nil
    }
  }
}

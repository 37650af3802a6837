import Rulebook
import Semantics
import Syntax

extension Rule {
  /// Who sees which rows changes at once, for code that is running too.
  static let changedPolicy = Rule(.changedPolicy) { (step: Step) in
    guard let words = step.statement.policyWords else { return [] }
    return [
      Concern(
        "Running code sees and writes other rows as soon as this commits.",
        at: step.statement.span(words),
        wayOut: ["try it with SET ROLE on a copy, with the queries of the running code"])
    ]
  }
}

extension Statement {
  /// The words of a statement that makes, changes or drops a policy.
  fileprivate var policyWords: TokenRange? {
    switch body {
    case .createPolicy(let it): it.keywords
    case .alterPolicy(let it): TokenRange(Int(it.range.lower), Int(it.range.lower) + 2)
    case .drop(let it) where it.kind == .policy: it.keywords
    default: nil
    }
  }
}

import Rulebook
import Semantics

extension Rule {
  /// ALTER CONSTRAINT: a foreign key is checked at another time than running code expects.
  static let changedDeferral = Rule(.changedDeferral) { (change: Change, step) in
    guard case .deferral(let constraint, let isLater) = change.kind, change.isLive,
      let table = change.relation
    else { return nil }
    let when = isLater ? "at COMMIT, where a broken row fails later than now" : "at each statement"

    return Concern(
      "\(constraint) of \(table) is checked \(when), once this commits.",
      at: change.span,
      lock: step.lockLine(.accessExclusive, on: table),
      wayOut: ["first see that transactions of running code obey it at that time"])
  }
}

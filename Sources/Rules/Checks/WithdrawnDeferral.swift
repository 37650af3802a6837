import Rulebook
import Semantics

extension Rule {
  /// ALTER CONSTRAINT: a foreign key that waited for COMMIT, or could, does so no more.
  static let withdrawnDeferral = Rule(.withdrawnDeferral) { (change: Change, step) in
    guard case .noDeferral(let constraint) = change.kind, change.isLive,
      let table = change.relation
    else { return nil }

    return Concern(
      "Once this commits, \(constraint) of \(table) refuses what a transaction puts right only later.",
      at: change.span,
      lock: step.lockLine(.accessExclusive, on: table),
      wayOut: ["first deploy code that writes the referenced rows first"])
  }
}

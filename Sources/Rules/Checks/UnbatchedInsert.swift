import Rulebook
import Semantics

extension Rule {
  /// One INSERT of as many rows as another table has.
  static let unbatchedInsert = Rule(.unbatchedInsert) { (change: RowChange, step) in
    guard change.kind == .insert, change.isLive, !change.extent.isSmall else { return nil }

    return Concern(
      "This copies any number of rows into \(change.relation) in one statement.",
      at: change.span,
      lock: step.lockLine(.rowExclusive, on: change.relation),
      wayOut: ["copy in batches that each commit, bounded by a key"])
  }
}

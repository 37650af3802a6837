import Rulebook
import Semantics

extension Rule {
  /// One DELETE of unbounded rows holds every row's lock until it commits and leaves as many dead rows.
  static let unbatchedDelete = Rule(.unbatchedDelete) { (change: RowChange, step) in
    guard change.kind == .delete, change.isLive, change.extent == .unbounded else { return nil }

    return Concern(
      "This deletes any number of rows of \(change.relation) at once; other writers of them wait.",
      at: change.span,
      lock: "each row that is deleted, \(step.before.lockEnd)",
      wayOut: ["delete in batches that each commit, bounded by a key: WHERE id BETWEEN … AND …"])
  }
}

import Rulebook
import Semantics

extension Rule {
  /// One UPDATE of unbounded rows holds every row's lock until it commits and leaves as many dead
  /// rows behind.
  static let unbatchedUpdate = Rule(.unbatchedUpdate) { (change: RowChange, step) in
    guard change.kind == .update, change.isLive, !change.extent.isSmall else { return nil }
    let rows = change.extent == .whole ? "every row" : "any number of rows"

    return Concern(
      "This updates \(rows) of \(change.relation) at once; other writers of those rows wait.",
      at: change.span,
      lock: "each row that is updated, \(step.before.lockEnd)",
      wayOut: ["update in batches that each commit, bounded by a key: WHERE id BETWEEN … AND …"])
  }
}

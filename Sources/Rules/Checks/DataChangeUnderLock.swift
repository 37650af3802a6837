import Rulebook
import Semantics

extension Rule {
  /// A few rows change beside a schema change: a moment's work that holds the lock a little longer,
  /// and one that waits for whoever has those rows locked.
  static let dataChangeUnderLock = Rule(.dataChangeUnderLock) { (change: RowChange, step) in
    guard change.kind != .insert, change.isLive, change.extent.isSmall,
      let held = step.before.held.strongest
    else { return nil }

    return Concern(
      "This waits for whoever has these rows of \(change.relation) locked, and "
        + "\(held.mode.blocksReads ? "reads and writes" : "writes") of \(held.relation) wait with it.",
      at: change.span,
      notes: step.heldNotes,
      lock: step.lockLine(held.mode, on: held.relation),
      wayOut: ["change the rows in a migration of their own"])
  }
}

import Rulebook
import Semantics

extension Rule {
  /// Rows are changed by the thousand while the transaction holds a lock that others wait for: they
  /// wait for all of it, not for the moment that the schema change takes.
  static let backfillUnderLock = Rule(.backfillUnderLock) { (change: RowChange, step) in
    guard change.isLive, !change.extent.isSmall, let held = step.before.held.strongest
    else { return nil }
    let who = held.mode.blocksReads ? "reads and writes" : "writes"

    return Concern(
      "\(who.capitalizedFirst) of \(held.relation) wait until all these rows of \(change.relation) "
        + "are \(change.kind.participle).",
      at: change.span,
      notes: step.heldNotes,
      lock: step.lockLine(held.mode, on: held.relation),
      work: "\(change.extent == .whole ? "every row" : "unbounded rows") of \(change.relation)",
      wayOut: [
        "commit the schema change first; change the rows in a later migration or a job, in batches"
      ])
  }
}

extension RowChange.Kind {
  fileprivate var participle: String {
    switch self {
    case .insert: "inserted"
    case .update: "updated"
    case .delete: "deleted"
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

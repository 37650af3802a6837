import Rulebook
import Semantics
import Syntax

extension Rule {
  /// `LOCK TABLE` holds what it takes until the transaction ends, whatever stands behind it.
  static let lockedTable = Rule(.lockedTable) { (lock: TableLock, step) in
    guard lock.isLive, lock.mode.blocksWrites else { return nil }
    let tables = lock.relations.map { "\($0)" }.joined(separator: ", ")
    let who = lock.mode.blocksReads ? "Reads and writes" : "Writes"

    return Concern(
      "\(who) of \(tables) wait from here to the end of the transaction.",
      at: lock.span,
      notes: step.heldNotes,
      lock: "\(lock.mode) on \(tables) \(step.before.lockEnd)",
      wayOut: [
        "leave it out: each statement takes the lock that it needs",
        "or the weakest mode that serves, with NOWAIT or a short lock_timeout, right before COMMIT",
      ])
  }
}

import Rulebook
import Semantics

extension Rule {
  /// ALTER SEQUENCE in a transaction stops every draw until COMMIT, and with it every INSERT.
  static let blockingSequenceChange = Rule(.blockingSequenceChange) { (change: Change, step) in
    guard case .sequence = change.kind, change.isLive, let sequence = change.relation,
      step.before.transaction.isInTransaction == true
    else { return nil }

    return Concern(
      "Every INSERT that draws from \(sequence) waits \(step.before.lockEnd).",
      at: change.span,
      notes: step.heldNotes,
      lock: step.lockLine(.shareRowExclusive, on: sequence),
      wayOut: [
        "alter it in a transaction of its own",
        "to move its number, SELECT setval('\(sequence)', …): draws go on",
      ])
  }
}

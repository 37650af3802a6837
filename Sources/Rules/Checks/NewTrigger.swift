import Rulebook
import Semantics

extension Rule {
  /// A trigger stops the writes for a moment, and takes part in each of them from then on.
  static let newTrigger = Rule(.newTrigger) { (change: Change, step) in
    guard case .trigger(let name) = change.kind, change.isLive, let table = change.relation
    else { return nil }

    return Concern(
      "From now on \(name) runs in every write to \(table) that it fires for.",
      at: change.span,
      lock: step.lockLine(.shareRowExclusive, on: table),
      wayOut: ["know what it costs per row; a WHEN clause keeps it from rows that need nothing"])
  }
}

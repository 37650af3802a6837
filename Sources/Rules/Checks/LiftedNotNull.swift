import Rulebook
import Semantics

extension Rule {
  /// Readers that count on a value meet NULL.
  static let liftedNotNull = Rule(.liftedNotNull) { (change: ColumnChange, step) in
    guard case .nullable = change.kind, change.isLive, !change.isNew else { return nil }

    return Concern(
      "From here on \(change.relation).\(change.column) may be NULL, which running code may not expect.",
      at: change.span,
      lock: step.lockLine(.accessExclusive, on: change.relation),
      wayOut: ["first deploy code that reads NULL"])
  }
}

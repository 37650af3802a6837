import Rulebook
import Semantics

extension Rule {
  /// A key that may be broken until COMMIT serves no foreign key and no ON CONFLICT.
  static let deferrableKey = Rule(.deferrableKey) { (change: Change, _) in
    guard case .deferrableKey = change.kind, change.isLive, let table = change.relation
    else { return nil }

    return Concern(
      "No foreign key can refer to this key of \(table), and INSERT … ON CONFLICT cannot use it.",
      at: change.span,
      wayOut: ["leave DEFERRABLE out, unless rows have to trade values within a transaction"])
  }
}

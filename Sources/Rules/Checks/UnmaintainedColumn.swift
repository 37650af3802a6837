import Rulebook
import Semantics

extension Rule {
  /// A generated column that loses its expression keeps the old values, and new rows get none.
  static let unmaintainedColumn = Rule(.unmaintainedColumn) { (change: ColumnChange, step) in
    guard case .noExpression = change.kind, change.isLive, !change.isNew else { return nil }

    return Concern(
      "\(change.relation).\(change.column) is computed no more: new rows hold NULL, changed rows "
        + "the old value.",
      at: change.span,
      lock: step.lockLine(.accessExclusive, on: change.relation),
      wayOut: ["have a trigger or the running code write it before this commits"])
  }
}

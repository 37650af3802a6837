import Rulebook
import Semantics

extension Rule {
  /// Statements that sessions have prepared return another type, and the server refuses that.
  static let changedResultType = Rule(.changedResultType) { (change: ColumnChange, step) in
    guard case .type(let type) = change.kind, change.isLive, !change.isNew else { return nil }

    return Concern(
      "Prepared statements that return \(change.relation).\(change.column) fail once; it is \(type.new) now.",
      at: change.span,
      wayOut: ["let sessions begin anew behind the migration, or DISCARD PLANS in them"])
  }
}

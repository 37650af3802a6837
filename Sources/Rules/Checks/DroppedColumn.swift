import Rulebook
import Semantics

extension Rule {
  /// Dropping a column loses its data and breaks the running code that names it, or reads `*`.
  static let droppedColumn = Rule(.droppedColumn) { (removal: Removal, step) in
    guard case .column(let column, let table) = removal.object, removal.isLive else { return nil }

    return Concern(
      "Dropping \(table).\(column) loses its data, and running code that names it fails.",
      at: removal.span,
      lock: step.lockLine(.accessExclusive, on: table),
      wayOut: [
        "first deploy code that does not use it, then drop it, and say why above it:",
        RuleID.droppedColumn.allowance,
      ])
  }
}

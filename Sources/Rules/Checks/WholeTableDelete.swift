import Rulebook
import Semantics

extension Rule {
  /// DELETE without WHERE empties the table.
  static let wholeTableDelete = Rule(.wholeTableDelete) { (change: RowChange, step) in
    guard change.kind == .delete, change.isLive, change.extent == .whole else { return nil }

    return Concern(
      "This deletes every row of \(change.relation).",
      at: change.span,
      lock: "each row, \(step.before.lockEnd)",
      wayOut: [
        "say which rows with WHERE, and delete them in batches that each commit",
        "if the table is to be emptied, say why above it:", RuleID.wholeTableDelete.allowance,
      ])
  }
}

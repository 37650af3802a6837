import Rulebook
import Semantics

extension Rule {
  /// Dropping a table loses its data and breaks the running code that names it.
  static let droppedTable = Rule(.droppedTable, [.removal, .change]) { effect, step in
    if case .change(let change) = effect { return unseen(change) }
    guard case .removal(let removal) = effect, case .table(let table) = removal.object,
      removal.isLive
    else { return nil }
    let replacement = removal.replacement
    if let replacement, replacement.isDone {
      return lastStep(of: replacement, for: "\(table)", on: table, removal, step)
    }

    return Concern(
      "Dropping \(table) loses its data, and running code that names it fails"
        + "\(replacement?.missingStep ?? "").",
      at: removal.span,
      lock: step.lockLine(.accessExclusive, on: table),
      also: step.parent(of: table).map {
        "reads and writes of \($0), whose partition it is, wait for it too"
      },
      wayOut: (replacement?.wayOut ?? []) + [
        "first deploy code that does not use it, then drop it, and say why above it:",
        RuleID.droppedTable.allowance,
      ]
        + (step.parent(of: table) == nil
          ? [] : ["DETACH PARTITION … CONCURRENTLY before, so that only the partition is locked"]))
  }

  /// Somebody expects the table to be there, and no migration knows it.
  private static func unseen(_ change: Change) -> Concern? {
    guard case .absentTable = change.kind, let table = change.relation else { return nil }
    return Concern(
      "Where \(table) exists, its data is lost: no migration makes it, so it is unknown here.",
      at: change.span,
      wayOut: ["see on the server what it is and who uses it"],
      severity: .note)
  }
}

extension Step {
  /// The partitioned table of which history shows it to be a partition.
  fileprivate func parent(of table: RelationName) -> RelationName? {
    let schema = before.schema
    return schema.relation(table)?.partition.flatMap { schema.relation($0.parent)?.name }
  }
}

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
      also: step.alsoWaiting(for: table),
      wayOut: (replacement?.wayOut ?? []) + [
        "first deploy code that does not use it, then drop it, and say why above it:",
        RuleID.droppedTable.allowance,
      ] + step.wayToLess(than: table))
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
  /// Who waits beside the users of a table that goes.
  fileprivate func alsoWaiting(for table: RelationName) -> String? {
    if let parent = parent(of: table) {
      return "reads and writes of \(parent), whose partition it is, wait for it too"
    }
    let others = referenced(by: table).map { "\($0)" }
    return others.isEmpty
      ? nil : "reads and writes of \(others.listed), which it refers to, wait for it too"
  }

  /// How fewer of them wait.
  fileprivate func wayToLess(than table: RelationName) -> [String] {
    if parent(of: table) != nil {
      return ["DETACH PARTITION … CONCURRENTLY before, so that only the partition is locked"]
    }
    return referenced(by: table).count > 1
      ? ["drop its foreign keys one by one before, each in a transaction of its own"] : []
  }

  /// The partitioned table of which history shows it to be a partition.
  private func parent(of table: RelationName) -> RelationName? {
    let schema = before.schema
    return schema.relation(table)?.partition.flatMap { schema.relation($0.parent)?.name }
  }

  /// The live tables that its foreign keys refer to.
  private func referenced(by table: RelationName) -> [RelationName] {
    let schema = before.schema
    var found: [RelationName] = []
    for key in schema.relation(table)?.constraints ?? [] where key.isEnforced {
      guard let other = key.referenced.flatMap({ schema.relation($0)?.name }), other != table,
        before.isLive(other), !found.contains(other)
      else { continue }
      found.append(other)
    }
    return found
  }
}

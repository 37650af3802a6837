import Rulebook
import Semantics
import Syntax

extension Rule {
  /// A new table of which nothing in the file says what it is for.
  static let uncommentedTable = Rule(.uncommentedTable) { (migration: Migration) in
    var described: Set<RelationName> = []
    for case .change(let change) in migration.effects.of(.change) {
      if case .comment = change.kind, let table = change.relation { described.insert(table) }
    }
    return migration.effects.compactMap { effect in
      guard case .creation(let creation) = effect, creation.isNamedTable,
        !described.contains(creation.relation)
      else { return nil }
      return Concern(
        "Nothing in this file says what \(creation.relation) is for.",
        at: creation.span,
        wayOut: ["+ COMMENT ON TABLE \(creation.relation.sql) IS '…';"])
    }
  }
}

extension Creation {
  /// Whether it is a table that stays, and no part of another.
  fileprivate var isNamedTable: Bool {
    (kind == .table || kind == .partitionedTable) && persistence != .temporary && parent == nil
  }
}

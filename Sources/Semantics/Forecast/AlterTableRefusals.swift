import Syntax

/// What the server refuses before it looks at an action's own matters.
extension Forecast {
  /// Whether the table is there. Where IF EXISTS finds none, nothing is done and nothing locked.
  mutating func isThere(_ table: RelationName, _ alter: AlterTable) -> Bool {
    guard relation(table) == nil, moment.schema.isWhole else {
      return isRightKind(table, alter)
    }
    if !alter.ifExists { sayMissing(table, at: alter.table.range) }
    return false
  }

  private mutating func isRightKind(_ table: RelationName, _ alter: AlterTable) -> Bool {
    guard let kind = relation(table)?.kind, relation(table)?.birth != .unseen else { return true }
    let isWrong = kind == .compositeType || alter.kind == .foreignTable && kind != .foreignTable
    if isWrong { refuse("42809", "\"\(table)\" is of another kind", at: alter.table.range) }
    return !isWrong
  }

  /// Whether a relation of this kind can take an action on a column.
  mutating func admits(_ action: AlterTableAction, on table: RelationName) -> Bool {
    guard let known = relation(table), known.birth != .unseen, !known.isTable,
      let others = action.kind.othersThanTables
    else { return true }
    if others.contains(known.kind) { return true }
    refuse(
      "42809", "ALTER action cannot be performed on relation \"\(table)\"", at: action.keywords)
    return false
  }

  /// What is known of a column that an action names.
  enum Found {
    case known(Column)
    /// History does not show it, nor that it is not there.
    case unseen
    /// The server says that it is not there, or that it may not be touched.
    case refused

    var column: Column? {
      if case .known(let column) = self { column } else { nil }
    }
  }

  mutating func find(_ name: Name, of table: RelationName) -> Found {
    let column = Identifier(name, in: statement)
    if let known = relation(table)?.column(column) { return .known(known) }
    if Relation.systemColumns.contains(column) {
      refuse("0A000", "cannot alter system column \"\(column)\"", at: name.range)
      return .refused
    }
    guard relation(table)?.isComplete == true else { return .unseen }
    refuse(
      "42703", "column \"\(column)\" of relation \"\(table.name)\" does not exist", at: name.range)
    return .refused
  }

}

extension AlterTableAction.Kind {
  /// The kinds of relation beside tables that take an action on columns (`ATSimplePermissions`);
  /// nil for the other families.
  fileprivate var othersThanTables: Set<Relation.Kind>? {
    switch self {
    case .addColumn, .dropColumn, .alterColumnType, .setNotNull, .dropNotNull, .setExpression,
      .dropExpression, .columnForeignOptions:
      []
    case .setDefault, .dropDefault, .addIdentity, .alterIdentity, .dropIdentity:
      [.view]
    case .setStatistics:
      [.materializedView, .index, .partitionedIndex]
    case .setColumnOptions, .resetColumnOptions, .setStorage, .setCompression:
      [.materializedView]
    default: nil
    }
  }
}

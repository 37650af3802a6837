import Syntax

/// What stands on a column is made anew when the column's type changes (`ATPostAlterTypeCleanup` in
/// `tablecmds.c`): cheaply where the old index or check still holds, else by reading the rows.
extension Forecast {
  /// Notes, before any action, whether the type changes of the statement write the tables anew: the
  /// server decides that first, and does not look whether an old foreign key still holds then.
  mutating func prepareTypeChanges(of alter: AlterTable, on table: RelationName) {
    for action in alter.actions {
      guard case .alterColumnType(let name, let type, _, let using) = action.kind else { continue }
      let column = Identifier(name, in: statement)
      let known = relation(table)?.column(column)
      guard known?.generation != .virtual else { continue }
      let new = moment.schema.columnType(type, in: statement).stored
      let conversion = conversion(of: column, known?.type, to: new, using: using)
      if conversion.values == .rewritten { typesRewrite = true }
    }
  }

  /// Whatever stands on the column, on one table.
  mutating func rebuild(
    over column: Identifier, of table: RelationName, _ change: TypeChange,
    collation: QualifiedName?, at range: TokenRange
  ) {
    guard let known = relation(table) else { return }
    let isComparedOtherwise = change.old.map { comparison($0) != comparison(change.new) } ?? false
    let isSortedOtherwise = isComparedOtherwise || collates(known.column(column), collation)
    for id in known.indexes {
      guard let index = relation(id), let definition = index.index, definition.concerns(column)
      else { continue }
      lock(id, .accessExclusive, at: range)
      if definition.parent != nil { continue }
      if index.kind == .partitionedIndex {
        remake(id, of: table, at: range)
        continue
      }
      let isKept =
        !definition.computesAnything
        && !(isSortedOtherwise
          && definition.keys.contains { $0.sorts(column, isComparedOtherwise) })
      if !isKept {
        build(table, index: index.name.name, .typeChange, at: range)
      }
    }
    for check in known.constraints
    where check.kind == .check && check.isProved && check.columns.contains(column) {
      if hasStorage(table) { scan(table, .typeChange, at: range) }
    }
    rebuildForeignKeys(
      over: column, of: table, mustValidate: typesRewrite || isComparedOtherwise, at: range)
  }

  /// The parts of a partitioned index are built anew, whatever the old ones hold.
  private mutating func remake(_ index: RelationID, of table: RelationName, at range: TokenRange) {
    let after = after
    var parts: [RelationName] = []
    var next = [index]
    while let id = next.popLast() {
      guard let part = after.relation(id) else { continue }
      if part.kind == .index { parts.append(part.name) }
      next += part.index?.children ?? []
    }
    if !parts.isEmpty { build(table, index: nil, .typeChange, parts: parts, at: range) }
  }

  private func comparison(_ type: ColumnType) -> String {
    let base = moment.schema.baseType(of: type)
    return base.dimensions > 0 ? base.comparedAs + "[]" : base.comparedAs
  }

  private func collates(_ column: Column?, _ collation: QualifiedName?) -> Bool {
    let name = collation.map { Identifier($0.last, in: statement) }
    let new = name?.text == "default" ? nil : name
    guard let column else { return new != nil }
    return column.collation != new
  }

  /// Both tables of each foreign key over the column are locked, to take the key off and to put it
  /// on again; its rows are checked where the old check says nothing of the new values.
  mutating func rebuildForeignKeys(
    over column: Identifier, of table: RelationName, mustValidate: Bool, at range: TokenRange
  ) {
    lockForeignKeys(over: column, of: table, at: range)
    guard mustValidate, let known = relation(table) else { return }
    for key in known.constraints
    where key.kind == .foreignKey && key.isProved && key.columns.contains(column) {
      guard hasStorage(table), let referenced = key.referenced.flatMap(relation) else { continue }
      validate(table, referenced: referenced.name, constraint: key.name, at: range)
    }
    for id in known.referencedBy.flatMap(moment.schema.withDescendants) {
      guard let other = relation(id), hasStorage(other.name) else { continue }
      for key in other.constraints
      where key.kind == .foreignKey && key.isProved && key.referenced == known.id
        && known.keyColumns(of: key).contains(column)
      {
        validate(other.name, referenced: table, constraint: key.name, at: range)
      }
    }
  }
}

extension IndexKey {
  /// Whether the key is the column, in an order that the column decides.
  fileprivate func sorts(_ column: Identifier, _ isComparedOtherwise: Bool) -> Bool {
    self.column == column && (isComparedOtherwise || collation == nil)
  }
}

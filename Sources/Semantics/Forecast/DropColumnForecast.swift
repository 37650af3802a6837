import Syntax

/// DROP COLUMN, and what goes with the column.
extension Forecast {
  mutating func dropColumn(
    _ name: Name, ifExists: Bool, cascades: Bool, _ action: AlterTableAction,
    of alter: AlterTable, from table: RelationName
  ) {
    let column = Identifier(name, in: statement)
    let words = TokenRange(Int(action.range.lower), Int(name.token) + 1)
    let known = relation(table)?.column(column)
    if known == nil, relation(table)?.isComplete == true,
      ifExists, !Relation.systemColumns.contains(column)
    {
      return
    }
    if case .refused = find(name, of: table) { return }
    if let (state, message) = reasonNotToDrop(column, alter, table) {
      return refuse(state, message, at: words)
    }
    remove(
      .column(column, of: table), isLive: isLive(table) && known?.isNew != true,
      replacedBy: relation(table)?.replacement(of: column), at: words)
    lockThoseThatInherit(from: table, alter, at: action.keywords)
    let dependent = dependent(on: column, of: table, alter)
    if cascades, dependent != nil || isShapeUnknown(table) {
      takeAlong(dependent.map { [$0] } ?? [], isLive: isLive(table), at: action.range)
    }
    if !cascades, let dependent {
      return refuse(
        "2BP01",
        "cannot drop column \(column) of table \(table) because \(dependent) depends on it",
        at: words)
    }
    for target in reached(table, by: alter) {
      lockForeignKeys(over: column, of: target, at: action.keywords)
    }
    lockVanishing(action, alter, table)
  }

  /// Whether history does not show what hangs on a table.
  func isShapeUnknown(_ table: RelationName) -> Bool {
    !moment.schema.isWhole && relation(table)?.birth ?? .unseen == .unseen
  }

  private func reasonNotToDrop(
    _ column: Identifier, _ alter: AlterTable, _ table: RelationName
  ) -> (String, String)? {
    guard let known = relation(table) else { return nil }
    if known.ofType != nil { return ("42809", "cannot drop column from typed table") }
    if known.column(column)?.isInherited == true {
      return ("42P16", "cannot drop inherited column \"\(column)\"")
    }
    if let owner = partitionKey(with: column, in: reached(table, by: alter)) {
      return (
        "42P16",
        "cannot drop column \"\(column)\" because it is part of the partition key of "
          + "relation \"\(owner)\""
      )
    }
    if alter.table.isOnly, known.kind == .partitionedTable, !known.children.isEmpty {
      return (
        "42P16", "cannot drop column from only the partitioned table when partitions exist"
      )
    }
    return nil
  }

  /// The first of the tables that is partitioned by the column.
  func partitionKey(with column: Identifier, in tables: [RelationName]) -> RelationName? {
    tables.first { table in
      guard let key = relation(table)?.partitionKey else { return false }
      return key.columns.contains(column) || key.reads.contains(column)
    }
  }

  /// ONLY leaves the children the column, and notes in each of them that it is its own now.
  private mutating func lockThoseThatInherit(
    from table: RelationName, _ alter: AlterTable, at keywords: TokenRange
  ) {
    guard alter.table.isOnly else { return lockDescendants(of: table, alter, at: keywords) }
    for child in relation(table)?.children ?? [] {
      lock(child, alter.lockMode(in: statement), at: keywords)
    }
  }

  /// Something that would have to go with the column, and goes only by CASCADE.
  private func dependent(on column: Identifier, of table: RelationName, _ alter: AlterTable)
    -> String?
  {
    for target in reached(table, by: alter) {
      guard let known = relation(target) else { continue }
      if let view = reader(of: column, known) { return "\(view)" }
      if let use = known.uses.first(where: { $0.columns.contains(column) }) { return "\(use.name)" }
      if let computed = known.columns.first(where: { $0.generatedFrom.contains(column) }) {
        return "column \(computed.name)"
      }
      if let referencing = referencing(column, of: known) {
        return "a foreign key of \(referencing)"
      }
    }
    return nil
  }

  /// A view that reads the column.
  func reader(of column: Identifier, _ table: Relation) -> RelationName? {
    table.readBy.compactMap { relation($0) }
      .first { $0.readsColumns[table.id]?.contains(column) == true }?.name
  }

  /// Another table whose foreign key refers to the column.
  private func referencing(_ column: Identifier, of table: Relation) -> RelationName? {
    for id in table.referencedBy {
      guard let other = relation(id) else { continue }
      let refers = other.constraints.contains {
        $0.kind == .foreignKey && $0.referenced == table.id
          && table.keyColumns(of: $0).contains(column)
          && !(id == table.id && $0.columns.contains(column))
      }
      if refers { return other.name }
    }
    return nil
  }

  /// Takes ACCESS EXCLUSIVE on both sides of the foreign keys that the column is part of.
  mutating func lockForeignKeys(
    over column: Identifier, of table: RelationName, at keywords: TokenRange
  ) {
    guard let known = relation(table) else { return }
    for constraint in known.constraints
    where constraint.kind == .foreignKey && constraint.columns.contains(column) {
      if let referenced = constraint.referenced {
        lockKeySide(referenced, .accessExclusive, at: keywords)
      }
    }
    for id in known.referencedBy {
      let refers = relation(id)?.constraints.contains {
        $0.kind == .foreignKey && $0.referenced == known.id
          && known.keyColumns(of: $0).contains(column)
      }
      if refers == true { lockKeySide(id, .accessExclusive, at: keywords) }
    }
  }

  /// Indexes, sequences, views: whatever the schema holds no more when the column is gone.
  private mutating func lockVanishing(
    _ action: AlterTableAction, _ alter: AlterTable, _ table: RelationName
  ) {
    let after = leave()
    let vanished = hangingOn(reached(table, by: alter)).filter { after.relation($0) == nil }
    for id in vanished.sorted(by: { $0.number < $1.number }) {
      lock(id, .accessExclusive, at: action.keywords)
    }
  }

  /// Indexes and sequences of tables, views over them, and indexes of those.
  private func hangingOn(_ tables: [RelationName]) -> Set<RelationID> {
    var found: Set<RelationID> = []
    var next = tables.compactMap { relation($0)?.id }
    while let id = next.popLast() {
      guard let known = relation(id) else { continue }
      for part in known.indexes + moment.schema.sequences(of: id) { found.insert(part) }
      for view in known.readBy where found.insert(view).inserted { next.append(view) }
    }
    return found
  }
}

extension Relation {
  /// The columns of this table that a foreign key refers to: those of the primary key, where none
  /// are named.
  func keyColumns(of foreignKey: Constraint) -> [Identifier] {
    foreignKey.referencedColumns.isEmpty ? primaryKey : foreignKey.referencedColumns
  }
}

import Syntax

/// Identity columns and generated columns that are there already.
extension Forecast {
  /// Since 17 partitions share the identity of their parent.
  private var identityReachesPartitions: Bool { moment.server.major >= 17 }

  private mutating func mayTouchIdentity(
    _ action: AlterTableAction, of alter: AlterTable, on table: RelationName
  ) -> Bool {
    guard identityReachesPartitions, let known = relation(table) else { return true }
    let isRefused =
      known.partition != nil || known.kind == .partitionedTable && alter.table.isOnly
    if isRefused {
      refuse("42P16", "cannot change identity of a partition alone", at: action.keywords)
    }
    return !isRefused
  }

  private mutating func lockPartitions(
    of table: RelationName, _ action: AlterTableAction, _ alter: AlterTable
  ) {
    guard identityReachesPartitions, relation(table)?.kind == .partitionedTable else { return }
    lockDescendants(of: table, alter, at: action.keywords)
  }

  mutating func addIdentity(
    _ name: Name, _ action: AlterTableAction, of alter: AlterTable, on table: RelationName
  ) {
    guard mayTouchIdentity(action, of: alter, on: table) else { return }
    lockPartitions(of: table, action, alter)
    guard case .known(let column) = find(name, of: table) else { return }
    if let type = column.type, !type.isWholeNumber {
      refuse("22023", "identity column type must be smallint, integer, or bigint", at: name.range)
    } else if !column.isNotNull, relation(table)?.isComplete == true {
      refuse(
        "55000", "column \"\(column.name)\" must be declared NOT NULL before identity can be added",
        at: name.range)
    } else if column.isIdentity {
      refuse("55000", "column \"\(column.name)\" is already an identity column", at: name.range)
    } else if column.hasDefault {
      refuse("55000", "column \"\(column.name)\" already has a default value", at: name.range)
    }
  }

  mutating func alterIdentity(
    _ name: Name, _ action: AlterTableAction, of alter: AlterTable, on table: RelationName
  ) {
    guard mayTouchIdentity(action, of: alter, on: table) else { return }
    lockPartitions(of: table, action, alter)
    if isSetAlways(action) {
      noteChange(
        .alwaysGenerated, Identifier(name, in: statement), of: table, at: action.range)
    }
    guard case .known(let column) = find(name, of: table) else { return }
    guard column.isIdentity || relation(table)?.isComplete == false else {
      return refuse("55000", "column \"\(column.name)\" is not an identity column", at: name.range)
    }
    for sequence in sequences(of: column.name, table) {
      lock(sequence, .shareRowExclusive, at: action.keywords)
      guard changesSequence(action) else { continue }
      rewrite(sequence, .sequence, at: action.keywords)
      changes(.sequence, of: sequence, at: action.keywords)
    }
  }

  /// Whether nothing was seen of the column.
  private func isUnknown(_ name: Name, of table: RelationName) -> Bool {
    relation(table)?.isComplete != true
      && relation(table)?.column(Identifier(name, in: statement)) == nil
  }

  private func isSetAlways(_ action: AlterTableAction) -> Bool {
    let words = action.range.indices.compactMap { statement.token(at: $0)?.keyword }
    return zip(words, words.dropFirst()).contains { $0 == .generated && $1 == .always }
  }

  /// SET GENERATED is the column's alone; every other option is the sequence's.
  private func changesSequence(_ action: AlterTableAction) -> Bool {
    let words = action.range.indices.compactMap { statement.token(at: $0)?.keyword }
    if words.contains(.restart) { return true }
    return zip(words, words.dropFirst()).contains { $0 == .set && $1 != .generated }
  }

  mutating func dropIdentity(
    _ name: Name, ifExists: Bool, _ action: AlterTableAction, of alter: AlterTable,
    on table: RelationName
  ) {
    guard mayTouchIdentity(action, of: alter, on: table) else { return }
    lockPartitions(of: table, action, alter)
    if isUnknown(name, of: table) {
      return noteChange(
        .noIdentity, Identifier(name, in: statement), of: table, at: action.range)
    }
    guard case .known(let column) = find(name, of: table) else { return }
    if column.isIdentity {
      noteChange(.noIdentity, column.name, of: table, at: action.range)
      for sequence in sequences(of: column.name, table) {
        lock(sequence, .accessExclusive, at: action.keywords)
      }
    } else if !ifExists, relation(table)?.isComplete == true {
      refuse("55000", "column \"\(column.name)\" is not an identity column", at: name.range)
    }
  }

  /// The sequences that go with a column.
  func sequences(of column: Identifier, _ table: RelationName) -> [RelationName] {
    guard let id = moment.schema.id(of: table) else { return [] }
    return moment.schema.ownedSequences(of: id, column: column).compactMap { relation($0)?.name }
  }

  // MARK: Generated columns

  mutating func setExpression(
    _ name: Name, _ value: Expression, _ action: AlterTableAction, of alter: AlterTable,
    on table: RelationName
  ) {
    lockDescendants(of: table, alter, at: action.keywords)
    let found = find(name, of: table)
    if case .refused = found { return }
    let column = Identifier(name, in: statement)
    switch found.column?.generation {
    case nil:
      rewrite(table, .newExpression(column), .unknownShape, at: action.keywords)
    case .some(.none):
      refuse("55000", "column \"\(column)\" is not a generated column", at: name.range)
    case .stored:
      checkGeneration(value, of: column, on: table)
      let targets = reached(table, by: alter)
      for target in targets where hasStorage(target) {
        rewrite(target, .newExpression(column), at: action.keywords)
      }
      for target in targets {
        rebuildForeignKeys(over: column, of: target, mustValidate: true, at: action.keywords)
      }
    case .virtual:
      if relation(table)?.constraints.contains(where: { $0.kind == .check }) == true {
        refuse(
          "0A000",
          "SET EXPRESSION is not supported for virtual generated columns in tables "
            + "with check constraints", at: action.keywords)
      } else if found.column?.isNotNull == true {
        for target in reached(table, by: alter) where hasStorage(target) {
          scan(target, .notNull(column), at: action.keywords)
        }
      }
    }
  }

  mutating func dropExpression(
    _ name: Name, ifExists: Bool, _ action: AlterTableAction, of alter: AlterTable,
    on table: RelationName
  ) {
    lockDescendants(of: table, alter, at: action.keywords)
    if alter.table.isOnly, hasChildren(table) {
      return refuse(
        "0A000", "DROP EXPRESSION must be applied to child tables too", at: action.keywords)
    }
    if isUnknown(name, of: table) {
      return noteChange(
        .noExpression, Identifier(name, in: statement), of: table, at: action.range)
    }
    guard case .known(let column) = find(name, of: table) else { return }
    if column.isInherited {
      return refuse(
        "42P16", "cannot drop generation expression from inherited column", at: name.range)
    }
    switch column.generation {
    case .stored: noteChange(.noExpression, column.name, of: table, at: action.range)
    case .virtual:
      refuse(
        "0A000", "DROP EXPRESSION is not supported for virtual generated columns",
        at: action.keywords)
    case .none:
      if !ifExists, relation(table)?.isComplete == true {
        refuse("55000", "column \"\(column.name)\" is not a generated column", at: name.range)
      }
    }
  }
}

extension ColumnType {
  /// A type of the server's own that no sequence can have.
  var isFraction: Bool { isBuiltin && !isWholeNumber }

  /// One of the types that an identity column can have.
  var isWholeNumber: Bool { dimensions == 0 && ["int2", "int4", "int8"].contains(name) }
}

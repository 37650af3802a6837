import Syntax

/// SET NOT NULL and DROP NOT NULL.
extension Forecast {
  /// SET NOT NULL reads the tables unless something proves that no NULL is there.
  mutating func setNotNull(
    _ name: Name, _ action: AlterTableAction, of alter: AlterTable, on table: RelationName
  ) {
    let found = find(name, of: table)
    if case .refused = found { return }
    let column = Identifier(name, in: statement)
    if found.column?.isNotNull == true, found.column?.isNotNullUnproved != true { return }
    if !canLeaveOutChildren(column, alter, table) {
      return refuse("42P16", "constraint must be added to child tables too", at: action.keywords)
    }
    lockDescendants(of: table, alter, at: action.keywords)
    if refuseEmptyColumn(column, alter, table, at: action.keywords) { return }
    for target in reached(table, by: alter) where hasStorage(target) {
      if !isProvedNotNull(column, in: target) {
        scan(target, .notNull(column), at: action.keywords)
      }
    }
  }

  /// A column that the statement itself adds without a value has none in the rows there are.
  private mutating func refuseEmptyColumn(
    _ column: Identifier, _ alter: AlterTable, _ table: RelationName, at keywords: TokenRange
  ) -> Bool {
    guard emptyColumns.contains(column),
      reached(table, by: alter).contains(where: { relation($0)?.rows == .some })
    else { return false }
    effects.append(
      .failure(
        Failure(
          cause: .nullInNewColumn(column, of: table, isPrimaryKey: false), certainty: .certain,
          span: span(keywords))))
    return true
  }

  /// ONLY on a partitioned table: since 18 where no partition is, before where each has it already.
  private func canLeaveOutChildren(
    _ column: Identifier, _ alter: AlterTable, _ table: RelationName
  ) -> Bool {
    guard alter.table.isOnly, let known = relation(table), known.kind == .partitionedTable
    else { return true }
    if moment.server.major >= 18 { return known.children.isEmpty }
    return known.children.allSatisfy { relation($0)?.column(column)?.isNotNull != false }
  }

  /// A valid CHECK proves it. A NOT NULL that is NOT VALID (18) makes the server look all the same.
  private func isProvedNotNull(_ column: Identifier, in table: RelationName) -> Bool {
    guard let known = relation(table) else { return false }
    let present = known.column(column)
    if present?.isNotNullUnproved == true { return false }
    if present?.isNotNull == true { return true }
    return known.constraints.contains {
      $0.kind == .check && $0.isProved && $0.provesNotNull.contains(column)
    }
  }

  mutating func dropNotNull(
    _ name: Name, _ action: AlterTableAction, of alter: AlterTable, on table: RelationName
  ) {
    let found = find(name, of: table)
    if case .refused = found { return }
    let isSet = found.column?.isNotNull != false
    // Since 18 it is a constraint's end, which goes down only where there is one.
    if moment.server.major < 18 {
      lockDescendants(of: table, alter, at: action.keywords)
    } else if isSet {
      lockChildren(of: table, alter, at: action.keywords)
    }
    if alter.table.isOnly, relation(table)?.kind == .partitionedTable, hasChildren(table),
      moment.server.major < 18
    {
      return refuse(
        "42P16", "cannot remove constraint from only the partitioned table when partitions exist",
        at: action.keywords)
    }
    if isSet { noteChange(.nullable, Identifier(name, in: statement), of: table, at: action.range) }
    guard let column = found.column, column.isNotNull else { return }
    if let (state, message) = reasonToStayNotNull(column, of: table) {
      refuse(state, message, at: name.range)
    }
  }

  /// ONLY keeps the constraint in the children, and notes there that it is theirs now.
  private mutating func lockChildren(
    of table: RelationName, _ alter: AlterTable, at keywords: TokenRange
  ) {
    guard alter.table.isOnly else { return lockDescendants(of: table, alter, at: keywords) }
    for child in relation(table)?.children ?? [] {
      lock(child, alter.lockMode(in: statement), at: keywords)
    }
  }

  private func reasonToStayNotNull(_ column: Column, of table: RelationName) -> (String, String)? {
    if column.isIdentity { return ("42601", "column \"\(column.name)\" is an identity column") }
    if relation(table)?.primaryKey.contains(column.name) == true {
      return ("42P16", "column \"\(column.name)\" is in a primary key")
    }
    if let parent = relation(table)?.partition?.parent,
      relation(parent)?.column(column.name)?.isNotNull == true
    {
      return ("42P16", "column \"\(column.name)\" is marked NOT NULL in parent table")
    }
    let inherited = relation(table)?.constraints.first {
      $0.kind == .notNull && $0.columns == [column.name] && $0.isInherited
    }
    return inherited.map {
      ("42P16", "cannot drop inherited constraint \"\($0.name)\" of relation \"\(table)\"")
    }
  }
}

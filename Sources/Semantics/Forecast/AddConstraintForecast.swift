import Syntax

/// ALTER TABLE … ADD CONSTRAINT: CHECK, NOT NULL, and keys. Foreign keys have a file of their own.
extension Forecast {
  mutating func addConstraint(
    _ constraint: TableConstraint, to table: RelationName, _ alter: AlterTable
  ) {
    if refuseNewer(constraint) { return }
    if let known = relation(table), known.isIndex || known.kind == .view || known.kind == .sequence
    {
      return refuse(
        "42809", "ALTER action ADD CONSTRAINT cannot be performed on relation \"\(table)\"",
        at: constraint.keywords)
    }
    // Since 18 every constraint is prepared for all children, also one that they do not get.
    if !alter.table.isOnly, moment.server.major >= 18 {
      let mode = alter.actions.map { $0.kind.lockMode(in: statement) }.max() ?? .accessExclusive
      lockBelow(table, mode, at: constraint.keywords)
    }
    if refuseTaken(constraint, on: table, alter) { return }
    noteConstraint(constraint, on: table)
    switch constraint.kind {
    case .check(let condition): addCheck(constraint, condition, to: table, alter)
    case .notNull(let column):
      addNotNull(constraint, Identifier(column, in: statement), to: table, alter)
    case .foreignKey(let columns, let reference):
      addForeignKey(
        constraint, columns.map { Identifier($0, in: statement) }, reference, to: table, alter)
    case .unique(let key, _): addKey(constraint, .unique, key, to: table, alter)
    case .primaryKey(let key): addKey(constraint, .primaryKey, key, to: table, alter)
    case .exclude(let exclusion): addExclusion(constraint, exclusion, to: table, alter)
    case .domainNotNull: break
    }
  }

  /// Whether rows are looked at.
  func isChecked(_ constraint: TableConstraint) -> Bool {
    !constraint.attributes.isNotValid && !constraint.attributes.isNotEnforced
  }

  /// A constraint's name has to be free on its table.
  private mutating func refuseTaken(
    _ constraint: TableConstraint, on table: RelationName, _ alter: AlterTable
  ) -> Bool {
    guard let name = constraint.name.map({ Identifier($0, in: statement) }),
      let known = relation(table)?.constraint(name)
    else { return false }
    if case .notNull = constraint.kind, known.kind == .notNull { return false }
    refuse(
      "42710", "constraint \"\(name)\" for relation \"\(table)\" already exists",
      at: constraint.keywords)
    return true
  }

  /// A constraint that children have to obey as well cannot be added to the parent alone.
  private mutating func refuseOnly(
    _ constraint: TableConstraint, on table: RelationName, _ alter: AlterTable
  ) -> Bool {
    guard alter.table.isOnly, !constraint.attributes.isNoInherit,
      relation(table)?.children.isEmpty == false
    else { return false }
    refuse("42P16", "constraint must be added to child tables too", at: constraint.keywords)
    return true
  }

  private mutating func addCheck(
    _ constraint: TableConstraint, _ condition: Expression, to table: RelationName,
    _ alter: AlterTable
  ) {
    if refuseMissing(columns(in: condition.range), of: table, at: condition.range) { return }
    if refuseQuery(in: condition) { return }
    let noInherit = constraint.attributes.isNoInherit
    if noInherit, relation(table)?.kind == .partitionedTable {
      return refuse(
        "42P16", "cannot add NO INHERIT constraint to partitioned table \"\(table)\"",
        at: constraint.keywords)
    }
    if refuseOnly(constraint, on: table, alter) { return }
    if !noInherit, let name = constraint.name.map({ Identifier($0, in: statement) }),
      let child = tree(table).dropFirst().first(where: { $0.constraint(name)?.isNoInherit == true })
    {
      return refuse(
        "42P17",
        "constraint \"\(name)\" conflicts with non-inherited constraint on relation \"\(child.name)\"",
        at: constraint.keywords)
    }
    if !noInherit { lockBelow(table, .accessExclusive, at: constraint.keywords) }
    guard isChecked(constraint) else { return }
    let name = constraint.name.map { Identifier($0, in: statement) }
    // A child that has the same CHECK keeps it, and is not read again.
    let parts = tree(table).filter { part in
      part.name == table || !noInherit && name.flatMap { part.constraint($0) } == nil
    }
    scan(
      table, .check(name),
      parts: parts.isEmpty ? nil : parts.filter(\.holdsRows).map(\.name),
      at: constraint.keywords)
  }

  private mutating func addNotNull(
    _ constraint: TableConstraint, _ column: Identifier, to table: RelationName,
    _ alter: AlterTable
  ) {
    if refuseMissing([column], of: table, at: constraint.keywords) { return }
    if constraint.attributes.isNoInherit, relation(table)?.kind == .partitionedTable {
      return refuse(
        "0A000", "not-null constraints on partitioned tables cannot be NO INHERIT",
        at: constraint.keywords)
    }
    if refuseOnly(constraint, on: table, alter) { return }
    lockBelow(table, .accessExclusive, at: constraint.keywords)
    if refuseSecond(constraint, column, of: table) { return }
    guard isChecked(constraint) else { return }
    scanForNull([column], .notNull(column), constraint, of: table, alter)
  }

  /// A column has one NOT NULL: another name for it is refused, and so is a valid one beside one
  /// that is not.
  private mutating func refuseSecond(
    _ constraint: TableConstraint, _ column: Identifier, of table: RelationName
  ) -> Bool {
    let there = relation(table)?.constraints.first {
      $0.kind == .notNull && $0.columns == [column]
    }
    guard let there else { return false }
    let name = constraint.name.map { Identifier($0, in: statement) }
    if let name, name != there.name {
      refuse(
        "55000",
        "cannot create not-null constraint \"\(name)\" on column \"\(column)\" of table \"\(table)\"",
        at: constraint.keywords)
      return true
    }
    guard !there.isValid, !constraint.attributes.isNotValid else { return false }
    refuse(
      "55000", "incompatible NOT VALID constraint \"\(there.name)\" on relation \"\(table)\"",
      at: constraint.keywords)
    return true
  }

  /// Reads the tables in which nothing proves that the columns hold no NULL.
  func unprovedParts(_ columns: [Identifier], _ table: RelationName) -> [Relation] {
    tree(table).filter { part in
      part.holdsRows && columns.contains { !provesNotNull($0, part) }
    }
  }

  private mutating func scanForNull(
    _ columns: [Identifier], _ cause: Scan.Cause, _ constraint: TableConstraint,
    of table: RelationName, _ alter: AlterTable
  ) {
    guard relation(table) != nil else { return scan(table, cause, at: constraint.keywords) }
    var parts = unprovedParts(columns, table)
    if alter.table.isOnly || constraint.attributes.isNoInherit {
      parts = parts.filter { $0.name == table }
    }
    if !parts.isEmpty { scan(table, cause, parts: parts.map(\.name), at: constraint.keywords) }
  }
}

// MARK: Keys

extension Forecast {
  private mutating func addKey(
    _ constraint: TableConstraint, _ kind: Constraint.Kind, _ key: KeyDefinition,
    to table: RelationName, _ alter: AlterTable
  ) {
    if case .index(let index) = key, refuseMissingIndex(index, of: table, constraint) { return }
    if kind == .primaryKey, refuseSecondPrimaryKey(constraint, of: table, alter) { return }
    let cause: IndexBuild.Cause = kind == .primaryKey ? .primaryKey : .unique
    if constraint.attributes.isDeferrable || constraint.attributes.isInitiallyDeferred {
      changes(.deferrableKey, of: table, at: constraint.attributes.range)
    }
    switch key {
    case .index(let index):
      takeIndex(Identifier(index, in: statement), constraint, kind, of: table, alter)
    case .columns(let names, _, let include):
      let columns = names.map { Identifier($0, in: statement) }
      let named = columns + include.map { Identifier($0, in: statement) }
      if refuseMissing(named, of: table, at: constraint.keywords) { return }
      if refuseIncompleteKey(
        columns, on: table, isOnly: alter.table.isOnly, at: constraint.keywords)
      {
        return
      }
      if kind == .primaryKey {
        guard requireNotNull(columns, constraint, of: table, alter) else { return }
      } else if moment.server.major < 18, !alter.table.isOnly {
        lockPartitions(of: table, .share, at: constraint.keywords)
      }
      buildKey(constraint, kind, columns, cause, on: table)
    }
  }

  private mutating func refuseSecondPrimaryKey(
    _ constraint: TableConstraint, of table: RelationName, _ alter: AlterTable
  ) -> Bool {
    let there = relation(table)?.constraints.first { $0.kind == .primaryKey }
    guard there != nil else { return false }
    refuse(
      "42P16", "multiple primary keys for table \"\(table)\" are not allowed",
      at: constraint.keywords)
    return true
  }

  /// The columns of a primary key become NOT NULL, in all children too. False where it is refused.
  private mutating func requireNotNull(
    _ columns: [Identifier], _ constraint: TableConstraint, of table: RelationName,
    _ alter: AlterTable
  ) -> Bool {
    let known = relation(table)
    let unproved = columns.first { known?.column($0)?.isNotNullUnproved == true }
    if let unproved {
      refuse(
        "55000", "cannot create primary key on column \"\(unproved)\"", at: constraint.keywords)
      return false
    }
    let isPartitioned = known?.kind == .partitionedTable
    if alter.table.isOnly {
      let lacking = tree(table).dropFirst().contains { part in
        columns.contains { part.column($0)?.isNotNull == false }
      }
      if isPartitioned, lacking {
        let state = moment.server.major >= 18 ? "XX000" : "42P16"
        refuse(state, "constraint must be added to child tables too", at: constraint.keywords)
        return false
      }
    } else if moment.server.major < 18 {
      // Where all of a partitioned table's columns are NOT NULL, so are its partitions'.
      let isNotNull = columns.allSatisfy { known?.column($0)?.isNotNull == true }
      lockBelow(
        table, isPartitioned && isNotNull ? .share : .accessExclusive, at: constraint.keywords)
    }
    if known != nil { scanForNull(columns, .keyNotNull, constraint, of: table, alter) }
    return true
  }

  /// Builds the index of a key, or those of the partitions, save where there is one to take.
  private mutating func buildKey(
    _ constraint: TableConstraint, _ kind: Constraint.Kind, _ columns: [Identifier]?,
    _ cause: IndexBuild.Cause, on table: RelationName
  ) {
    let name = constraint.name.map { Identifier($0, in: statement) }
    if let name, relation(RelationName(schema: table.schema, name: name)) != nil {
      return refuse("42P07", "relation \"\(name)\" already exists", at: constraint.keywords)
    }
    let after = leave()
    let before = Set(relation(table)?.indexes ?? [])
    let made = after.relation(table)?.constraints.first {
      guard let index = $0.index, !before.contains(index) else { return false }
      return $0.kind == kind && (name == nil || $0.name == name)
        && (columns == nil || $0.columns == columns)
    }
    let indexes = made?.index.map { parts(of: $0, after) } ?? []
    build(
      table, index: name, cause, parts: indexes.filter { $0.kind == .index }.map(\.name),
      at: constraint.keywords)
    lockAdopted(below: indexes, after, at: constraint.keywords)
  }

  /// A new index and those of its parts that are new.
  func parts(of id: RelationID, _ after: Schema) -> [Relation] {
    guard relation(id) == nil, let index = after.relation(id) else { return [] }
    return [index] + (index.index?.children ?? []).flatMap { parts(of: $0, after) }
  }

  private mutating func addExclusion(
    _ constraint: TableConstraint, _ exclusion: Exclusion, to table: RelationName,
    _ alter: AlterTable
  ) {
    if relation(table)?.kind == .partitionedTable, moment.server.major < 17 {
      return refuse(
        "0A000", "exclusion constraints are not supported on partitioned tables",
        at: constraint.keywords)
    }
    if moment.server.major < 18, !alter.table.isOnly {
      lockPartitions(of: table, .share, at: constraint.keywords)
    }
    buildKey(constraint, .exclusion, nil, .exclusion, on: table)
  }

  // MARK: USING INDEX

  private mutating func takeIndex(
    _ index: Identifier, _ constraint: TableConstraint, _ kind: Constraint.Kind,
    of table: RelationName, _ alter: AlterTable
  ) {
    let at = constraint.keywords
    if relation(table)?.kind == .partitionedTable {
      return refuse(
        "0A000",
        "ALTER TABLE / ADD CONSTRAINT USING INDEX is not supported on partitioned tables", at: at)
    }
    let whole = RelationName(schema: table.schema, name: index)
    let name = constraint.name.map { Identifier($0, in: statement) } ?? index
    // The index gets the name of the constraint.
    if name != index { lock(whole, .shareUpdateExclusive, as: .index, at: at) }
    guard let definition = relation(whole)?.index else { return }
    if let (state, reason) = refusal(of: definition, on: table) {
      return refuse(state, "index \"\(index)\" \(reason)", at: at)
    }
    guard kind == .primaryKey else { return }
    _ = requireNotNull(definition.keys.compactMap(\.column), constraint, of: table, alter)
  }

  /// The server looks for the index before anything else.
  private mutating func refuseMissingIndex(
    _ index: Name, of table: RelationName, _ constraint: TableConstraint
  ) -> Bool {
    let name = Identifier(index, in: statement)
    guard whole(table) != nil, relation(RelationName(schema: table.schema, name: name)) == nil
    else { return false }
    refuse("42704", "index \"\(name)\" does not exist", at: constraint.keywords)
    return true
  }

  /// Why an index cannot become a constraint's.
  private func refusal(of index: IndexDefinition, on table: RelationName) -> (String, String)? {
    if index.constraint != nil { return ("55000", "is already associated with a constraint") }
    if relation(index.table)?.name != table { return ("55000", "does not belong to the table") }
    if !index.isUnique { return ("42809", "is not a unique index") }
    if index.keys.contains(where: { $0.column == nil }) {
      return ("42809", "contains expressions")
    }
    if index.predicateColumns != nil { return ("42809", "is a partial index") }
    if index.keys.contains(where: { !$0.isDefaultOrder }) {
      return ("42809", "does not have default sorting behavior")
    }
    return nil
  }
}

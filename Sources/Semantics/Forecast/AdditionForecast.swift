import Syntax

/// Columns and constraints that a table gets, made or altered: what rules ask of them.
extension Forecast {
  /// Whether effects tell of each column of a table that is made. Most readers do not ask, and dumps
  /// have a hundred thousand.
  @TaskLocal package static var tellsNewColumns = true

  /// The columns of a table that is made.
  mutating func addColumns(_ columns: [ColumnDefinition], to table: RelationName) {
    guard Forecast.tellsNewColumns else { return }
    for column in columns { noteColumn(column, on: table, isLive: false) }
  }

  mutating func noteColumn(_ column: ColumnDefinition, on table: RelationName, isLive: Bool) {
    let type = column.type.flatMap { statement.hasPlaceholders(in: $0.range) ? nil : $0 }
    effects.append(
      .columnAddition(
        ColumnAddition(
          column: Identifier(column.name, in: statement), relation: table,
          type: type.map { moment.schema.columnType($0, in: statement) }, isLive: isLive,
          span: span(column.type?.range ?? column.name.range))))
  }

  mutating func noteChange(
    _ kind: ColumnChange.Kind, _ column: Identifier, of table: RelationName, at range: TokenRange
  ) {
    let known = relation(table)?.column(column)
    effects.append(
      .columnChange(
        ColumnChange(
          column: column, relation: table, kind: kind, isLive: isLive(table),
          isNew: known?.isNew == true, isRequired: known?.isNotNull == true, span: span(range))))
  }

  // MARK: Constraints

  /// A constraint that ALTER TABLE adds.
  mutating func noteConstraint(_ constraint: TableConstraint, on table: RelationName) {
    var kind: Constraint.Kind
    var columns: [Name] = []
    var read: [Identifier] = []
    var taken: Name?
    var foreignKey: ConstraintAddition.ForeignKey?
    switch constraint.kind {
    case .check(let condition):
      kind = .check
      read = self.columns(in: condition.range)
    case .notNull(let column): (kind, columns) = (.notNull, [column])
    case .unique(let key, _): (kind, columns, taken) = (.unique, key.columns, key.takenIndex)
    case .primaryKey(let key): (kind, columns, taken) = (.primaryKey, key.columns, key.takenIndex)
    case .exclude: kind = .exclusion
    case .foreignKey(let names, let reference):
      (kind, columns) = (.foreignKey, names)
      let own = names.map { relation(table)?.column(Identifier($0, in: statement))?.type }
      foreignKey = describe(reference, names, own, of: table, moment.schema, isInline: false)
    case .domainNotNull: return
    }
    effects.append(
      .constraintAddition(
        ConstraintAddition(
          name: constraint.name.map { Identifier($0, in: statement) }, kind: kind, relation: table,
          columns: columns.map { Identifier($0, in: statement) } + read,
          isUnproved: !isChecked(constraint), isLive: isLive(table),
          foreignKey: foreignKey, takenIndex: taken.map { Identifier($0, in: statement) },
          span: span(constraint.keywords),
          columnsSpan: span(columns.range ?? constraint.keywords))))
  }

  /// The foreign keys of a table that is made.
  mutating func addForeignKeys(of create: CreateTable, to table: RelationName) {
    let hasKeys = !create.references.isEmpty
    guard hasKeys else { return }
    let after = leave()
    for column in create.columns { noteReferences(of: column, on: table, after, isLive: false) }
    for constraint in create.constraints {
      guard case .foreignKey(let names, let reference) = constraint.kind else { continue }
      let own = names.map { after.relation(table)?.column(Identifier($0, in: statement))?.type }
      let key = describe(reference, names, own, of: table, after, isInline: false)
      noteKey(
        key, names, constraint.name, on: table, isLive: false, at: constraint.keywords,
        names.range ?? constraint.keywords)
    }
  }

  /// The foreign keys behind a column that is new.
  mutating func noteReferences(
    of column: ColumnDefinition, on table: RelationName, _ after: Schema, isLive: Bool
  ) {
    for constraint in column.constraints {
      guard case .references(let reference) = constraint.kind else { continue }
      let own = after.relation(table)?.column(Identifier(column.name, in: statement))?.type
      let key = describe(reference, [column.name], [own], of: table, after, isInline: true)
      noteKey(
        key, [column.name], constraint.name, on: table, isLive: isLive, at: constraint.keywords,
        column.type?.range ?? column.name.range)
    }
  }

  private mutating func noteKey(
    _ key: ConstraintAddition.ForeignKey, _ columns: [Name], _ name: Name?,
    on table: RelationName, isLive: Bool, at range: TokenRange, _ columnsRange: TokenRange
  ) {
    effects.append(
      .constraintAddition(
        ConstraintAddition(
          name: name.map { Identifier($0, in: statement) }, kind: .foreignKey, relation: table,
          columns: columns.map { Identifier($0, in: statement) }, isUnproved: false,
          isLive: isLive, foreignKey: key, takenIndex: nil, span: span(range),
          columnsSpan: span(columnsRange))))
  }

  /// - Parameter types: those of the referring columns, where they are known.
  private func describe(
    _ reference: Reference, _ columns: [Name], _ types: [ColumnType?], of table: RelationName,
    _ schema: Schema, isInline: Bool
  ) -> ConstraintAddition.ForeignKey {
    let referenced = resolve(reference.table)
    let target = schema.relation(referenced)
    let wanted = reference.columns.map { Identifier($0, in: statement) }
    let key = wanted.isEmpty ? target?.primaryKey ?? [] : wanted
    let names = columns.map { Identifier($0, in: statement) }
    let differing = zip(zip(names, types), key).compactMap { pair, other in
      mismatch(pair.0, pair.1, target?.column(other)?.type)
    }
    return ConstraintAddition.ForeignKey(
      referenced: referenced, isReferencedLive: referenced != table && isLive(referenced),
      isIndexed: schema.relation(table).flatMap { hasIndex(on: names, $0, schema) },
      mismatch: differing.first, isInline: isInline)
  }

  private func mismatch(_ column: Identifier, _ own: ColumnType?, _ other: ColumnType?)
    -> ConstraintAddition.Mismatch?
  {
    guard let own, let other else { return nil }
    let (left, right) = (moment.schema.baseType(of: own), moment.schema.baseType(of: other))
    guard left.isBuiltin, right.isBuiltin, left.name != right.name,
      !(left.isString && right.isString)
    else { return nil }
    return ConstraintAddition.Mismatch(column: column, type: own, referenced: other)
  }

  /// Whether a whole index begins with one of the columns; nil where indexes are unknown.
  private func hasIndex(on columns: [Identifier], _ table: Relation, _ schema: Schema) -> Bool? {
    let isThere = table.indexes.contains { id in
      guard let index = schema.relation(id)?.index else { return false }
      return index.isValid && index.finds(columns)
    }
    return isThere ? true : table.isComplete ? false : nil
  }
}

extension IndexDefinition {
  /// Whether a row can be found by the columns with it: one of them is its first key, and no row is
  /// left out.
  package func finds(_ columns: [Identifier]) -> Bool {
    predicateColumns == nil && keys.first?.column.map(columns.contains) == true
  }
}

extension [Name] {
  /// From the first to the last.
  fileprivate var range: TokenRange? {
    guard let first, let last else { return nil }
    return TokenRange(Int(first.token), Int(last.token) + 1)
  }
}

extension KeyDefinition {
  fileprivate var columns: [Name] {
    switch self {
    case .columns(let columns, _, _): columns
    case .index: []
    }
  }

  fileprivate var takenIndex: Name? {
    switch self {
    case .columns: nil
    case .index(let name): name
    }
  }
}

import Syntax

extension SchemaChange {
  /// Notes columns, of a new table or added to one that is there, with their constraints and their
  /// sequences.
  mutating func add(_ columns: [ColumnDefinition], to table: RelationID, isNew: Bool) {
    guard let there = schema.relation(table)?.columns else { return }
    let known = columns.map { column in
      let name = identifier(column.name)
      let old = there.first { $0.name == name } ?? Column(name: name, type: nil, origin: nil)
      return described(old, by: column, isNew: isNew)
    }
    schema.hasRowTypeColumns = schema.hasRowTypeColumns || known.contains { isRow($0.type) }
    schema.update(table) { relation in
      relation.columns.reserveCapacity(relation.columns.count + known.count)
      for column in known {
        if let index = relation.columns.firstIndex(where: { $0.name == column.name }) {
          relation.columns[index] = column
        } else {
          relation.columns.append(column)
        }
      }
      if isNew { relation.hasNewParts = true }
    }
    for (column, known) in zip(columns, known) {
      if let type = column.type, isSerial(type) {
        makeSequence(of: known.name, on: table, isIdentity: false)
      }
      for constraint in column.constraints { make(constraint, of: known.name, on: table) }
    }
  }

  /// A column as its definition has it.
  private func described(_ old: Column, by definition: ColumnDefinition, isNew: Bool) -> Column {
    var column = old
    if let type = definition.type {
      column.type = schema.columnType(type, in: statement).stored
      column.origin = origin(definition.range)
    }
    column.collation = definition.collation.flatMap(collation)
    column.isNew = isNew
    column.isInherited = false
    for constraint in definition.constraints { note(constraint, in: &column) }
    if let type = definition.type, isSerial(type) {
      column.isNotNull = true
      column.hasDefault = true
      column.defaultType = .int8
    }
    return column
  }

  /// Whether values of a type are rows of a relation.
  private func isRow(_ type: ColumnType?) -> Bool {
    guard let key = type?.key else { return false }
    return schema.id(of: RelationName(schema: key.schema, name: key.name)) != nil
  }

  private func isSerial(_ type: TypeName) -> Bool {
    guard case .named(let name) = type.base, name.partCount == 1 else { return false }
    return ColumnType.integersOfSerials[identifier(name.last)] != nil
  }

  /// What a constraint says of the column itself.
  private func note(_ constraint: ColumnConstraint, in column: inout Column) {
    switch constraint.kind {
    case .notNull, .primaryKey:
      column.isNotNull = true
      column.isNotNullUnproved = constraint.attributes.isNotValid
    case .identity:
      column.isNotNull = true
      column.isIdentity = true
      column.hasDefault = true
    case .defaultValue(let value):
      column.hasDefault = !value.isNull
      column.drawsFrom = sequence(drawnBy: value)
      column.defaultCalls = functions(in: value.range)
      column.defaultType = schema.naturalType(of: value, as: column.type, in: statement)
    case .generated(let value, let kind):
      column.hasDefault = true
      column.generation =
        kind == .virtual || (kind == .unsaid && server.major >= 18) ? .virtual : .stored
      column.generatedFrom = Set(columns(in: value.range))
      if let copied = value.copiedColumn {
        column.filledFrom = [identifier(copied.name.last)]
        column.syncedFrom = column.filledFrom
      }
    case .null, .check, .unique, .references:
      break
    }
  }

  /// What a constraint makes beside the column: constraints, indexes, sequences.
  private mutating func make(
    _ constraint: ColumnConstraint, of column: Identifier, on table: RelationID
  ) {
    let place = constraint.range.lower
    guard !duplicates.left.contains(place) else { return }
    let name = (constraint.name ?? duplicates.names[place]).map(identifier)
    let attributes = constraint.attributes
    switch constraint.kind {
    case .notNull:
      addNotNull(column, named: name, attributes, to: table)
    case .primaryKey:
      addKey(.primaryKey, [column], named: name, attributes, to: table)
    case .unique:
      addKey(.unique, [column], named: name, attributes, to: table)
    case .check(let condition, let noInherit):
      var attributes = attributes
      attributes.isNoInherit = noInherit
      addCheck(condition, named: name, ofColumn: column, attributes, to: table)
    case .references(let reference):
      addForeignKey([column], reference, named: name, attributes, to: table)
    case .identity:
      makeSequence(of: column, on: table, isIdentity: true)
    case .null, .defaultValue, .generated:
      break
    }
  }

  /// The sequence of a serial or identity column.
  mutating func makeSequence(of column: Identifier, on table: RelationID, isIdentity: Bool) {
    guard let relation = schema.relation(table) else { return }
    let (owner, place, persistence) = (relation.name, relation.origin, relation.persistence)
    let name = schema.freeRelationName(owner, column.text, "seq")
    let number = transaction
    let sequence = schema.make(
      RelationName(schema: owner.schema, name: name), .sequence, birth: .changeSet,
      isComplete: true
    ) {
      $0.madeIn = number
      $0.origin = place
      $0.persistence = persistence
      $0.ownedBy = OwnedBy(table: table, column: column, isIdentity: isIdentity)
    }
    schema.update(table) {
      $0.sequences.append(sequence)
      $0.updateColumn(column) { $0.drawsFrom = sequence }
    }
  }

  mutating func createSequence(_ create: CreateSequence) {
    let name = schema.placeForNew(
      create.sequence.name, temporary: create.persistence == .temporary, in: statement)
    if create.ifNotExists, schema.relation(name) != nil { return }
    let id = make(name, .sequence, at: create.sequence.range)
    own(id, create.options)
  }

  mutating func alterSequence(_ alter: AlterSequence) {
    let name = resolve(alter.sequence)
    if let id = schema.id(of: name) { own(id, alter.options) }
  }

  /// OWNED BY table.column.
  private mutating func own(_ sequence: RelationID, _ options: [SequenceOption]) {
    for option in options {
      guard case .ownedBy(let name) = option.kind else { continue }
      guard name.partCount > 1 else {
        schema.update(sequence) { $0.ownedBy = nil }
        continue
      }
      let parts = name.range
      let table = QualifiedName(TokenRange(Int(parts.lower), Int(parts.upper) - 2))
      let column = identifier(name.last)
      let id = schema.assume(schema.resolve(table, in: statement))
      schema.update(id) { $0.sequences.append(sequence) }
      schema.update(sequence) {
        $0.ownedBy = OwnedBy(table: id, column: column, isIdentity: false)
      }
    }
  }
}

extension Expression {
  /// Whether it is NULL, cast or not.
  var isNull: Bool {
    switch shape {
    case .constant(.null): true
    case .cast(let inner, _): inner.isNull
    default: false
    }
  }
}

extension ColumnType {
  /// What a serial type is in the catalog; any other is itself.
  var stored: ColumnType {
    isBuiltin ? self : ColumnType.integersOfSerials[called] ?? self
  }
}

import Syntax

extension SchemaChange {
  func alterTable(_ alter: AlterTable, in schema: inout Schema) {
    guard alter.kind == .table || alter.kind == .foreignTable else { return }
    let name = schema.resolve(alter.table.name, in: statement)
    schema.update(name) { table in
      for action in alter.actions { apply(action, to: &table) }
    }
  }

  private func apply(_ action: AlterTableAction, to table: inout Table) {
    switch action.kind {
    case .addColumn(let column, _):
      add(column, to: &table, isNew: true)
    case .dropColumn(let name, _, _):
      let column = identifier(name)
      table.columns.removeAll { $0.name == column }
    case .alterColumnType(let name, let type, _, _):
      table.updateColumn(identifier(name)) {
        $0.type = ColumnType(type, in: statement)
        $0.origin = origin(type.range)
      }
    case .setDefault(let name, _): table.updateColumn(identifier(name)) { $0.hasDefault = true }
    case .dropDefault(let name): table.updateColumn(identifier(name)) { $0.hasDefault = false }
    case .setNotNull(let name): table.updateColumn(identifier(name)) { $0.isNotNull = true }
    case .dropNotNull(let name): table.updateColumn(identifier(name)) { $0.isNotNull = false }
    case .addConstraint(let constraint): add(constraint, to: &table)
    case .validateConstraint(let name):
      let name = identifier(name)
      for index in table.checks.indices where table.checks[index].name == name {
        table.checks[index].isValid = true
      }
    case .dropConstraint(let name, _, _):
      let name = identifier(name)
      table.checks.removeAll { $0.name == name }
    default: break
    }
  }

  /// Notes a column, of a new table or added to one that is there.
  func add(_ column: ColumnDefinition, to table: inout Table, isNew: Bool = false) {
    let name = identifier(column.name)
    if table.column(name) != nil { return }
    var known = Column(
      name: name, type: column.type.map(storedType), origin: origin(column.range))
    known.isNew = isNew
    for constraint in column.constraints {
      switch constraint.kind {
      case .notNull: known.isNotNull = true
      case .primaryKey:
        known.isNotNull = true
        table.primaryKey = [name]
      case .unique: table.uniqueKeys.append([name])
      case .defaultValue: known.hasDefault = true
      case .identity:
        known.hasDefault = true
        known.isNotNull = true
      case .generated: known.hasDefault = true
      case .check(let condition, _):
        note(condition, constraint.name, constraint.attributes, in: &table)
      case .null, .references: break
      }
    }
    table.columns.append(known)
  }

  /// The type that is stored: a serial column is an integer.
  private func storedType(_ type: TypeName) -> ColumnType {
    ColumnType(type, in: statement).stored
  }

  func add(_ constraint: TableConstraint, to table: inout Table) {
    switch constraint.kind {
    case .check(let condition):
      note(condition, constraint.name, constraint.attributes, in: &table)
    case .primaryKey(.columns(let columns, _, _)):
      table.primaryKey = columns.map(identifier)
      for column in table.primaryKey { table.updateColumn(column) { $0.isNotNull = true } }
    case .unique(.columns(let columns, _, _), _):
      table.uniqueKeys.append(columns.map(identifier))
    case .notNull(let column):
      if !constraint.attributes.isNotValid {
        table.updateColumn(identifier(column)) { $0.isNotNull = true }
      }
    case .unique(.index, _), .primaryKey(.index), .exclude, .foreignKey, .domainNotNull: break
    }
  }

  private func note(
    _ condition: Expression, _ name: Name?, _ attributes: ConstraintAttributes,
    in table: inout Table
  ) {
    table.checks.append(
      Check(
        name: name.map(identifier), provesNotNull: columnsProvedNotNull(by: condition),
        isValid: !attributes.isNotValid && !attributes.isNotEnforced))
  }

  /// The columns that a true condition leaves without NULL: `c IS NOT NULL`, also joined by AND.
  private func columnsProvedNotNull(by condition: Expression) -> [Identifier] {
    switch condition.shape {
    case .and(let parts): parts.flatMap(columnsProvedNotNull)
    case .isNull(let value, negated: true):
      if case .column(let reference) = value.shape { [identifier(reference.name.last)] } else { [] }
    default: []
    }
  }
}

extension ColumnType {
  /// What a serial type is in the catalog; any other is itself.
  var stored: ColumnType {
    switch name {
    case "serial", "serial4": ColumnType(builtin: "int4")
    case "bigserial", "serial8": ColumnType(builtin: "int8")
    case "smallserial", "serial2": ColumnType(builtin: "int2")
    default: self
    }
  }
}

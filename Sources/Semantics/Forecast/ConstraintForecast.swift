import Syntax

/// Actions of ALTER TABLE on constraints.
extension Forecast {
  mutating func constraintAction(
    _ action: AlterTableAction, of alter: AlterTable, on table: RelationName
  ) {
    switch action.kind {
    case .addConstraint(let constraint):
      addConstraint(constraint, to: table)
    case .validateConstraint(let name):
      scan(table, .validation(Identifier(name, in: statement)), at: action.keywords)
    default: break
    }
  }

  private mutating func addConstraint(_ constraint: TableConstraint, to table: RelationName) {
    let name = constraint.name.map { Identifier($0, in: statement) }
    let isChecked = !constraint.attributes.isNotValid && !constraint.attributes.isNotEnforced
    switch constraint.kind {
    case .check:
      if isChecked { scan(table, .check(name), at: constraint.keywords) }
    case .notNull(let column):
      if isChecked {
        scan(table, .notNull(Identifier(column, in: statement)), at: constraint.keywords)
      }
    case .foreignKey(_, let reference):
      let referenced = resolve(reference.table)
      lock(referenced, .shareRowExclusive, at: constraint.keywords)
      if isChecked {
        validate(table, referenced: referenced, constraint: name, at: constraint.keywords)
      }
    case .unique(.columns, _):
      build(table, index: name, .unique, at: constraint.keywords)
    case .primaryKey(.columns):
      build(table, index: name, .primaryKey, at: constraint.keywords)
    case .exclude:
      build(table, index: name, .exclusion, at: constraint.keywords)
    case .unique(.index, _), .primaryKey(.index), .domainNotNull:
      break
    }
  }
}

import Syntax

/// Actions of ALTER TABLE on columns.
extension Forecast {
  mutating func columnAction(
    _ action: AlterTableAction, of alter: AlterTable, on table: RelationName
  ) {
    switch action.kind {
    case .addColumn(let column, let ifNotExists):
      addColumn(column, ifNotExists: ifNotExists, action, of: alter, to: table)
    case .dropColumn(let name, let ifExists, let behavior):
      dropColumn(
        name, ifExists: ifExists, cascades: behavior == .cascade, action, of: alter, from: table)
    case .alterColumnType(let name, let type, let collation, let using):
      changeType(name, to: type, collation, using: using, action, of: alter, on: table)
    case .setDefault(let name, let value):
      setDefault(name, value, action, of: alter, on: table)
    case .dropDefault(let name):
      setDefault(name, nil, action, of: alter, on: table)
    case .setNotNull(let name):
      setNotNull(name, action, of: alter, on: table)
    case .dropNotNull(let name):
      dropNotNull(name, action, of: alter, on: table)
    case .setExpression(let name, let value):
      setExpression(name, value, action, of: alter, on: table)
    case .dropExpression(let name, let ifExists):
      dropExpression(name, ifExists: ifExists, action, of: alter, on: table)
    case .addIdentity(let name, _):
      addIdentity(name, action, of: alter, on: table)
    case .alterIdentity(let name):
      alterIdentity(name, action, of: alter, on: table)
    case .dropIdentity(let name, let ifExists):
      dropIdentity(name, ifExists: ifExists, action, of: alter, on: table)
    case .setStatistics, .setColumnOptions, .resetColumnOptions, .setStorage, .setCompression,
      .columnForeignOptions:
      columnAttribute(action, of: alter, on: table)
    default: break
    }
  }

  private mutating func setDefault(
    _ name: Name, _ value: Expression?, _ action: AlterTableAction, of alter: AlterTable,
    on table: RelationName
  ) {
    lockDescendants(of: table, alter, at: action.keywords)
    let found = find(name, of: table)
    if case .refused = found { return }
    if found.column?.isIdentity == true {
      return refuse("42601", "column \"\(found.text)\" is an identity column", at: name.range)
    }
    if let generation = found.column?.generation, generation != .none {
      return refuse("42601", "column \"\(found.text)\" is a generated column", at: name.range)
    }
    if let value { checkDefault(value, of: found.column?.type) }
    if value == nil, found.column?.hasDefault == false { return }
    noteChange(
      value == nil ? .noDefault : .newDefault, Identifier(name, in: statement), of: table,
      at: action.range)
  }
}

extension Forecast.Found {
  /// The column's name.
  var text: String { column?.name.text ?? "" }
}

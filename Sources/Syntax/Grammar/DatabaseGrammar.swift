extension Parser {
  /// ```
  /// CREATE DATABASE name [WITH] option…
  /// ```
  mutating func createDatabase(from start: Int) throws(SyntaxError) -> CreateDatabase {
    advance()
    let name = try columnName()
    takeAnyWith()
    return CreateDatabase(
      name: name, options: try databaseOptions(), range: range(from: start))
  }

  /// ```
  /// {word | CONNECTION LIMIT | ENCODING | LOCATION | OWNER | TABLESPACE | TEMPLATE} [=]
  ///   {value | DEFAULT} …
  /// ```
  private mutating func databaseOptions() throws(SyntaxError) -> [DatabaseOption] {
    var options: [DatabaseOption] = []
    while true {
      let start = at
      switch keyword {
      case .connection:
        advance()
        try expect(.limit)
      case .encoding, .location, .owner, .tablespace, .template:
        advance()
      default:
        guard isIdentifierToken(token) else { return options }
        advance()
      }
      let name = range(from: start)
      take(.equals)
      options.append(DatabaseOption(name: name, value: try databaseValue()))
    }
  }

  private mutating func databaseValue() throws(SyntaxError) -> TokenRange {
    if isNumberNext { return try number() }
    if take(.default) { return TokenRange(at - 1, at) }
    return try booleanOrString()
  }

  /// ```
  /// ALTER DATABASE name {[WITH] option… | SET TABLESPACE name | REFRESH COLLATION VERSION
  ///   | SET … | RESET … | RENAME TO name | OWNER TO role}
  /// ```
  mutating func alterDatabase(from start: Int) throws(SyntaxError) -> StatementBody {
    advance()
    let name = try columnName()
    switch keyword {
    case .rename: return try rename(.database(name), from: start)
    case .owner where peek(1).keyword == .to:
      let object = ObjectReference(
        kind: .database, name: QualifiedName(name), owner: nil, range: range(from: start + 1))
      return try alterOwner(object, from: start)
    default:
      let action = try databaseAction()
      return .alterDatabase(
        AlterDatabase(name: name, action: action, range: range(from: start)))
    }
  }

  private mutating func databaseAction() throws(SyntaxError) -> AlterDatabase.Action {
    switch keyword {
    case .set where peek(1).keyword == .tablespace && !followsSettingName(peek(2)):
      at += 2
      return .setTablespace(try columnName())
    case .set, .reset:
      return .setting(try setOrReset())
    case .refresh:
      advance()
      try expect(.collation)
      try expect(.version)
      return .refreshCollation
    default:
      takeWith()
      return .options(try databaseOptions())
    }
  }

  /// Whether a token says that the word before it is the name of a setting.
  func followsSettingName(_ token: Token) -> Bool {
    token.kind == .equals || token.kind == .dot || token.keyword == .to || token.keyword == .from
  }

  /// ```
  /// CREATE TABLESPACE name [OWNER role] LOCATION 'directory' [WITH ( options )]
  /// ```
  mutating func createTablespace(from start: Int) throws(SyntaxError) -> CreateTablespace {
    advance()
    let name = try columnName()
    let owner = take(.owner) ? try role() : nil
    try expect(.location)
    let location = try stringConstant()
    let options = takeWith() ? try storageOptions() : []
    return CreateTablespace(
      name: name, owner: owner, location: location, options: options, range: range(from: start))
  }

  /// ```
  /// ALTER TABLESPACE name {{SET | RESET} ( options ) | RENAME TO name | OWNER TO role}
  /// ```
  mutating func alterTablespace(from start: Int) throws(SyntaxError) -> StatementBody {
    advance()
    let name = try columnName()
    let object = ObjectReference(
      kind: .tablespace, name: QualifiedName(name), owner: nil, range: range(from: start + 1))
    if isNext(.rename) { return try rename(.other(object.range), from: start) }
    if isNext(.owner) { return try alterOwner(object, from: start) }
    let isReset = take(.reset)
    if !isReset { try expect(.set) }
    return .alterTablespace(
      AlterTablespace(
        name: name, isReset: isReset, options: try storageOptions(), range: range(from: start)))
  }

  /// ```
  /// ALTER SYSTEM {SET name {TO | =} {value, … | DEFAULT} | RESET {name | ALL}}
  /// ```
  mutating func alterSystem(from start: Int) throws(SyntaxError) -> AlterSystem {
    advance()
    let first = at
    var name: QualifiedName?
    var value = SetVariable.Value.toDefault
    if take(.reset) {
      if !take(.all) { name = try settingName() }
    } else {
      try expect(.set)
      name = try settingName()
      value = try settingValue()
    }
    let setting = SetVariable(
      scope: .session, name: name, value: value, form: name == nil ? .all : .named,
      range: range(from: first))
    return AlterSystem(setting: setting, range: range(from: start))
  }
}

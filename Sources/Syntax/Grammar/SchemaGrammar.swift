extension Parser {
  /// ```
  /// CREATE SCHEMA [IF NOT EXISTS] {name | [name] AUTHORIZATION role} [element…]
  /// ```
  mutating func createSchema(from start: Int) throws(SyntaxError) -> CreateSchema {
    advance()
    let keywords = range(from: start)
    let ifNotExists = try takeIfNotExists()
    let name = isNext(.authorization) ? nil : try columnName()
    let owner = take(.authorization) ? try role() : nil
    let first = at
    var elements: [StatementBody] = []
    while let element = try schemaElement() { elements.append(element) }
    if ifNotExists, !elements.isEmpty {
      throw rejected("CREATE SCHEMA IF NOT EXISTS cannot include schema elements", at: first)
    }
    return CreateSchema(
      keywords: keywords, ifNotExists: ifNotExists, name: name, owner: owner, elements: elements,
      range: range(from: start))
  }

  /// ```
  /// schema_stmt: CREATE {TABLE | INDEX | SEQUENCE | TRIGGER | VIEW} … | GRANT …
  /// ```
  private mutating func schemaElement() throws(SyntaxError) -> StatementBody? {
    let start = at
    if isNext(.grant) { return .grant(try grantObjects()) }
    guard take(.create) else { return nil }
    let orReplace = take(.or)
    if orReplace { try expect(.replace) }
    switch keyword {
    case .unique where !orReplace, .index where !orReplace:
      return try createIndex(from: start)
    case .trigger, .constraint:
      return .createTrigger(try createTrigger(from: start, orReplace: orReplace))
    default:
      return try schemaRelation(from: start, orReplace: orReplace)
    }
  }

  private mutating func schemaRelation(
    from start: Int, orReplace: Bool
  ) throws(SyntaxError) -> StatementBody {
    let persistence = try persistence()
    switch keyword {
    case .table where !orReplace:
      return try createTable(from: start, persistence, isElement: true)
    case .sequence where !orReplace:
      return try createSequence(from: start, persistence)
    default:
      return try createView(from: start, orReplace: orReplace, persistence)
    }
  }

  /// ```
  /// CREATE EXTENSION [IF NOT EXISTS] name [WITH] {SCHEMA name | VERSION version | CASCADE}…
  /// ```
  mutating func createExtension(from start: Int) throws(SyntaxError) -> CreateExtension {
    advance()
    let ifNotExists = try takeIfNotExists()
    let name = try columnName()
    takeAnyWith()
    var schema: Name?
    var version: Name?
    var isCascading = false
    while true {
      if take(.schema) {
        schema = try columnName()
      } else if take(.version) {
        version = try nonReservedWordOrString()
      } else if take(.cascade) {
        isCascading = true
      } else if take(.from) {
        _ = try nonReservedWordOrString()
        throw rejected("CREATE EXTENSION ... FROM is no longer supported", at: at - 2)
      } else {
        break
      }
    }
    return CreateExtension(
      ifNotExists: ifNotExists, name: name, schema: schema, version: version,
      isCascading: isCascading, range: range(from: start))
  }

  /// ```
  /// ALTER EXTENSION name {UPDATE [TO version] | {ADD | DROP} object | SET SCHEMA name}
  /// ```
  mutating func alterExtension(from start: Int) throws(SyntaxError) -> StatementBody {
    advance()
    let name = try columnName()
    if isNext(.set) {
      return .setSchema(
        try setSchema(of: .other(range(from: start + 1)), from: start))
    }
    if take(.update) {
      var version: Name?
      while take(.to) { version = try nonReservedWordOrString() }
      return .alterExtension(
        AlterExtension(name: name, version: version, range: range(from: start)))
    }
    let isAdded = take(.add)
    if !isAdded { try expect(.drop) }
    let object = try objectReference(ObjectKind.inExtension)
    return .alterExtensionContents(
      AlterExtensionContents(
        name: name, isAdded: isAdded, object: object, range: range(from: start)))
  }
}

extension Parser {
  /// ```
  /// CREATE FOREIGN DATA WRAPPER name {[NO] HANDLER f | [NO] VALIDATOR f | [NO] CONNECTION f}…
  ///   [OPTIONS (…)]
  /// CREATE FOREIGN TABLE …
  /// ```
  mutating func createForeign(from start: Int) throws(SyntaxError) -> StatementBody {
    advance()
    if isNext(.table) { return .createForeignTable(try createForeignTable(from: start)) }
    try expect(.data)
    try expect(.wrapper)
    let name = try columnName()
    let (_, handler) = try wrapperFunctions()
    let options = try foreignOptions()
    return .createForeignDataWrapper(
      CreateForeignDataWrapper(
        name: name, handler: handler, options: options, range: range(from: start)))
  }

  /// The functions of a wrapper: whether any is said, and the handler.
  private mutating func wrapperFunctions() throws(SyntaxError) -> (Bool, QualifiedName?) {
    var handler: QualifiedName?
    let start = at
    while true {
      if take(.no) {
        guard isWrapperFunctionNext else { throw unexpected() }
        if isNext(.connection) { requires(19, at: at) }
        advance()
      } else if isWrapperFunctionNext {
        let isHandler = isNext(.handler)
        if isNext(.connection) { requires(19, at: at) }
        advance()
        let name = try qualifiedName()
        if isHandler { handler = name }
      } else {
        return (at > start, handler)
      }
    }
  }

  private var isWrapperFunctionNext: Bool {
    isNext(.handler) || isNext(.validator) || isNext(.connection)
  }

  /// ```
  /// ALTER FOREIGN DATA WRAPPER name {functions [OPTIONS (…)] | OPTIONS (…) | RENAME TO name
  ///   | OWNER TO role}
  /// ```
  mutating func alterForeignDataWrapper(from start: Int) throws(SyntaxError) -> StatementBody {
    advance()
    try expect(.data)
    try expect(.wrapper)
    let name = try columnName()
    if isNext(.rename) || isNext(.owner) {
      let object = ObjectReference(
        kind: .foreignDataWrapper, name: QualifiedName(name), owner: nil,
        range: range(from: start + 1))
      return try commonAction(object, [.rename, .owner], from: start)
    }
    let (hasFunctions, _) = try wrapperFunctions()
    if isNext(.options) || !hasFunctions { try changedForeignOptions() }
    return .alterForeignDataWrapper(
      AlterForeignDataWrapper(name: name, range: range(from: start)))
  }

  /// ```
  /// CREATE SERVER [IF NOT EXISTS] name [TYPE 'x'] [VERSION {'x' | NULL}]
  ///   FOREIGN DATA WRAPPER name [OPTIONS (…)]
  /// ```
  mutating func createServer(from start: Int) throws(SyntaxError) -> CreateServer {
    advance()
    let ifNotExists = try takeIfNotExists()
    let name = try columnName()
    if take(.type) { _ = try stringConstant() }
    if isNext(.version) { try serverVersion() }
    try expect(.foreign)
    try expect(.data)
    try expect(.wrapper)
    let wrapper = try columnName()
    let options = try foreignOptions()
    return CreateServer(
      ifNotExists: ifNotExists, name: name, wrapper: wrapper, options: options,
      range: range(from: start))
  }

  /// `VERSION {'x' | NULL}`
  private mutating func serverVersion() throws(SyntaxError) {
    advance()
    if !take(.null) { _ = try stringConstant() }
  }

  /// ```
  /// ALTER SERVER name {VERSION … [OPTIONS (…)] | OPTIONS (…) | RENAME TO name | OWNER TO role}
  /// ```
  mutating func alterServer(from start: Int) throws(SyntaxError) -> StatementBody {
    advance()
    let name = try columnName()
    if isNext(.rename) || isNext(.owner) {
      let object = ObjectReference(
        kind: .server, name: QualifiedName(name), owner: nil, range: range(from: start + 1))
      return try commonAction(object, [.rename, .owner], from: start)
    }
    let hasVersion = isNext(.version)
    if hasVersion { try serverVersion() }
    if isNext(.options) || !hasVersion { try changedForeignOptions() }
    return .alterServer(AlterServer(name: name, range: range(from: start)))
  }

  /// ```
  /// CREATE FOREIGN TABLE [IF NOT EXISTS] name {( elements ) [INHERITS (…)]
  ///   | PARTITION OF parent [( … )] bound} SERVER name [OPTIONS (…)]
  /// ```
  private mutating func createForeignTable(
    from start: Int
  ) throws(SyntaxError) -> CreateForeignTable {
    advance()
    let keywords = range(from: start)
    let ifNotExists = try takeIfNotExists()
    let name = try plainRelation()
    var parts = TableParts()
    let shape = try foreignTableShape(&parts)
    if case .columns = shape, take(.inherits) { parts.inherits = try inheritedTables() }
    let table = CreateTable(
      keywords: keywords, persistence: .permanent, ifNotExists: ifNotExists, table: name,
      shape: shape, columns: parts.columns, constraints: parts.constraints, likes: parts.likes,
      inherits: parts.inherits, range: range(from: start))
    try expect(.server)
    let server = try columnName()
    let options = try foreignOptions()
    return CreateForeignTable(
      table: table, server: server, options: options, range: range(from: start))
  }

  private mutating func foreignTableShape(
    _ parts: inout TableParts
  ) throws(SyntaxError) -> CreateTable.Shape {
    guard take(.partition) else {
      try tableElements(&parts)
      return .columns
    }
    try expect(.of)
    let parent = try plainRelation()
    if isNext(.leftParenthesis) { try typedTableElements(&parts) }
    return .partition(of: parent, try partitionBound())
  }

  /// ```
  /// IMPORT FOREIGN SCHEMA name [{LIMIT TO | EXCEPT} ( table, … )] FROM SERVER name INTO name
  ///   [OPTIONS (…)]
  /// ```
  mutating func importForeignSchema() throws(SyntaxError) -> ImportForeignSchema {
    let start = at
    advance()
    try expect(.foreign)
    try expect(.schema)
    let remote = try columnName()
    var tables: [RelationReference] = []
    if isNext(.limit) || isNext(.except) {
      if take(.limit) { try expect(.to) } else { advance() }
      tables = try parenthesized { (parser) throws(SyntaxError) in try parser.relation() }
    }
    try expect(.from)
    try expect(.server)
    let server = try columnName()
    try expect(.into)
    let local = try columnName()
    _ = try foreignOptions()
    return ImportForeignSchema(
      remoteSchema: remote, tables: tables, server: server, localSchema: local,
      range: range(from: start))
  }

  /// ```
  /// CREATE USER MAPPING [IF NOT EXISTS] FOR {role | USER} SERVER name [OPTIONS (…)]
  /// ```
  mutating func createUserMapping(from start: Int) throws(SyntaxError) -> StatementBody {
    advance()
    let ifNotExists = try takeIfNotExists(orName: false)
    let (role, server) = try mappedServer()
    _ = try foreignOptions()
    return .userMapping(
      UserMapping(
        isCreated: true, ifNotExists: ifNotExists, role: role, server: server,
        range: range(from: start)))
  }

  /// ```
  /// ALTER USER MAPPING FOR {role | USER} SERVER name OPTIONS (…)
  /// ```
  mutating func alterUserMapping(from start: Int) throws(SyntaxError) -> StatementBody {
    advance()
    let (role, server) = try mappedServer()
    try changedForeignOptions()
    return .userMapping(
      UserMapping(
        isCreated: false, ifNotExists: false, role: role, server: server,
        range: range(from: start)))
  }

  /// `FOR {role | USER} SERVER name`
  private mutating func mappedServer() throws(SyntaxError) -> (Name, Name) {
    try expect(.for)
    let role = try mappedRole()
    try expect(.server)
    return (role, try columnName())
  }
}

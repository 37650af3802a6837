extension Parser {
  /// Whether what stands behind the name of a new table leads to AS: nothing of a plain CREATE TABLE
  /// may do that.
  var isTableTarget: Bool {
    switch keyword {
    case .as, .using, .with, .without, .on, .tablespace: return true
    default: break
    }
    // `(a, b) AS …` against `(a type …)`: a name and then a comma or the end of the list.
    guard kind == .leftParenthesis, isColumnName(peek(1)) else { return false }
    return peek(2).kind == .comma || peek(2).kind == .rightParenthesis
  }

  /// ```
  /// CREATE [TEMP] TABLE [IF NOT EXISTS] name [(columns)] [USING method] [WITH (…)] [ON COMMIT …]
  ///   [TABLESPACE name] AS {query | EXECUTE name [(…)]} [WITH [NO] DATA]
  /// ```
  mutating func createTableAs(
    keywords: TokenRange, _ persistence: Persistence, ifNotExists: Bool, table: RelationReference
  ) throws(SyntaxError) -> StatementBody {
    if isNext(.leftParenthesis) { _ = try columnNames() }
    _ = try tableStorage()
    try expect(.as)
    let query = try tableQuery()
    let withData = try withData()
    return .createTableAs(
      CreateTableAs(
        keywords: keywords, persistence: persistence, isMaterializedView: false,
        ifNotExists: ifNotExists, table: table, query: query, withData: withData,
        range: range(from: Int(keywords.lower))))
  }

  /// The query of CREATE TABLE AS; nil where a prepared statement is executed.
  private mutating func tableQuery() throws(SyntaxError) -> Query? {
    guard take(.execute) else { return try query() }
    _ = try columnName()
    if isNext(.leftParenthesis) { _ = try parenthesizedExpressions() }
    return nil
  }

  /// `WITH [NO] DATA`, where it stands; whether the data come.
  mutating func withData() throws(SyntaxError) -> Bool {
    guard takeWith() else { return true }
    let withData = !take(.no)
    try expect(.data)
    return withData
  }

  /// ```
  /// CREATE [UNLOGGED] MATERIALIZED VIEW [IF NOT EXISTS] name [(columns)] [USING method] [WITH (…)]
  ///   [TABLESPACE name] AS query [WITH [NO] DATA]
  /// ```
  mutating func createMaterializedView(
    from start: Int, _ persistence: Persistence
  ) throws(SyntaxError) -> StatementBody {
    advance()
    try expect(.view)
    let keywords = range(from: start)
    let ifNotExists = try takeIfNotExists()
    let view = try plainRelation()
    if isNext(.leftParenthesis) { _ = try columnNames() }
    if take(.using) { _ = try columnName() }
    if takeWith() { _ = try storageOptions() }
    if take(.tablespace) { _ = try columnName() }
    try expect(.as)
    let query = try query()
    let withData = try withData()
    return .createTableAs(
      CreateTableAs(
        keywords: keywords, persistence: persistence, isMaterializedView: true,
        ifNotExists: ifNotExists, table: view, query: query, withData: withData,
        range: range(from: start)))
  }
}

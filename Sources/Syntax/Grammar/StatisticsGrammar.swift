extension Parser {
  /// ```
  /// CREATE STATISTICS [[IF NOT EXISTS] name] [( kind, … )]
  ///   ON {column | function | (expression)}, … FROM table, …
  /// ```
  mutating func createStatistics(from start: Int) throws(SyntaxError) -> CreateStatistics {
    advance()
    let ifNotExists = try takeIfNotExists()
    let name = ifNotExists || isColumnName(token) ? try qualifiedName() : nil
    if name == nil { requires(16, at: at) }
    let kinds = isNext(.leftParenthesis) ? try columnNames() : []
    try expect(.on)
    let elements = try commaSeparated { (parser) throws(SyntaxError) in try parser.indexKey() }
    try expect(.from)
    let from = try fromList()
    return CreateStatistics(
      ifNotExists: ifNotExists, name: name, kinds: kinds, elements: elements, from: from,
      range: range(from: start))
  }

  /// ```
  /// ALTER STATISTICS [IF EXISTS] name {SET STATISTICS value | RENAME TO name | SET SCHEMA name
  ///   | OWNER TO role}
  /// ```
  /// IF EXISTS is for SET STATISTICS only.
  mutating func alterStatistics(from start: Int) throws(SyntaxError) -> StatementBody {
    advance()
    let ifExists = try takeIfExists()
    let name = try qualifiedName()
    let object = ObjectReference(
      kind: .statistics, name: name, owner: nil, range: range(from: start + 1))
    if !areNext(.set, .statistics), !ifExists {
      return try commonAction(
        object, [.rename, .owner, .schema], from: start)
    }
    try expect(.set)
    try expect(.statistics)
    let target = try statisticsTarget()
    return .alterStatistics(
      AlterStatistics(ifExists: ifExists, name: name, target: target, range: range(from: start)))
  }
}

extension Parser {
  /// ```
  /// [WITH …] UPDATE [ONLY] table [FOR PORTION OF …] [[AS] alias] SET … [FROM …]
  ///   [WHERE condition | WHERE CURRENT OF cursor] [RETURNING …]
  /// ```
  mutating func update(_ with: With?, _ start: Int) throws(SyntaxError) -> Update {
    let first = at
    advance()
    let keywords = range(from: first)
    let table = try relation()
    try takePortion()
    let alias = try targetAlias()
    try expect(.set)
    let columns = try setClauses()
    let from = take(.from) ? try fromList() : []
    let filter = try whereOrCurrent()
    let returning = try returningClause()
    return Update(
      keywords: keywords, with: with, table: table, alias: alias, columns: columns, from: from,
      filter: filter, returning: returning, range: range(from: start))
  }

  /// `[AS] alias` behind the table that is changed; SET is no alias without AS.
  mutating func targetAlias() throws(SyntaxError) -> Name? {
    if take(.as) { return try columnName() }
    return isColumnName(token) && keyword != .set ? try columnName() : nil
  }

  /// `FOR PORTION OF column {FROM a TO b | (expression)}`, since 19.
  mutating func takePortion() throws(SyntaxError) {
    guard take(.for) else { return }
    requires(19, at: at - 1)
    guard takeWord(.portion) else { throw unexpected() }
    try expect(.of)
    _ = try columnName()
    if take(.leftParenthesis) {
      _ = try expression()
      return try expect(.rightParenthesis)
    }
    try expect(.from)
    _ = try expression()
    try expect(.to)
    _ = try expression()
  }

  /// set_clause_list: the columns that are set.
  mutating func setClauses() throws(SyntaxError) -> [Name] {
    var columns: [Name] = []
    repeat {
      if kind == .leftParenthesis {
        columns += try insertColumns()
      } else {
        columns.append(try settableColumn())
      }
      try expect(.equals)
      _ = try expression()
    } while take(.comma)
    return columns
  }

  /// where_or_current_clause.
  mutating func whereOrCurrent() throws(SyntaxError) -> Expression? {
    guard take(.where) else { return nil }
    let start = at
    guard take(.current, .of) else { return try expression() }
    let cursor = try columnName()
    return Expression(.currentOf(cursor), range(from: start))
  }

  /// ```
  /// [WITH …] DELETE FROM [ONLY] table [FOR PORTION OF …] [[AS] alias] [USING …]
  ///   [WHERE condition | WHERE CURRENT OF cursor] [RETURNING …]
  /// ```
  mutating func delete(_ with: With?, _ start: Int) throws(SyntaxError) -> Delete {
    let first = at
    advance()
    try expect(.from)
    let keywords = range(from: first)
    let table = try relation()
    try takePortion()
    let alias = try targetAlias()
    let using = take(.using) ? try fromList() : []
    let filter = try whereOrCurrent()
    let returning = try returningClause()
    return Delete(
      keywords: keywords, with: with, table: table, alias: alias, using: using, filter: filter,
      returning: returning, range: range(from: start))
  }

  /// `TRUNCATE [TABLE] table, … [{RESTART | CONTINUE} IDENTITY] [CASCADE | RESTRICT]`.
  mutating func truncate() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    take(.table)
    let keywords = range(from: start)
    let tables = try commaSeparated { (parser) throws(SyntaxError) in try parser.relation() }
    let restarts = take(.restart)
    if restarts || take(.continue) { try expect(.identity) }
    let behavior = dropBehavior()
    return .truncate(
      Truncate(
        keywords: keywords, tables: tables, restartsIdentity: restarts, behavior: behavior,
        range: range(from: start)))
  }
}

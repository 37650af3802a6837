/// SelectStmt: queries and their set operations.
extension Parser {
  /// SelectStmt, in parentheses or not.
  mutating func query() throws(SyntaxError) -> Query {
    guard kind == .leftParenthesis else { return try bareQuery() }
    let start = at
    let inner = try parenthesizedQuery()
    return continuesQuery ? try continuedQuery(inner, start) : inner
  }

  /// select_with_parens.
  mutating func parenthesizedQuery() throws(SyntaxError) -> Query {
    guard depth < Parser.deepest else { throw SyntaxError(reason: .tooDeep, token: at) }
    depth += 1
    defer { depth -= 1 }
    try expect(.leftParenthesis)
    let query = try query()
    try expect(.rightParenthesis)
    return query
  }

  /// select_no_parens.
  mutating func bareQuery() throws(SyntaxError) -> Query { throw unexpected() }
  mutating func continuedQuery(_ first: Query, _ start: Int) throws(SyntaxError) -> Query { throw unexpected() }
  mutating func sortClause() throws(SyntaxError) -> [Expression] { throw unexpected() }
}

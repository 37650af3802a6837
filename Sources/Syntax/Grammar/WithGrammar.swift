/// WITH, and the statements that may stand in it.
extension Parser {
  /// `WITH [RECURSIVE] table, …`.
  mutating func withClause() throws(SyntaxError) -> With {
    let start = at
    advance()
    let isName = peek(1).keyword == .as || peek(1).kind == .leftParenthesis
    if !isName { take(.recursive) }
    let tables = try commaSeparated { (parser) throws(SyntaxError) in try parser.commonTable() }
    return With(tables: tables, range: range(from: start))
  }

  /// `name [(columns)] AS [[NOT] MATERIALIZED] (statement) [SEARCH …] [CYCLE …]`.
  private mutating func commonTable() throws(SyntaxError) -> CommonTable {
    let name = try columnName()
    if kind == .leftParenthesis { _ = try columnNames() }
    try expect(.as)
    if take(.not) { try expect(.materialized) } else { take(.materialized) }
    let statement = try parenthesizedStatement()
    if take(.search) { try searchClause() }
    if take(.cycle) { try cycleClause() }
    return CommonTable(name: name, statement: statement)
  }

  private mutating func parenthesizedStatement() throws(SyntaxError) -> StatementBody {
    guard depth < Parser.deepest else { throw SyntaxError(reason: .tooDeep, token: at) }
    depth += 1
    defer { depth -= 1 }
    try expect(.leftParenthesis)
    let statement = try preparableStatement()
    try expect(.rightParenthesis)
    return statement
  }

  /// `{DEPTH | BREADTH} FIRST BY columns SET column`.
  private mutating func searchClause() throws(SyntaxError) {
    guard take(.depth) || take(.breadth) else { throw unexpected() }
    try expect(.first)
    try expect(.by)
    try takeColumnList()
    try expect(.set)
    _ = try columnName()
  }

  /// `columns SET column [TO value DEFAULT value] USING column`.
  private mutating func cycleClause() throws(SyntaxError) {
    try takeColumnList()
    try expect(.set)
    _ = try columnName()
    if take(.to) {
      _ = try typedOrPlainConstant()
      try expect(.default)
      _ = try typedOrPlainConstant()
    }
    try expect(.using)
    _ = try columnName()
  }

  /// columnList without parentheses.
  mutating func takeColumnList() throws(SyntaxError) {
    repeat { _ = try columnName() } while take(.comma)
  }

  /// PreparableStmt: a query or a change of data.
  mutating func preparableStatement() throws(SyntaxError) -> StatementBody {
    let start = at
    let with = keyword == .with ? try withClause() : nil
    switch keyword {
    case .insert: return .insert(try insert(with, start))
    case .update: return .update(try update(with, start))
    case .delete: return .delete(try delete(with, start))
    case .merge: return .merge(try merge(with, start))
    default: return .query(with == nil ? try query() : try query(behind: with, start))
    }
  }
}

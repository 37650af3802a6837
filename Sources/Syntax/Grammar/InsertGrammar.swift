extension Parser {
  /// ```
  /// [WITH …] INSERT INTO table [AS alias] [(columns)] [OVERRIDING {SYSTEM | USER} VALUE]
  ///   {DEFAULT VALUES | query} [ON CONFLICT …] [RETURNING …]
  /// ```
  mutating func insert(_ with: With?, _ start: Int) throws(SyntaxError) -> Insert {
    let first = at
    advance()
    try expect(.into)
    let keywords = range(from: first)
    let table = try plainRelation()
    if take(.as) { _ = try columnName() }
    var columns: [Name] = []
    let rows: Insert.Rows
    if take(.default) {
      try expect(.values)
      rows = .defaults
    } else {
      if kind == .leftParenthesis, !isQueryAhead { columns = try insertColumns() }
      try takeOverriding()
      rows = .query(try query())
    }
    let onConflict = try conflictClause()
    let returning = try returningClause()
    return Insert(
      keywords: keywords, with: with, table: table, columns: columns, rows: rows,
      onConflict: onConflict, returning: returning, range: range(from: start))
  }

  /// Whether the parenthesis that comes next holds a query.
  private var isQueryAhead: Bool {
    switch peek(1).keyword {
    case .select, .table, .with: true
    case .values: peek(2).kind == .leftParenthesis
    default: peek(1).kind == .leftParenthesis
    }
  }

  /// `( column [indirection], … )`.
  mutating func insertColumns() throws(SyntaxError) -> [Name] {
    try parenthesized { (parser) throws(SyntaxError) in try parser.settableColumn() }
  }

  /// set_target: a column, with what dots and brackets pick from it.
  mutating func settableColumn() throws(SyntaxError) -> Name {
    let start = at
    let name = try columnName()
    try barMisplacedStar(try indirection(from: start))
    return name
  }

  /// `OVERRIDING {SYSTEM | USER} VALUE`, if it comes next.
  mutating func takeOverriding() throws(SyntaxError) {
    guard take(.overriding) else { return }
    guard take(.user) || take(.system) else { throw unexpected() }
    try expect(.value)
  }

  /// `ON CONFLICT [(…) [WHERE …] | ON CONSTRAINT name] DO {NOTHING | UPDATE SET … | SELECT …}`.
  private mutating func conflictClause() throws(SyntaxError) -> Insert.OnConflict? {
    guard take(.on) else { return nil }
    try expect(.conflict)
    if kind == .leftParenthesis {
      _ = try parenthesized { (parser) throws(SyntaxError) in try parser.indexElement() }
      if take(.where) { _ = try expression() }
    } else if take(.on) {
      try expect(.constraint)
      _ = try columnName()
    }
    try expect(.do)
    if take(.nothing) { return .nothing }
    if take(.select) {
      requires(19, at: at - 1)
      if take(.for) { try lockStrength() }
      if take(.where) { _ = try expression() }
      return .select
    }
    try expect(.update)
    try expect(.set)
    let columns = try setClauses()
    if take(.where) { _ = try expression() }
    return .update(columns)
  }

  /// `RETURNING [WITH ( {OLD | NEW} AS name, … )] targets`.
  mutating func returningClause() throws(SyntaxError) -> [SelectTarget] {
    guard take(.returning) else { return [] }
    if keyword == .with {
      requires(18, at: at)
      advance()
      _ = try parenthesized { (parser) throws(SyntaxError) in
        guard parser.take(.old) || parser.take(.new) else { throw parser.unexpected() }
        try parser.expect(.as)
        return try parser.columnName()
      }
    }
    return try targets()
  }
}

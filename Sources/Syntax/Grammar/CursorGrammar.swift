/// Cursors, prepared statements and EXPLAIN.
extension Parser {
  /// `DECLARE name [options] CURSOR [{WITH | WITHOUT} HOLD] FOR query`.
  mutating func declareCursor() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    let name = try columnName()
    while keyword != .cursor {
      switch keyword {
      case .no:
        advance()
        try expect(.scroll)
      case .scroll, .binary, .asensitive, .insensitive: advance()
      default: throw unexpected()
      }
    }
    advance()
    let isHeld = keyword == .with
    if isHeld || keyword == .without {
      advance()
      try expect(.hold)
    }
    try expect(.for)
    let query = try query()
    return .declareCursor(
      DeclareCursor(name: name, isHeld: isHeld, query: query, range: range(from: start)))
  }

  /// `{FETCH | MOVE} [direction] [FROM | IN] cursor`.
  mutating func fetch() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    try takeDirection()
    if !take(.from) { take(.in) }
    let cursor = try columnName()
    return .fetch(Fetch(cursor: cursor, range: range(from: start)))
  }

  /// How far and where to; a word of these may also be the cursor's name.
  private mutating func takeDirection() throws(SyntaxError) {
    if kind == .integer || kind == .plus || kind == .minus {
      _ = try signedInteger()
      return
    }
    let next = peek(1)
    let isLast = next.kind == .end || next.kind == .semicolon
    switch keyword {
    case .all: advance()
    case .next, .prior, .first, .last:
      if !isLast { advance() }
    case .absolute, .relative:
      if isLast { return }
      advance()
      _ = try signedInteger()
    case .forward, .backward:
      if isLast { return }
      advance()
      if take(.all) { return }
      if kind == .integer || kind == .plus || kind == .minus { _ = try signedInteger() }
    default: break
    }
  }

  /// `CLOSE {name | ALL}`.
  mutating func closeCursor() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    let cursor = take(.all) ? nil : try columnName()
    return .closeCursor(CloseCursor(cursor: cursor, range: range(from: start)))
  }

  /// `PREPARE name [(types)] AS statement`.
  mutating func prepare() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    let name = try columnName()
    if kind == .leftParenthesis {
      _ = try parenthesized { (parser) throws(SyntaxError) in try parser.typeName() }
    }
    try expect(.as)
    let statement = try preparableStatement()
    return .prepare(Prepare(name: name, statement: statement, range: range(from: start)))
  }

  /// `EXECUTE name [(values)]`.
  mutating func execute() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    let name = try columnName()
    let arguments = kind == .leftParenthesis ? try parenthesizedList() : []
    return .execute(Execute(name: name, arguments: arguments, range: range(from: start)))
  }

  /// `DEALLOCATE [PREPARE] {name | ALL}`.
  mutating func deallocate() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    if peek(1).kind != .end, peek(1).kind != .semicolon { take(.prepare) }
    let name = take(.all) ? nil : try columnName()
    return .deallocate(Deallocate(name: name, range: range(from: start)))
  }

  /// `EXPLAIN [ANALYZE] [VERBOSE] statement`, `EXPLAIN (options) statement`.
  mutating func explain() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    var isRun = false
    if kind == .leftParenthesis, !isQueryInParentheses {
      isRun = option("analyze", in: try utilityOptions()) != nil
    } else {
      isRun = take(.analyze) || take(.analyse)
      take(.verbose)
    }
    let keywords = range(from: start)
    let statement = try explainableStatement()
    return .explain(
      Explain(keywords: keywords, isRun: isRun, statement: statement, range: range(from: start)))
  }

  /// Whether the parenthesis behind EXPLAIN begins the query itself.
  private var isQueryInParentheses: Bool {
    switch peek(1).keyword {
    case .select, .with, .table: true
    case .values: peek(2).kind == .leftParenthesis
    default: peek(1).kind == .leftParenthesis
    }
  }

  private mutating func explainableStatement() throws(SyntaxError) -> StatementBody {
    switch keyword {
    case .declare: return try declareCursor()
    case .execute: return try execute()
    case .refresh: return try refresh()
    case .create: return try createQueried()
    default: return try preparableStatement()
    }
  }

  /// CREATE TABLE AS or CREATE MATERIALIZED VIEW: of all that can be created, these are explained.
  private mutating func createQueried() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    let persistence = try persistence()
    if keyword == .materialized, persistence == .permanent || persistence == .unlogged {
      return try createMaterializedView(from: start, persistence)
    }
    try expect(.table)
    let keywords = range(from: start)
    let ifNotExists = try takeIfNotExists()
    let table = try plainRelation()
    return try createTableAs(
      keywords: keywords, persistence, ifNotExists: ifNotExists, table: table)
  }
}

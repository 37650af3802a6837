/// ORDER BY, LIMIT, OFFSET, FETCH and FOR behind a query.
struct QueryTail {
  var clauses: Query.Clauses = []
  var expressions: [Expression] = []
  /// The tokens the server points at where a clause stands a second time.
  var orderPlace = 0
  var offsetPlace = 0
  var limitPlace = 0
  /// The token of WITH in WITH TIES.
  var tiesPlace: Int?
}

extension Parser {
  /// `[ORDER BY …]`, then locking and limits, in either order.
  mutating func queryTail() throws(SyntaxError) -> QueryTail {
    var tail = QueryTail()
    if keyword == .order {
      tail.expressions = try sortClause()
      tail.orderPlace = tail.expressions.first.map { Int($0.range.lower) } ?? at
      tail.clauses.insert(.order)
    }
    if keyword == .for {
      try lockingClause(&tail)
      try limits(&tail)
    } else {
      try limits(&tail)
      if keyword == .for { try lockingClause(&tail) }
    }
    return tail
  }

  /// `ORDER BY expression [ASC | DESC | USING operator] [NULLS {FIRST | LAST}], …`.
  mutating func sortClause() throws(SyntaxError) -> [Expression] {
    try expect(.order)
    try expect(.by)
    return try commaSeparated { (parser) throws(SyntaxError) in
      let key = try parser.expression()
      if parser.take(.using) {
        _ = try parser.operatorName()
      } else if !parser.take(.asc) {
        parser.take(.desc)
      }
      if parser.areNext(.nulls, .first) || parser.areNext(.nulls, .last) { parser.at += 2 }
      return key
    }
  }

  /// select_limit: a limit and an offset, in either order.
  private mutating func limits(_ tail: inout QueryTail) throws(SyntaxError) {
    while true {
      switch keyword {
      case .limit where !tail.clauses.contains(.limit): try limitClause(&tail)
      case .fetch where !tail.clauses.contains(.limit): try fetchClause(&tail)
      case .offset where !tail.clauses.contains(.offset): try offsetClause(&tail)
      default: return
      }
    }
  }

  /// `LIMIT {count | ALL}`.
  private mutating func limitClause(_ tail: inout QueryTail) throws(SyntaxError) {
    tail.limitPlace = at
    tail.clauses.insert(.limit)
    advance()
    if !take(.all) { tail.expressions.append(try expression()) }
    guard take(.comma) else { return }
    _ = try expression()
    throw rejected("LIMIT #,# syntax is not supported", at: tail.limitPlace)
  }

  /// `FETCH {FIRST | NEXT} [count] {ROW | ROWS} {ONLY | WITH TIES}`.
  private mutating func fetchClause(_ tail: inout QueryTail) throws(SyntaxError) {
    tail.limitPlace = at
    tail.clauses.insert(.limit)
    advance()
    guard take(.first) || take(.next) else { throw unexpected() }
    let isBare = peek(1).keyword == .only || peek(1).keyword == .with
    if !isBare || keyword != .row && keyword != .rows {
      tail.expressions.append(try fetchCount())
    }
    try expectRows()
    guard keyword == .with, !isWithLookahead else { return try expect(.only) }
    tail.tiesPlace = at
    advance()
    try expect(.ties)
  }

  /// select_fetch_first_value: c_expr, or a number with a sign.
  private mutating func fetchCount() throws(SyntaxError) -> Expression {
    let start = at
    guard kind == .plus || kind == .minus else { return try primary() }
    let sign = Operator(TokenRange(at, at + 1))
    advance()
    guard kind == .integer || kind == .float else { throw unexpected() }
    return Expression(.prefix(sign, try primary()), range(from: start))
  }

  private mutating func expectRows() throws(SyntaxError) {
    guard take(.row) || take(.rows) else { throw unexpected() }
  }

  /// `OFFSET start [ROW | ROWS]`.
  private mutating func offsetClause(_ tail: inout QueryTail) throws(SyntaxError) {
    tail.offsetPlace = at
    tail.clauses.insert(.offset)
    advance()
    let start = at
    var isPlain = false
    let value: Expression
    if beginsPrimary {
      let first = try primary(.full)
      isPlain = infixPrecedence(.full) == nil
      value = try continued(first, start, .lowest, .full)
    } else {
      value = try expression()
      if case .prefix(_, let operand) = value.shape, case .constant = operand.shape {
        isPlain = at == start + 2
      }
    }
    tail.expressions.append(value)
    if isPlain, !take(.row) { take(.rows) }
  }

  /// `FOR {UPDATE | NO KEY UPDATE | SHARE | KEY SHARE} [OF table, …] [NOWAIT | SKIP LOCKED] …`.
  private mutating func lockingClause(_ tail: inout QueryTail) throws(SyntaxError) {
    tail.clauses.insert(.locking)
    if take(.for, .read) {
      tail.clauses.remove(.locking)
      return try expect(.only)
    }
    while take(.for) {
      try lockStrength()
      if take(.of) {
        _ = try commaSeparated { (parser) throws(SyntaxError) in try parser.plainRelation() }
      }
      if take(.skip) {
        try expect(.locked)
        tail.clauses.insert(.skipLocked)
      } else {
        take(.nowait)
      }
    }
  }

  /// for_locking_strength, behind FOR.
  mutating func lockStrength() throws(SyntaxError) {
    switch keyword {
    case .update, .share: advance()
    case .no:
      advance()
      try expect(.key)
      try expect(.update)
    case .key:
      advance()
      try expect(.share)
    default: throw unexpected()
    }
  }
}

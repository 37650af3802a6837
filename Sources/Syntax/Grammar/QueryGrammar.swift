/// SelectStmt: queries, their set operations, and the clauses around them.
extension Parser {
  /// ```
  /// [WITH …] {SELECT … | VALUES … | TABLE … | (query)} [{UNION | INTERSECT | EXCEPT} …]
  ///   [ORDER BY …] [LIMIT …] [OFFSET …] [FETCH …] [FOR …]
  /// ```
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
  mutating func bareQuery() throws(SyntaxError) -> Query {
    let start = at
    return try query(behind: keyword == .with ? try withClause() : nil, start)
  }

  /// A query whose WITH was taken already.
  mutating func query(behind with: With?, _ start: Int) throws(SyntaxError) -> Query {
    let first = try simpleQuery()
    return try finished(try combined(first, start), with, start)
  }

  /// What follows a query in parentheses and makes it part of a larger one.
  mutating func continuedQuery(_ first: Query, _ start: Int) throws(SyntaxError) -> Query {
    try finished(try combined(first, start), nil, start)
  }

  /// select_clause.
  private mutating func simpleQuery() throws(SyntaxError) -> Query {
    let start = at
    switch keyword {
    case .select:
      let body = Query.Body.select(try select())
      return Query(body: body, range: range(from: start))
    case .values: return try values()
    case .table:
      let star = QualifiedName(Name(at))
      advance()
      let body = Query.Body.table(try relation())
      _ = mention(ColumnReference(name: star, isImpliedStar: true))
      return Query(body: body, range: range(from: start))
    default:
      guard kind == .leftParenthesis else { throw unexpected() }
      return try parenthesizedQuery()
    }
  }

  /// UNION and EXCEPT behind a first query.
  private mutating func combined(_ first: Query, _ start: Int) throws(SyntaxError) -> Query {
    var queries = [try intersected(first, start)]
    while keyword == .union || keyword == .except {
      advance()
      takeSetQuantifier()
      let place = at
      queries.append(try intersected(try simpleQuery(), place))
    }
    return joined(queries, start)
  }

  /// INTERSECT, which binds tighter.
  private mutating func intersected(_ first: Query, _ start: Int) throws(SyntaxError) -> Query {
    var queries = [first]
    while take(.intersect) {
      takeSetQuantifier()
      queries.append(try simpleQuery())
    }
    return joined(queries, start)
  }

  private mutating func joined(_ queries: [Query], _ start: Int) -> Query {
    if queries.count == 1, let only = queries.first { return only }
    return Query(body: .combined(queries), range: range(from: start))
  }

  /// set_quantifier: `ALL | DISTINCT`.
  @discardableResult
  mutating func takeSetQuantifier() -> Bool { take(.all) || take(.distinct) }

  /// Adds the clauses that follow a query to it.
  private mutating func finished(
    _ query: Query, _ with: With?, _ start: Int
  ) throws(SyntaxError) -> Query {
    let tail = try queryTail()
    guard with != nil || !tail.clauses.isEmpty else { return query }
    try barDoubled(query, with, tail)
    return Query(
      with: with ?? query.with, body: query.body,
      clauses: query.clauses.union(tail.clauses).union(with == nil ? [] : .with),
      tail: query.tail + tail.expressions, range: range(from: start))
  }

  /// insertSelectOptions: `(SELECT … ORDER BY a) ORDER BY b` and its like are rejected.
  private func barDoubled(_ query: Query, _ with: With?, _ tail: QueryTail) throws(SyntaxError) {
    let both = query.clauses.intersection(tail.clauses)
    if both.contains(.order) {
      throw rejected("multiple ORDER BY clauses not allowed", at: tail.orderPlace)
    }
    if both.contains(.offset) {
      throw rejected("multiple OFFSET clauses not allowed", at: tail.offsetPlace)
    }
    if both.contains(.limit) {
      throw rejected("multiple LIMIT clauses not allowed", at: tail.limitPlace)
    }
    if let ties = tail.tiesPlace {
      let all = query.clauses.union(tail.clauses)
      if !all.contains(.order) {
        throw rejected("WITH TIES cannot be specified without ORDER BY clause", at: ties)
      }
      if all.contains(.skipLocked) {
        throw rejected("SKIP LOCKED and WITH TIES options cannot be used together", at: ties)
      }
    }
    if let with, query.clauses.contains(.with) {
      throw rejected("multiple WITH clauses not allowed", at: Int(with.range.lower))
    }
  }
}

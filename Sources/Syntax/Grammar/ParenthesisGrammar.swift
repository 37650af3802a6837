/// What parentheses turn out to hold.
enum Parenthesized {
  /// select_with_parens.
  case query(Query)
  case value(Expression)
  /// Two expressions or more.
  case row([Expression])
}

/// Parentheses in expressions, which hold a query, a value or a row.
extension Parser {
  /// Whether the next token begins a query that is not itself in parentheses.
  var beginsQuery: Bool {
    switch keyword {
    case .select, .table, .with: true
    case .values: peek(1).kind == .leftParenthesis
    default: false
    }
  }

  /// What may stand behind a query in parentheses to make it part of a larger one.
  var continuesQuery: Bool {
    switch keyword {
    case .union, .intersect, .except, .order, .limit, .offset, .fetch, .for: true
    default: false
    }
  }

  /// `( … )`: a query takes as many parentheses as stand around it.
  mutating func parenthesized(allowsRow: Bool = true) throws(SyntaxError) -> Parenthesized {
    guard depth < Parser.deepest else { throw SyntaxError(reason: .tooDeep, token: at) }
    depth += 1
    defer { depth -= 1 }
    try expect(.leftParenthesis)
    if beginsQuery {
      let query = try bareQuery()
      try expect(.rightParenthesis)
      return .query(query)
    }
    guard kind == .leftParenthesis else { return try listed(try expression(), allowsRow) }

    let start = at
    let inner = try parenthesized()
    if case .query(let query) = inner {
      if take(.rightParenthesis) { return .query(query) }
      if continuesQuery {
        let whole = try continuedQuery(query, start)
        try expect(.rightParenthesis)
        return .query(whole)
      }
    }
    let primary = try afterParenthesis(inner, start, .full)
    return try listed(try continued(primary, start, .lowest, .full), allowsRow)
  }

  /// The rest of `( a, b, …)`.
  private mutating func listed(
    _ first: Expression, _ allowsRow: Bool
  ) throws(SyntaxError) -> Parenthesized {
    guard allowsRow, kind == .comma else {
      try expect(.rightParenthesis)
      return .value(first)
    }
    var items = [first]
    while take(.comma) { items.append(try expression()) }
    try expect(.rightParenthesis)
    return .row(items)
  }

  /// c_expr that begins with a parenthesis: with what may follow it.
  mutating func afterParenthesis(
    _ inner: Parenthesized, _ start: Int, _ flavor: ExpressionFlavor
  ) throws(SyntaxError) -> Expression {
    switch inner {
    case .query(let query):
      return try indirected(Expression(.query(query), range(from: start)), start)
    case .value(let value): return try indirected(value, start)
    case .row(let items): return try row(items, start, flavor)
    }
  }

  /// A row, or `row OVERLAPS row`.
  mutating func row(
    _ items: [Expression], _ start: Int, _ flavor: ExpressionFlavor
  ) throws(SyntaxError) -> Expression {
    let left = Expression(.row(items), range(from: start))
    guard flavor != .restricted, keyword == .overlaps else { return left }
    advance()
    let place = at
    let right = try rowItems()
    guard items.count == 2 else {
      throw rejected(
        "wrong number of parameters on left side of OVERLAPS expression", at: start)
    }
    guard right.count == 2 else {
      throw rejected(
        "wrong number of parameters on right side of OVERLAPS expression", at: place)
    }
    let function = mention("overlaps", from: start)
    return Expression(
      .call(FunctionCall(function: function, arguments: items + right)), range(from: start))
  }

  /// row: `ROW ( … )`, or two expressions or more in parentheses.
  private mutating func rowItems() throws(SyntaxError) -> [Expression] {
    if keyword == .row { return try explicitRow() }
    try expect(.leftParenthesis)
    var items = [try expression()]
    repeat {
      try expect(.comma)
      items.append(try expression())
    } while kind == .comma
    try expect(.rightParenthesis)
    return items
  }

  /// `ROW ( [expr_list] )`.
  mutating func explicitRow() throws(SyntaxError) -> [Expression] {
    try expect(.row)
    try expect(.leftParenthesis)
    if take(.rightParenthesis) { return [] }
    let items = try expressions()
    try expect(.rightParenthesis)
    return items
  }
}

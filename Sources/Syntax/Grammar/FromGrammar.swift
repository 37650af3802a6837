/// from_clause: tables, joins, and what else rows come from.
extension Parser {
  /// from_list.
  mutating func fromList() throws(SyntaxError) -> [FromItem] {
    try commaSeparated { (parser) throws(SyntaxError) in try parser.fromItem() }
  }

  /// table_ref, with the joins behind it.
  mutating func fromItem() throws(SyntaxError) -> FromItem {
    guard depth < Parser.deepest else { throw SyntaxError(reason: .tooDeep, token: at) }
    depth += 1
    defer { depth -= 1 }
    return try joined(try fromPrimary())
  }

  private var beginsJoin: Bool {
    switch keyword {
    case .join, .inner, .left, .right, .full, .cross, .natural: true
    default: false
    }
  }

  /// The joins behind a first table: from left to right, in one flat node.
  private mutating func joined(_ first: FromItem) throws(SyntaxError) -> FromItem {
    guard beginsJoin else { return first }
    var items = [first]
    var conditions: [Expression] = []
    while beginsJoin {
      if take(.cross) {
        try expect(.join)
        items.append(try fromPrimary())
      } else if take(.natural) {
        try joinType()
        items.append(try fromPrimary())
      } else {
        try joinType()
        // A join that stands before this one's condition belongs to the right side.
        items.append(try fromItem())
        if let condition = try joinCondition() { conditions.append(condition) }
      }
    }
    return .join(items, conditions: conditions)
  }

  /// `[INNER | {LEFT | RIGHT | FULL} [OUTER]] JOIN`.
  private mutating func joinType() throws(SyntaxError) {
    switch keyword {
    case .inner: advance()
    case .left, .right, .full:
      advance()
      take(.outer)
    default: break
    }
    try expect(.join)
  }

  /// `ON condition | USING (columns) [AS alias]`.
  private mutating func joinCondition() throws(SyntaxError) -> Expression? {
    if take(.on) { return try expression() }
    try expect(.using)
    _ = try columnNames()
    if take(.as) { _ = try columnName() }
    return nil
  }

  /// table_ref without joins.
  private mutating func fromPrimary() throws(SyntaxError) -> FromItem {
    if take(.lateral) { return try lateralItem() }
    if kind == .leftParenthesis {
      let start = at
      return try aliased(try parenthesizedTable(), from: start)
    }
    if keyword == .only { return try relationItem() }
    if areNext(.rows, .from) || beginsFunctionForm { return try functionItem() }
    let isCall = peek(1).kind == .leftParenthesis
    switch keyword {
    case .xmltable where isCall, .jsonTable where isCall, .graphTable where isCall:
      return try tableForm()
    default: break
    }
    guard isColumnName(token) else { return try functionItem() }
    return beginsCall ? try functionItem() : try relationItem()
  }

  /// Behind LATERAL: anything but a plain relation.
  private mutating func lateralItem() throws(SyntaxError) -> FromItem {
    switch keyword {
    case .xmltable where peek(1).kind == .leftParenthesis,
      .jsonTable where peek(1).kind == .leftParenthesis:
      return try tableForm()
    default: break
    }
    guard kind == .leftParenthesis else { return try functionItem() }
    let start = at
    return try aliased(.query(try parenthesizedQuery()), from: start)
  }

  /// Whether a name with its dots is followed by a parenthesis.
  private var beginsCall: Bool {
    var distance = 1
    while peek(distance).kind == .dot, isColumnLabel(peek(distance + 1)) { distance += 2 }
    guard peek(distance).kind == .leftParenthesis else { return false }
    return distance > 1 || isTypeOrFunctionName(token)
  }

  /// `relation [[AS] alias [(columns)]] [TABLESAMPLE …]`.
  private mutating func relationItem() throws(SyntaxError) -> FromItem {
    let relation = try relation()
    let alias = try aliasClause()
    if take(.tablesample) {
      _ = try functionName()
      _ = try parenthesizedList()
      if take(.repeatable) {
        try expect(.leftParenthesis)
        _ = try expression()
        try expect(.rightParenthesis)
      }
    }
    return .relation(relation, alias: alias)
  }

  /// opt_alias_clause: `[AS] alias [(columns)]`.
  @discardableResult
  mutating func aliasClause() throws(SyntaxError) -> Name? {
    guard take(.as) || isColumnName(token) else { return nil }
    let alias = try columnName()
    if kind == .leftParenthesis { _ = try columnNames() }
    return alias
  }

  private mutating func aliased(
    _ item: FromItem, from start: Int
  ) throws(SyntaxError) -> FromItem {
    guard try aliasClause() == nil, case .query(let query) = item else { return item }
    // The server's grammar asked for it until 15.
    let what = if case .values = query.body { "VALUES" } else { "subquery" }
    requires(16, at: start, saying: "\(what) in FROM must have an alias")
    return item
  }

  /// `( … )`: a query, or joined tables.
  private mutating func parenthesizedTable() throws(SyntaxError) -> FromItem {
    guard depth < Parser.deepest else { throw SyntaxError(reason: .tooDeep, token: at) }
    depth += 1
    defer { depth -= 1 }
    try expect(.leftParenthesis)
    if beginsQuery {
      let query = try bareQuery()
      try expect(.rightParenthesis)
      return .query(query)
    }
    var first: FromItem
    if kind == .leftParenthesis {
      let start = at
      first = try parenthesizedTable()
      if case .query(let query) = first {
        if take(.rightParenthesis) { return first }
        if continuesQuery {
          let whole = try continuedQuery(query, start)
          try expect(.rightParenthesis)
          return .query(whole)
        }
      }
      if kind == .rightParenthesis {
        advance()
        return first
      }
      first = try aliased(first, from: start)
    } else {
      first = try fromPrimary()
    }
    guard beginsJoin else { throw unexpected() }
    let whole = try joined(first)
    try expect(.rightParenthesis)
    return whole
  }
}

/// The forms of SQL/JSON.
extension Parser {
  /// What stands behind one of the JSON keywords.
  mutating func jsonForm(_ word: Keyword, _ start: Int) throws(SyntaxError) -> Expression.Shape {
    requires(
      word == .jsonObject || word == .jsonArray || isJSONAggregate(word) ? 16 : 17, at: start)
    try expect(.leftParenthesis)
    var parts: [Expression] = []
    switch word {
    case .jsonObject:
      if let plain = try jsonObject(start, into: &parts) { return plain }
    case .jsonArray: parts = try jsonArray()
    case .jsonObjectagg: parts = try jsonObjectAggregate()
    case .jsonArrayagg: parts = try jsonArrayAggregate()
    case .json:
      parts = [try jsonValue()]
      try jsonUniqueKeys()
    case .jsonScalar: parts = [try expression()]
    case .jsonSerialize:
      parts = [try jsonValue()]
      try jsonReturning()
    case .mergeAction: break
    default: parts = try jsonQueryFunction(word)
    }
    try expect(.rightParenthesis)
    return .form(word, parts)
  }

  private func isJSONAggregate(_ word: Keyword) -> Bool {
    word == .jsonObjectagg || word == .jsonArrayagg
  }

  /// Behind `JSON_OBJECT (`: a call of the function of that name, or the constructor, whose closing
  /// parenthesis is then still to come.
  private mutating func jsonObject(
    _ start: Int, into parts: inout [Expression]
  ) throws(SyntaxError) -> Expression.Shape? {
    guard kind != .rightParenthesis, keyword != .returning else {
      try jsonReturning()
      return nil
    }
    if takeArgumentName() { return try jsonObjectCall(try expression(), start) }
    let (first, isKey) = try jsonKey()
    guard isKey else { return try jsonObjectCall(first, start) }
    parts = [first, try jsonValue()]
    while take(.comma) { parts += try jsonKeyAndValue() }
    try jsonNullClause()
    try jsonUniqueKeys()
    try jsonReturning()
    return nil
  }

  /// json_name_and_value: `key : value` or `key VALUE value`.
  private mutating func jsonKeyAndValue() throws(SyntaxError) -> [Expression] {
    let (key, isKey) = try jsonKey()
    guard isKey else { throw unexpected() }
    return [key, try jsonValue()]
  }

  /// An expression, and whether `:` or VALUE behind it makes it a key.
  private mutating func jsonKey() throws(SyntaxError) -> (Expression, Bool) {
    let start = at
    guard beginsPrimary else { return (try expression(), take(.colon)) }
    let first = try primary(.full)
    if take(.value) { return (first, true) }
    return (try continued(first, start, .lowest, .full), take(.colon))
  }

  /// Whether the next token begins c_expr, and no operator.
  var beginsPrimary: Bool {
    switch kind {
    case .plus, .minus, .custom: false
    default: keyword != .not && keyword != .default && keyword != .unique && keyword != .operator
    }
  }

  /// The rest of `JSON_OBJECT ( arguments )`.
  private mutating func jsonObjectCall(
    _ first: Expression, _ start: Int
  ) throws(SyntaxError) -> Expression.Shape {
    var items = [first]
    while take(.comma) { items.append(try functionArgument()) }
    try expect(.rightParenthesis)
    return .call(FunctionCall(function: mention("json_object", from: start), arguments: items))
  }

  /// Behind `JSON_ARRAY (`.
  private mutating func jsonArray() throws(SyntaxError) -> [Expression] {
    guard kind != .rightParenthesis, keyword != .returning else {
      try jsonReturning()
      return []
    }
    let start = at
    if beginsQuery { return [try jsonArrayQuery(try bareQuery(), start)] }
    var items: [Expression]
    if kind == .leftParenthesis {
      let inner = try parenthesized()
      if case .query(let query) = inner, continuesQuery {
        return [try jsonArrayQuery(try continuedQuery(query, start), start)]
      }
      let first = try afterParenthesis(inner, start, .full)
      items = [try continued(first, start, .lowest, .full)]
      try jsonFormat()
    } else {
      items = [try jsonValue()]
    }
    while take(.comma) { items.append(try jsonValue()) }
    try jsonNullClause()
    try jsonReturning()
    return items
  }

  private mutating func jsonArrayQuery(
    _ query: Query, _ start: Int
  ) throws(SyntaxError) -> Expression {
    let expression = Expression(.query(query), range(from: start))
    try jsonFormat()
    try jsonReturning()
    return expression
  }

  private mutating func jsonObjectAggregate() throws(SyntaxError) -> [Expression] {
    let parts = try jsonKeyAndValue()
    try jsonNullClause()
    try jsonUniqueKeys()
    try jsonReturning()
    return parts
  }

  private mutating func jsonArrayAggregate() throws(SyntaxError) -> [Expression] {
    var parts = [try jsonValue()]
    if keyword == .order { parts += try sortClause() }
    try jsonNullClause()
    try jsonReturning()
    return parts
  }

  /// Behind `JSON_QUERY (`, `JSON_EXISTS (` or `JSON_VALUE (`.
  private mutating func jsonQueryFunction(_ word: Keyword) throws(SyntaxError) -> [Expression] {
    var parts = [try jsonValue()]
    try expect(.comma)
    parts.append(try expression())
    parts += try jsonPassing()
    if word == .jsonExists { return parts + (try jsonOnError()) }
    try jsonReturning()
    if word == .jsonQuery {
      try jsonWrapper()
      try jsonQuotes()
    }
    return parts + (try jsonBehaviors())
  }
}

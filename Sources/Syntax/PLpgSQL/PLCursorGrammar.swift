/// OPEN, FETCH, MOVE, CLOSE, and what a function returns.
extension PLParser {
  /// ```
  /// OPEN cursor [( argument, … )] ;
  /// OPEN cursor [[NO] SCROLL] FOR {query | EXECUTE text [USING …]} ;
  /// ```
  mutating func open() throws(PLError) -> PLOpen {
    at += 1
    let (item, facts) = try cursorVariable()
    if case .boundCursor(let names) = facts.shape {
      let values = try cursorArguments(names, of: item)
      try expect(.semicolon)
      return PLOpen(cursor: item.range, kind: .bound(values))
    }
    take(.no)
    take(.scroll)
    guard take(.for) else { throw near("syntax error, expected \"FOR\"") }
    if isNext(.execute) {
      let dynamic = try dynamicSQL(until: [.kind(.semicolon)], expected: "USING or ;")
      return PLOpen(cursor: item.range, kind: .dynamic(dynamic))
    }
    return PLOpen(cursor: item.range, kind: .query(try wholeStatement()))
  }

  /// `FETCH [direction] {FROM | IN} cursor INTO target ;`
  mutating func fetch() throws(PLError) -> PLFetch {
    let start = at
    at += 1
    let (count, hasManyRows) = try direction()
    let cursor = try cursorVariable().item
    try expect(.into)
    let into = try intoTarget(mayBeStrict: false)
    try expect(.semicolon)
    if hasManyRows { throw rejected("FETCH statement cannot return multiple rows", at: start) }
    return PLFetch(count: count, cursor: cursor.range, into: into)
  }

  /// `MOVE [direction] {FROM | IN} cursor ;`
  mutating func move() throws(PLError) -> PLFetch {
    at += 1
    let count = try direction().count
    let cursor = try cursorVariable().item
    try expect(.semicolon)
    return PLFetch(count: count, cursor: cursor.range, into: nil)
  }

  /// `CLOSE cursor ;`
  mutating func close() throws(PLError) -> PLStatement {
    at += 1
    let cursor = try cursorVariable().item
    try expect(.semicolon)
    return .close(cursor.range)
  }

  /// ```
  /// NEXT | PRIOR | FIRST | LAST | ALL | {ABSOLUTE | RELATIVE} n | {FORWARD | BACKWARD} [n | ALL] | n
  /// ```
  /// with the FROM or IN behind it, which only a bare cursor's name can do without.
  private mutating func direction() throws(PLError) -> (count: PLExpression?, hasManyRows: Bool) {
    if kind == .end { throw near("unexpected end of function definition") }
    if take(.next) || take(.prior) || take(.first) || take(.last) {
      try expectFrom()
      return (nil, false)
    }
    if take(.absolute) || take(.relative) { return (try rowCount(), false) }
    if take(.all) {
      try expectFrom()
      return (nil, true)
    }
    if take(.forward) || take(.backward) {
      if kind == .end { throw near("unexpected end of function definition") }
      if take(.from) || take(.in) { return (nil, false) }
      guard take(.all) else { return (try rowCount(), true) }
      try expectFrom()
      return (nil, true)
    }
    if take(.from) || take(.in) { return (nil, false) }
    if case .variable = item().kind { return (nil, false) }
    return (try rowCount(), true)
  }

  private mutating func expectFrom() throws(PLError) {
    guard take(.from) || take(.in) else { throw near("expected FROM or IN") }
  }

  private mutating func rowCount() throws(PLError) -> PLExpression {
    try expression(until: [.word(.from), .word(.in)], expected: "FROM or IN").value
  }

  /// `RETURN [expression] ;`, `RETURN NEXT …`, `RETURN QUERY …`
  mutating func returnStatement() throws(PLError) -> PLResult {
    let start = at
    at += 1
    if kind == .end { throw near("unexpected end of function definition") }
    if take(.next) {
      try checkReturnsSet("RETURN NEXT", at: start)
      if result == .setOfParameters {
        try endReturn("RETURN NEXT cannot have a parameter in function with OUT parameters")
        return .next(nil)
      }
      return .next(try expressionToSemicolon())
    }
    if take(.query) {
      try checkReturnsSet("RETURN QUERY", at: start)
      if isNext(.execute) {
        return .dynamic(
          try dynamicSQL(until: [.kind(.semicolon)], expected: "; or USING"))
      }
      return .query(try wholeStatement())
    }
    return .value(try returnedValue())
  }

  private func checkReturnsSet(_ words: String, at start: Int) throws(PLError) {
    switch result {
    case .set, .setOfParameters: return
    case .value, .void, .procedure, .parameters:
      throw rejected("cannot use \(words) in a non-SETOF function", at: start)
    }
  }

  private mutating func returnedValue() throws(PLError) -> PLExpression? {
    switch result {
    case .value: return try expressionToSemicolon()
    case .set, .setOfParameters:
      try endReturn("RETURN cannot have a parameter in function returning set")
    case .procedure: try endReturn("RETURN cannot have a parameter in a procedure")
    case .void: try endReturn("RETURN cannot have a parameter in function returning void")
    case .parameters:
      try endReturn("RETURN cannot have a parameter in function with OUT parameters")
    }
    return nil
  }

  private mutating func endReturn(_ message: String) throws(PLError) {
    if kind == .invalid { throw lexical(token(at)) }
    guard take(.semicolon) else { throw rejected(message) }
  }
}

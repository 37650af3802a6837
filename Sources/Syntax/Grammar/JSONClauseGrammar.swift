/// The clauses that the forms of SQL/JSON share.
extension Parser {
  /// json_value_expr: `value [FORMAT JSON [ENCODING name]]`.
  mutating func jsonValue() throws(SyntaxError) -> Expression {
    let value = try expression()
    try jsonFormat()
    return value
  }

  /// json_format_clause_opt; says whether there was one.
  @discardableResult
  mutating func jsonFormat() throws(SyntaxError) -> Bool {
    guard take(.format, .json) else { return false }
    guard take(.encoding) else { return true }
    let place = at
    let name = String(decoding: identifier(try columnName()), as: UTF8.self)
    switch name.lowercased() {
    case "utf8", "utf16", "utf32": return true
    default: throw rejected("unrecognized JSON encoding: \(name)", at: place)
    }
  }

  /// json_returning_clause_opt.
  mutating func jsonReturning() throws(SyntaxError) {
    guard take(.returning) else { return }
    _ = try typeName()
    try jsonFormat()
  }

  /// `{WITH | WITHOUT} UNIQUE [KEYS]`, if it comes next.
  mutating func jsonUniqueKeys() throws(SyntaxError) {
    guard keyword == .with && !isWithLookahead || keyword == .without && !areNext(.without, .time)
    else { return }
    advance()
    try expect(.unique)
    take(.keys)
  }

  /// `{NULL | ABSENT} ON NULL`, if it comes next.
  mutating func jsonNullClause() throws(SyntaxError) {
    guard take(.null) || take(.absent) else { return }
    try expect(.on)
    try expect(.null)
  }

  /// json_passing_clause_opt.
  mutating func jsonPassing() throws(SyntaxError) -> [Expression] {
    guard take(.passing) else { return [] }
    return try commaSeparated { (parser) throws(SyntaxError) in
      let value = try parser.jsonValue()
      try parser.expect(.as)
      _ = try parser.columnLabel()
      return value
    }
  }

  /// json_wrapper_behavior.
  mutating func jsonWrapper() throws(SyntaxError) {
    if take(.without) {
      take(.array)
      return try expect(.wrapper)
    }
    guard take(.with) else { return }
    if !take(.conditional) { take(.unconditional) }
    take(.array)
    try expect(.wrapper)
  }

  /// json_quotes_clause_opt.
  mutating func jsonQuotes() throws(SyntaxError) {
    guard take(.keep) || take(.omit) else { return }
    try expect(.quotes)
    guard take(.on) else { return }
    try expect(.scalar)
    try expect(.string as Keyword)
  }

  /// json_behavior_clause_opt: `behavior ON {EMPTY | ERROR}`, in that order.
  mutating func jsonBehaviors() throws(SyntaxError) -> [Expression] {
    guard var parts = try jsonBehavior() else { return [] }
    try expect(.on)
    if take(.error) { return parts }
    try expect(.empty)
    if let more = try jsonBehavior() {
      parts += more
      try expect(.on)
      try expect(.error)
    }
    return parts
  }

  /// json_on_error_clause_opt.
  mutating func jsonOnError() throws(SyntaxError) -> [Expression] {
    guard let parts = try jsonBehavior() else { return [] }
    try expect(.on)
    try expect(.error)
    return parts
  }

  /// json_behavior, or nil where none comes next.
  private mutating func jsonBehavior() throws(SyntaxError) -> [Expression]? {
    switch keyword {
    case .default:
      advance()
      return [try expression()]
    case .error, .null, .true, .false, .unknown:
      advance()
      return []
    case .empty:
      advance()
      if !take(.array) { take(.object) }
      return []
    default: return nil
    }
  }
}

/// JSON_TABLE.
extension Parser {
  /// ```
  /// value, path [AS name] [PASSING …] COLUMNS (…) [behavior ON ERROR] )
  /// ```
  mutating func jsonTable() throws(SyntaxError) -> [Expression] {
    requires(17, at: at - 1)
    let value = try jsonValue()
    try expect(.comma)
    let path = try expression()
    if take(.as) { _ = try columnName() }
    var parts = [value, path] + (try jsonPassing())
    try jsonTableColumns()
    parts += try jsonOnError()
    try expect(.rightParenthesis)
    guard case .constant(.string) = path.shape else {
      throw rejected(
        "only string constants are supported in JSON_TABLE path specification",
        at: Int(path.range.lower))
    }
    return parts
  }

  /// `COLUMNS ( column, … )`.
  private mutating func jsonTableColumns() throws(SyntaxError) {
    guard depth < Parser.deepest else { throw SyntaxError(reason: .tooDeep, token: at) }
    depth += 1
    defer { depth -= 1 }
    try expect(.columns)
    _ = try parenthesized { (parser) throws(SyntaxError) in try parser.jsonTableColumn() }
  }

  private mutating func jsonTableColumn() throws(SyntaxError) {
    if keyword == .nested, isStringConstant(peek(1)) || peek(1).keyword == .path {
      return try nestedColumns()
    }
    _ = try columnName()
    if take(.for) { return try expect(.ordinality) }
    _ = try typeName()
    if take(.exists) {
      try jsonColumnPath()
      _ = try jsonOnError()
      return
    }
    try jsonFormat()
    try jsonColumnPath()
    try jsonWrapper()
    try jsonQuotes()
    _ = try jsonBehaviors()
  }

  /// `NESTED [PATH] path [AS name] COLUMNS (…)`.
  private mutating func nestedColumns() throws(SyntaxError) {
    advance()
    take(.path)
    _ = try stringConstant()
    if take(.as) { _ = try columnName() }
    try jsonTableColumns()
  }

  private mutating func jsonColumnPath() throws(SyntaxError) {
    if take(.path) { _ = try stringConstant() }
  }
}

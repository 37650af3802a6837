/// GRAPH_TABLE (SQL/PGQ, since 19).
extension Parser {
  /// `graph MATCH pattern, … [WHERE condition] COLUMNS ( expression [AS name], … ) )`.
  mutating func graphTable() throws(SyntaxError) -> [Expression] {
    requires(19, at: at - 1)
    _ = try plainRelation()
    try expect(.match)
    var parts: [Expression] = []
    repeat { parts += try pathPattern() } while take(.comma)
    if take(.where) { parts.append(try expression()) }
    try expect(.columns)
    parts += try parenthesized { (parser) throws(SyntaxError) in
      let value = try parser.expression()
      if parser.take(.as) { _ = try parser.columnLabel() }
      return value
    }
    try expect(.rightParenthesis)
    return parts
  }

  /// Vertices and edges, one behind the other.
  private mutating func pathPattern() throws(SyntaxError) -> [Expression] {
    guard depth < Parser.deepest else { throw SyntaxError(reason: .tooDeep, token: at) }
    depth += 1
    defer { depth -= 1 }
    var parts: [Expression] = []
    repeat {
      if take(.leftParenthesis) {
        let isPath = kind == .leftParenthesis || kind == .minus || kind == .less
        parts += isPath ? try pathPattern() : try patternFiller()
        if isPath, take(.where) { parts.append(try expression()) }
        try expect(.rightParenthesis)
      } else {
        parts += try edge()
      }
      try takeQuantifier()
    } while kind == .leftParenthesis || kind == .minus || kind == .less || isArrow
    return parts
  }

  private var isArrow: Bool {
    kind == .custom && bytes[token.range].elementsEqual([UInt8(ascii: "-"), UInt8(ascii: ">")])
  }

  /// `<-`, `-`, `->`, with or without `[ … ]` in the middle.
  private mutating func edge() throws(SyntaxError) -> [Expression] {
    if isArrow {
      advance()
      return []
    }
    if take(.less), kind != .minus { throw unexpected() }
    try expect(.minus)
    guard take(.leftBracket) else {
      take(.greater)
      return []
    }
    let parts = try patternFiller()
    try expect(.rightBracket)
    if isArrow { advance() } else { try expect(.minus) }
    return parts
  }

  /// `[name] [IS label | …] [WHERE condition]`.
  private mutating func patternFiller() throws(SyntaxError) -> [Expression] {
    if isColumnName(token) { advance() }
    if take(.is) {
      repeat { _ = try columnName() } while takeBar()
    }
    return take(.where) ? [try expression()] : []
  }

  private mutating func takeBar() -> Bool {
    guard kind == .custom, bytes[token.range].elementsEqual([UInt8(ascii: "|")]) else {
      return false
    }
    advance()
    return true
  }

  /// `{n}`, `{,n}`, `{n,m}`: its braces are no token of the scanner's own.
  private mutating func takeQuantifier() throws(SyntaxError) {
    guard isByte("{") else { return }
    advance()
    if kind == .integer { advance() }
    if take(.comma), kind == .integer { advance() }
    guard isByte("}") else { throw unexpected() }
    advance()
  }

  private func isByte(_ character: Unicode.Scalar) -> Bool {
    kind == .other && bytes[token.range].elementsEqual([UInt8(ascii: character)])
  }
}

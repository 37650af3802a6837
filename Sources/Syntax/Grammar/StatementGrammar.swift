extension Parser {
  /// One statement, by its first words.
  mutating func statement() throws(SyntaxError) -> StatementBody {
    guard isColumnLabel(token) || kind == .leftParenthesis else { throw unexpected() }
    return try opaque()
  }
}

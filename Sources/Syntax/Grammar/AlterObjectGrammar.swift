extension Parser {
  /// ALTER of what is neither relation nor type.
  mutating func alterObject(from start: Int) throws(SyntaxError) -> StatementBody {
    at = start
    return try opaque()
  }
}

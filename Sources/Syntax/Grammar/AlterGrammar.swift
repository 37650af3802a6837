extension Parser {
  /// ALTER, by the words behind it.
  mutating func alter() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    switch keyword {
    case .table: return try alterRelation(from: start, .table)
    case .index: return try alterRelation(from: start, .index)
    case .view: return try alterRelation(from: start, .view)
    case .sequence: return try alterRelation(from: start, .sequence)
    case .materialized: return try alterRelation(from: start, .materializedView)
    case .foreign where peek(1).keyword == .table:
      return try alterRelation(from: start, .foreignTable)
    case .type: return try alterType(from: start)
    case .domain: return try alterDomain(from: start)
    default:
      return try alterObject(from: start)
    }
  }
}

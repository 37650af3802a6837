extension Parser {
  /// One statement, by its first words.
  mutating func statement() throws(SyntaxError) -> StatementBody {
    switch keyword {
    case .create: try create()
    case .alter: try alter()
    case .drop: try drop()
    case .reindex: try reindex()
    case .begin, .start, .commit, .end, .abort, .rollback, .savepoint, .release:
      .transaction(try transactionControl())
    case .prepare where peek(1).keyword == .transaction:
      .transaction(try transactionControl())
    case .set: try set()
    case .reset: .setVariable(try reset())
    case .do: .doBlock(try doBlock())
    case .vacuum: .vacuum(try vacuum())
    case .analyze, .analyse: .vacuum(try analyze())
    case .cluster: .cluster(try cluster())
    case .lock: .lockTable(try lockTable())
    case .refresh: try refresh()
    default: try unknown()
    }
  }

  private mutating func unknown() throws(SyntaxError) -> StatementBody {
    guard isColumnLabel(token) || kind == .leftParenthesis else { throw unexpected() }
    return try opaque()
  }
}

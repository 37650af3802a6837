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
    case .select, .values, .table, .with, .insert, .update, .delete, .merge:
      try preparableStatement()
    case .truncate: try truncate()
    case .copy: try copy()
    case .explain: try explain()
    case .declare: try declareCursor()
    case .fetch, .move: try fetch()
    case .close: try closeCursor()
    case .execute: try execute()
    case .deallocate: try deallocate()
    case .call: try call()
    case .listen, .notify, .unlisten: try channelStatement()
    case .checkpoint: try checkpoint()
    case .discard: try discard()
    case .load: try load()
    case .show: try show()
    case .prepare where peek(1).keyword == .transaction && isStringConstant(peek(2)):
      .transaction(try transactionControl())
    case .prepare: try prepare()
    case .set: try set()
    case .reset: .setVariable(try reset())
    case .do: .doBlock(try doBlock())
    case .vacuum: .vacuum(try vacuum())
    case .analyze, .analyse: .vacuum(try analyze())
    case .cluster: .cluster(try cluster())
    case .lock: .lockTable(try lockTable())
    case .refresh: try refresh()
    case .grant: try grant()
    case .revoke: try revoke()
    case .comment: .comment(try comment())
    case .security: .securityLabel(try securityLabel())
    case .reassign: .reassignOwned(try reassignOwned())
    case .import: .importForeignSchema(try importForeignSchema())
    case nil where kind == .leftParenthesis: .query(try query())
    default: try newStatement()
    }
  }

  /// Statements of 19, also where the server does not know their first word yet.
  private mutating func newStatement() throws(SyntaxError) -> StatementBody {
    if isWord(.repack) { return .repack(try repack()) }
    if isNext(.wait) || isWord(.wait) && peek(1).keyword == .for {
      return .waitFor(try waitFor())
    }
    throw unexpected()
  }
}

import Syntax

/// Code in the body of a DO block, which runs when the statement does.
extension Forecast {
  mutating func doBlock(_ block: Do) {
    guard let body = block.body, let token = statement.token(at: Int(body.lower)),
      runsSQL(token)
    else { return }
    let start = Int(block.range.lower)
    effects.append(
      .unseen(Unseen(reason: .doBlock, span: span(TokenRange(start, start + 1)))))
  }

  /// Whether a word of the body begins a statement that takes a lock or changes something.
  private func runsSQL(_ body: Token) -> Bool {
    let text = decodeString(body, in: statement.bytes)
    var lexer = Lexer(text, server: moment.server)
    while true {
      let token = lexer.next()
      if token.kind == .end { return false }
      switch token.keyword {
      case .alter, .call, .cluster, .comment, .copy, .create, .delete, .drop, .execute, .grant,
        .insert, .lock, .merge, .refresh, .reindex, .revoke, .select, .truncate, .update, .vacuum:
        return true
      default:
        break
      }
    }
  }
}

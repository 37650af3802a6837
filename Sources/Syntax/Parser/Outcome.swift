extension Parser {
  /// Parses the whole statement, or says where it fails. Never throws.
  mutating func statementOutcome() -> Statement.Outcome {
    do throws(SyntaxError) {
      let body = try statement()
      guard kind == .end else { throw unexpected() }
      return .parsed(body)
    } catch {
      return .failed(failure(error))
    }
  }

  private func failure(_ error: SyntaxError) -> SyntaxFailure {
    let index = min(max(0, error.token), tokens.count - 1)
    let token = index >= 0 ? tokens[index] : self.token
    if token.kind == .invalid,
      let lexical = lexicalFailures.first(where: { $0.token == Int(token.start) })
    {
      let end = max(Int(token.limit), lexical.offset)
      return SyntaxFailure(
        message: lexical.message, span: SourceSpan(lexical.offset, end), isAtEnd: false)
    }
    let message =
      switch error.reason {
      case .unexpected: "syntax error"
      case .rejected(let text), .yielded(let text): text
      case .tooDeep: "nested more deeply than \(Parser.deepest) levels"
      }
    return SyntaxFailure(message: message, span: token.span, isAtEnd: token.kind == .end)
  }

  /// Where the parser knows no more: the rest of the statement, kept whole.
  mutating func opaque() throws(SyntaxError) -> StatementBody {
    let start = at
    var words = 0
    while words < 4, peek(words).keyword != nil { words += 1 }
    while kind != .end {
      if kind == .invalid { throw unexpected() }
      advance()
    }
    return .opaque(
      Opaque(keywords: TokenRange(start, start + max(1, words)), range: range(from: start)))
  }
}

extension Parser {
  /// Parses all tokens as one thing, or says where that fails. Never throws.
  mutating func outcome(
    _ production: (inout Parser) throws(SyntaxError) -> StatementBody
  ) -> Statement.Outcome {
    do throws(SyntaxError) {
      let body = try production(&self)
      guard kind == .end else { throw unexpected() }
      return .parsed(body)
    } catch {
      return .failed(failure(refusal ?? error))
    }
  }

  /// What a server says that is too old for what was read, if the one asked for is.
  var refused: SyntaxFailure? { refusal.map(failure) }

  private func failure(_ error: SyntaxError) -> SyntaxFailure {
    let index = min(max(0, error.token), tokens.count - 1)
    let token = index >= 0 ? tokens[index] : self.token
    if let lexical = lexicalFailure(token) ?? lexicalFailure(behind: index, error.reason) {
      return lexical
    }
    let isAtEnd = token.kind == .end
    switch error.reason {
    case .unexpected:
      return SyntaxFailure("syntax error", token.span, isAtEnd: isAtEnd, saysNear: true)
    case .yielded(let text):
      return SyntaxFailure(text, token.span, isAtEnd: isAtEnd, saysNear: true)
    case .rejected(let text):
      let hasPlace = error.offset != .min
      return SyntaxFailure(text, token.span, isAtEnd: isAtEnd, hasPlace: hasPlace)
    case .tooDeep:
      let text = "nested more deeply than \(Parser.deepest) levels"
      return SyntaxFailure(text, token.span, isAtEnd: isAtEnd, isLimit: true)
    }
  }

  /// What the scanner says of a token that it rejects.
  private func lexicalFailure(_ token: Token) -> SyntaxFailure? {
    guard token.kind == .invalid else { return nil }
    let found = lexicalFailures.first { $0.token == Int(token.start) }
    return found.map { lexical in
      let end = max(Int(token.limit), lexical.offset)
      let saysNear = lexical.message != "invalid Unicode escape"
      return SyntaxFailure(
        lexical.message, SourceSpan(lexical.offset, end), isAtEnd: false,
        saysNear: saysNear && lexical.hasPlace, hasPlace: lexical.hasPlace)
    }
  }

  /// The server's scanner looks one token further behind a few words, and fails there first.
  private func lexicalFailure(behind index: Int, _ reason: SyntaxError.Reason) -> SyntaxFailure? {
    guard case .unexpected = reason, index + 1 < tokens.count else { return nil }
    switch tokens[index].keyword {
    case .not, .nulls, .with, .without: return lexicalFailure(tokens[index + 1])
    case .format: return server.major >= 16 ? lexicalFailure(tokens[index + 1]) : nil
    default: return nil
    }
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

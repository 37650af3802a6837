/// Reads a script statement by statement: lexes to the semicolon that ends one, parses it, hands it
/// out. Nothing of it is kept, so memory does not grow with what was read.
///
/// A statement ends where psql ends it: at a semicolon outside parentheses and outside the
/// `BEGIN ATOMIC … END` of a function (`psqlscan.l`).
package struct StatementReader: IteratorProtocol, Sequence, Sendable {
  private var lexer: Lexer
  private let server: Server
  private var border = StatementBorder()

  package init(_ source: Source, server: Server, range: Range<Int>? = nil) {
    lexer = Lexer(source.bytes, server: server, range: range)
    self.server = server
    skipByteOrderMark()
  }

  /// The comments read so far that speak to a linter.
  package var directives: [SourceSpan] { lexer.directives }

  /// The next statement that has at least one token; nil at the end.
  package mutating func next() -> Statement? {
    while true {
      border.reset()
      var tokens: [Token] = []
      tokens.reserveCapacity(32)
      let failures = lexer.failures.count
      var token = lexer.next()
      while token.kind != .end, !border.isEnd(token, in: lexer.bytes) {
        let next = lexer.next()
        if token.keyword != nil, token.joins(next) { token.isJoined = true }
        tokens.append(token)
        token = next
      }
      if !tokens.isEmpty {
        return parse(tokens, end: token, Array(lexer.failures[failures...]))
      }
      if token.kind == .end { return nil }
    }
  }

  private mutating func skipByteOrderMark() {
    if lexer.position == 0, lexer.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { lexer.position = 3 }
  }

  private func parse(
    _ found: consuming [Token], end: Token, _ failures: [LexicalFailure]
  ) -> Statement {
    let lower = found.first.map { Int($0.start) } ?? 0
    let upper = found.last.map { Int($0.limit) } ?? 0
    found.append(Token(.end, Int(end.start), Int(end.start)))
    var parser = Parser(
      bytes: lexer.bytes, tokens: found, server: server, lexicalFailures: failures)
    let outcome = parser.statementOutcome()
    var tokens = parser.handOverTokens()
    tokens.removeLast()
    return Statement(
      bytes: lexer.bytes, tokens: tokens, outcome: outcome, mentions: parser.mentions,
      requiredServer: parser.requiredServer, span: SourceSpan(lower, upper),
      isTerminated: end.kind == .semicolon)
  }
}

/// Knows at which semicolon psql ends a statement.
struct StatementBorder {
  private var parentheses = 0
  private var blocks = 0
  /// How many words there were, and the first of them: as many as tell what the statement makes.
  private var count = 0
  private var words: (Keyword?, Keyword?, Keyword?, Keyword?)

  mutating func reset() { self = StatementBorder() }

  /// Takes note of a token and says whether it is the semicolon that ends the statement.
  mutating func isEnd(_ token: Token, in bytes: [UInt8]) -> Bool {
    switch token.kind {
    case .leftParenthesis: parentheses += 1
    case .rightParenthesis: parentheses = max(0, parentheses - 1)
    case .semicolon: return parentheses == 0 && blocks == 0
    case .word: noteWord(token.keyword)
    default: break
    }
    return false
  }

  private mutating func noteWord(_ keyword: Keyword?) {
    switch count {
    case 0: words.0 = keyword
    case 1: words.1 = keyword
    case 2: words.2 = keyword
    case 3: words.3 = keyword
    default: break
    }
    count += 1
    guard parentheses == 0, isRoutine else { return }
    switch keyword {
    case .begin: blocks += 1
    case .case where blocks > 0: blocks += 1
    case .end where blocks > 0: blocks -= 1
    default: break
    }
  }

  /// Whether the statement begins as `CREATE [OR REPLACE] {FUNCTION | PROCEDURE}`.
  private var isRoutine: Bool {
    guard words.0 == .create else { return false }
    let kind = count > 3 && words.1 == .or && words.2 == .replace ? words.3 : words.1
    return kind == .function || kind == .procedure
  }
}

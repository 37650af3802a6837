/// Reads a PL/pgSQL body by recursive descent, one function per production, as `pl_gram.y` does.
///
/// Its tokens are those of SQL. What is SQL inside is cut out token by token, as the server does it,
/// and given to `Parser`. The first failure ends the reading, as on the server.
struct PLParser {
  let text: BodyText
  /// The body's tokens, with one of kind `.end` behind the last.
  let tokens: [Token]
  /// The keyword that each token spells.
  let words: [PLKeyword?]
  let lexicalFailures: [LexicalFailure]
  let server: Server
  let result: RoutineFrame.Result
  var names: PLNames
  /// The next token.
  var at = 0
  var depth = 0
  /// The comments in dynamic statements that speak to a linter.
  var directives: [SourceSpan]
  /// The places that a tool is to fill in, where they were looked for.
  let placeholders: [SourceSpan]

  /// Blocks, loops and branches in each other.
  static let deepest = 128

  /// - Parameter fills: whether placeholders are read as names.
  init(_ text: BodyText, server: Server, frame: RoutineFrame, fills: Bool = false) {
    self.text = text
    self.server = server
    result = frame.result
    names = PLNames(frame)
    var script = ScriptLexer(
      Lexer(text.bytes, server: server, range: text.range), hasCommands: false)
    if fills { script.placeholders = PlaceholderScan() }
    var tokens: [Token] = []
    var words: [PLKeyword?] = []
    while true {
      let token = script.next()
      if let last = tokens.indices.last, tokens[last].keyword != nil, tokens[last].joins(token) {
        tokens[last].isJoined = true
      }
      tokens.append(token)
      words.append(
        token.kind == .word ? PLKeyword.of(text.bytes[token.range], on: server) : nil)
      if token.kind == .end { break }
    }
    self.tokens = tokens
    self.words = words
    lexicalFailures = script.lexer.failures
    directives = script.lexer.directives.map(text.place)
    placeholders = script.placeholders?.spans ?? []
  }
}

/// Why a body is no PL/pgSQL. The place is one of the body's text.
struct PLError: Error {
  let failure: SyntaxFailure
}

// MARK: Failing

extension PLParser {
  /// The token at an index; the last one, which is the end, beyond it.
  func token(_ index: Int) -> Token {
    index >= 0 && index < tokens.count
      ? tokens[index] : Token(.end, text.range.upperBound, text.range.upperBound)
  }

  /// The server's parser stops at a token: `… at or near "x"`.
  func near(_ message: String, at index: Int? = nil) -> PLError {
    let index = index ?? at
    let token = token(index)
    if token.kind == .invalid { return lexical(token) }
    let last = isName(index) ? self.token(index + compoundCount(index) - 1) : token
    return PLError(
      failure: SyntaxFailure(
        message, SourceSpan(Int(token.start), Int(last.limit)), isAtEnd: token.kind == .end,
        saysNear: true))
  }

  /// The token cannot stand here.
  func unexpected(at index: Int? = nil) -> PLError { near("syntax error", at: index) }

  /// A check fails, and points at a token.
  func rejected(_ message: String, at index: Int? = nil, hasPlace: Bool = true) -> PLError {
    let token = token(index ?? at)
    return PLError(
      failure: SyntaxFailure(
        message, token.span, isAtEnd: token.kind == .end, hasPlace: hasPlace))
  }

  /// What the scanner says of a token that it rejects.
  func lexical(_ token: Token) -> PLError {
    let found = lexicalFailures.first { $0.token == Int(token.start) }
    let message = found?.message ?? "syntax error"
    let offset = found?.offset ?? Int(token.start)
    return PLError(
      failure: SyntaxFailure(
        message, SourceSpan(offset, max(Int(token.limit), offset)), isAtEnd: false,
        saysNear: message != "invalid Unicode escape"))
  }

  /// Runs a production one level deeper, or throws where the limit is reached.
  mutating func nested<Result>(
    _ production: (inout PLParser) throws(PLError) -> Result
  ) throws(PLError) -> Result {
    guard depth < PLParser.deepest else {
      throw PLError(
        failure: SyntaxFailure(
          "nested more deeply than \(PLParser.deepest) levels", token(at).span, isAtEnd: false,
          isLimit: true))
    }
    depth += 1
    defer { depth -= 1 }
    return try production(&self)
  }
}

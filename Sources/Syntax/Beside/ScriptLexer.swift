/// The tokens of a script, statement by statement, with what is not SQL cut out: psql's commands
/// and the rows of COPY.
struct ScriptLexer: Sendable {
  var lexer: Lexer
  /// psql's commands so far.
  private(set) var commands: [MetaCommand] = []
  /// What a tool is to fill in, where that is looked for.
  var placeholders: PlaceholderScan?
  /// Whether a backslash may begin a command: in a script, but not in the body of a function.
  private let hasCommands: Bool
  /// One past the last byte of the script.
  private let limit: Int
  /// Where the script goes on behind rows that begin on the next line.
  private var behindData: Int?
  /// How many COPY await their rows at the end of the message.
  private var awaitingData = 0
  /// Whether no token of a statement has been read yet.
  private var isFresh = true
  /// Whether a statement ends here for want of a command of that name.
  private var isMistaken = false
  /// The token behind a broken statement, and how many failures there were before it.
  private var ahead: (token: Token, failures: Int)?

  init(_ lexer: Lexer, hasCommands: Bool) {
    self.lexer = lexer
    self.hasCommands = hasCommands
    limit = lexer.end
  }

  /// Whether rows stand between the line that is read and the next.
  var isBeforeData: Bool { behindData != nil }

  /// How far the script has been read.
  var position: Int { ahead.map { Int($0.token.start) } ?? lexer.position }
}

// MARK: Statements

/// The tokens of one statement, and the token that ends it.
struct Draft {
  var tokens: [Token] = []
  var end: Token
  /// What the scanner rejects among them.
  var failures: [LexicalFailure] = []
  /// Whether it ends at a semicolon where psql would go on: inside parentheses that nothing closes.
  var isBroken = false

  /// The tokens, which the draft gives up: there is one copy of them.
  mutating func handOverTokens() -> [Token] {
    defer { tokens = [] }
    return tokens
  }
}

extension ScriptLexer {
  /// The tokens up to the next border; none where two borders meet.
  mutating func statement() -> Draft {
    let failures = ahead?.failures ?? lexer.failures.count
    isFresh = ahead == nil
    var token = ahead?.token ?? next()
    ahead = nil
    isFresh = false
    var border = StatementBorder()
    var draft = Draft(end: token)
    draft.tokens.reserveCapacity(32)
    while token.kind != .end {
      if border.isEnd(token) || token.kind == .semicolon && isCommand(token) { break }
      let known = lexer.failures.count
      let following = next()
      if token.kind == .semicolon, border.isBroken(before: following) {
        ahead = (following, known)
        draft.isBroken = true
        draft.failures = Array(lexer.failures[failures..<known])
        draft.end = token
        return draft
      }
      if token.keyword != nil, token.joins(following) { token.isJoined = true }
      draft.tokens.append(token)
      token = following
    }
    draft.end = token
    draft.failures = Array(lexer.failures[failures...])
    return draft
  }

  /// Whether a semicolon is in truth a command of psql's that ends the statement.
  private func isCommand(_ token: Token) -> Bool {
    token.limit - token.start != 1 && lexer.byte(Int(token.start) + 1) != UInt8(ascii: ";")
  }

  /// What ends a statement whose last token this is.
  func ending(_ token: Token) -> Statement.Ending {
    if token.kind == .end || token.range.isEmpty { return .missing }
    if token.limit - token.start == 1 { return .semicolon }
    if let command = commands.last(where: { $0.span.offset == Int(token.start) }) {
      return .command(command)
    }
    return .joined
  }
}

// MARK: Tokens

extension ScriptLexer {
  /// The next token of SQL.
  mutating func next() -> Token {
    if isMistaken {
      isMistaken = false
      return Token(.semicolon, lexer.position, lexer.position)
    }
    while true {
      let token = placeholders == nil ? lexer.next() : nextOrPlaceholder()
      switch token.kind {
      case .other where hasCommands && lexer.byte(Int(token.start)) == UInt8(ascii: "\\"):
        if let token = command(token) { return token }
      case .end where behindData != nil: passData()
      default: return token
      }
    }
  }

  /// Takes psql's command at a backslash. What ends a statement is handed out as its semicolon.
  private mutating func command(_ backslash: Token) -> Token? {
    let start = Int(backslash.start)
    switch lexer.byte(start + 1) {
    case UInt8(ascii: ";"): return escaped(.semicolon, start)
    case UInt8(ascii: ":"):
      let isDouble =
        lexer.byte(start + 2) == UInt8(ascii: "\\") && lexer.byte(start + 3) == UInt8(ascii: ":")
      return escaped(isDouble ? .typecast : .colon, start, isDouble ? 4 : 2)
    default: break
    }
    guard let command = lexer.metaCommand(start) else { return mistaken(backslash) }
    commands.append(command)
    if lexer.readsData(command) { expectData() }
    return command.sends || command.resets ? Token(.semicolon, start, command.span.end) : nil
  }

  private mutating func escaped(_ kind: Token.Kind, _ start: Int, _ length: Int = 2) -> Token {
    lexer.position = start + length
    return Token(kind, start, start + length)
  }

  /// A backslash that begins no command. Where a statement would begin it costs its line, as it
  /// does psql; amid a statement it is that statement's mistake.
  private mutating func mistaken(_ backslash: Token) -> Token {
    if isFresh {
      lexer.position = lexer.lineEnd(lexer.position)
      isMistaken = true
    }
    return backslash
  }
}

// MARK: Rows

extension ScriptLexer {
  /// Takes note of what a statement leaves behind it in the script.
  mutating func pass(_ tokens: [Token], _ ending: Statement.Ending) {
    if tokens.readData { awaitingData += 1 }
    guard awaitingData > 0 else { return }
    if case .joined = ending { return }
    for _ in 0..<awaitingData { expectData() }
    awaitingData = 0
  }

  /// The line is read to its end; rows follow.
  private mutating func expectData() {
    if behindData == nil { lexer.end = min(lexer.lineEnd(lexer.position) + 1, limit) }
    behindData = lexer.endOfData(behindData ?? lexer.end, before: limit)
  }

  private mutating func passData() {
    lexer.position = behindData ?? lexer.position
    lexer.end = limit
    behindData = nil
  }
}

// MARK: Reading again

extension ScriptLexer {
  /// A lexer for so many bytes of the text from an offset.
  func again(from start: Int, _ length: Int, server: Server? = nil) -> ScriptLexer {
    let range = start..<min(limit, start + length)
    return ScriptLexer(
      Lexer(lexer.bytes, server: server ?? lexer.server, range: range), hasCommands: hasCommands)
  }

  /// Whether another lexer ended a statement only because it was told to stop.
  func goesOn(behind other: ScriptLexer, _ draft: Draft) -> Bool {
    draft.end.kind == .end && other.limit < limit
  }

  /// Forgets what was read from an offset on, and goes on where another lexer of that text stands.
  mutating func adopt(_ other: ScriptLexer, from start: Int) {
    while let last = commands.last, last.span.offset >= start { commands.removeLast() }
    commands += other.commands
    lexer.adopt(other.lexer, from: start)
    lexer.position = other.position
    lexer.end = other.isBeforeData ? other.lexer.end : limit
    behindData = other.behindData
    ahead = nil
  }
}

extension Lexer {
  fileprivate mutating func adopt(_ other: Lexer, from start: Int) {
    while let last = failures.last, last.token >= start { failures.removeLast() }
    while let last = directives.last, last.offset >= start { directives.removeLast() }
    failures += other.failures
    directives += other.directives
  }
}

/// Reads the tokens of one statement by recursive descent, one function per production.
///
/// The productions stand in `Grammar/`, a file per family. Every one consumes a token, returns, or
/// throws; nesting is limited; a token that no production can take is where PostgreSQL's own parser
/// would point, because nothing is taken before it is known to fit.
struct Parser {
  let bytes: [UInt8]
  /// The statement's tokens, with one of kind `.end` behind the last.
  private(set) var tokens: [Token]
  let server: Server
  /// The next token.
  var at = 0
  /// How deeply the production that runs is nested.
  var depth = 0
  var mentions = Mentions()
  /// The oldest server whose grammar has everything that was read.
  private(set) var requiredServer = Server.oldest
  /// Where the server asked for gives up, if it is older than that.
  private(set) var refusal: SyntaxError?
  let lexicalFailures: [LexicalFailure]

  /// Deeper than the server's own stack allows for most texts, and safe for ours.
  static let deepest = 256

  init(bytes: [UInt8], tokens: [Token], server: Server, lexicalFailures: [LexicalFailure]) {
    self.bytes = bytes
    self.tokens = tokens
    self.server = server
    self.lexicalFailures = lexicalFailures
  }

  /// The tokens, which the parser gives up: there is one copy of them.
  mutating func handOverTokens() -> [Token] {
    defer { tokens = [] }
    return tokens
  }
}

/// Why a production gives up: at which token, and what the server says.
struct SyntaxError: Error {
  enum Reason {
    /// "syntax error": the token cannot stand here.
    case unexpected
    /// What an action of the server's grammar raises.
    case rejected(String)
    /// What the grammar's own check says at the token it has read last: `… at or near "x"`.
    case yielded(String)
    /// Our own limit.
    case tooDeep
  }

  let reason: Reason
  /// The index of the token the server points at.
  let token: Int
  /// The byte it points at, where that is not the token's first; `Int.min` for no place at all.
  var offset: Int?
}

// MARK: Looking

extension Parser {
  /// The next token; the `.end` token at the end, however far `at` may be.
  @inline(__always) var token: Token { peek(0) }

  @inline(__always) var kind: Token.Kind { peek(0).kind }

  /// The keyword that comes next, if one does.
  @inline(__always) var keyword: Keyword? { peek(0).keyword }

  /// The token so many places ahead.
  @inline(__always) func peek(_ distance: Int) -> Token {
    let index = at + distance
    return index < tokens.count ? tokens[index] : Token(.end, bytes.count, bytes.count)
  }

  @inline(__always) func isNext(_ keyword: Keyword) -> Bool { self.keyword == keyword }
  @inline(__always) func isNext(_ kind: Token.Kind) -> Bool { self.kind == kind }

  /// Whether the two next tokens are these keywords.
  func areNext(_ first: Keyword, _ second: Keyword) -> Bool {
    keyword == first && peek(1).keyword == second
  }

  func areNext(_ first: Keyword, _ second: Keyword, _ third: Keyword) -> Bool {
    areNext(first, second) && peek(2).keyword == third
  }

  /// The tokens from `start` to the last one taken.
  func range(from start: Int) -> TokenRange { TokenRange(start, at) }

  /// Whether the next token is a word, keyword or not, that spells this in lower case.
  func spells(_ word: StaticString, at distance: Int = 0) -> Bool {
    let token = peek(distance)
    guard token.kind == .word, token.range.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { letters in
      zip(bytes[token.range], letters).allSatisfy { folded($0) == $1 }
    }
  }
}

// MARK: Taking

extension Parser {
  /// Moves on by one token.
  @inline(__always) mutating func advance() { at += 1 }

  /// Takes the keyword if it comes next, and does not make a token of its own with what follows.
  @discardableResult
  mutating func take(_ keyword: Keyword) -> Bool {
    guard self.keyword == keyword, !token.isJoined else { return false }
    at += 1
    return true
  }

  @discardableResult
  mutating func take(_ kind: Token.Kind) -> Bool {
    guard self.kind == kind else { return false }
    at += 1
    return true
  }

  /// Takes two keywords if both come next.
  @discardableResult
  mutating func take(_ first: Keyword, _ second: Keyword) -> Bool {
    guard areNext(first, second) else { return false }
    at += 2
    return true
  }

  /// Takes the keyword or throws at the token that stands there instead.
  mutating func expect(_ keyword: Keyword) throws(SyntaxError) {
    guard take(keyword) else { throw unexpected() }
  }

  mutating func expect(_ kind: Token.Kind) throws(SyntaxError) {
    guard take(kind) else { throw unexpected() }
  }

  /// `IF EXISTS`, if it comes next. IF alone commits to it, save where a name of that spelling
  /// could stand instead.
  mutating func takeIfExists(orName: Bool = true) throws(SyntaxError) -> Bool {
    if orName, peek(1).keyword != .exists { return false }
    guard take(.if) else { return false }
    try expect(.exists)
    return true
  }

  /// `IF NOT EXISTS`, if it comes next; IF alone as in `takeIfExists`.
  mutating func takeIfNotExists(orName: Bool = true) throws(SyntaxError) -> Bool {
    if orName, peek(1).keyword != .not { return false }
    guard take(.if) else { return false }
    try expect(.not)
    try expect(.exists)
    return true
  }

  /// CASCADE or RESTRICT, if one comes next.
  mutating func dropBehavior() -> DropBehavior? {
    if take(.cascade) { return .cascade }
    if take(.restrict) { return .restrict }
    return nil
  }

  /// One or more of a thing, with commas between.
  mutating func commaSeparated<Item>(
    _ item: (inout Parser) throws(SyntaxError) -> Item
  ) throws(SyntaxError) -> [Item] {
    var items = [try item(&self)]
    while take(.comma) { items.append(try item(&self)) }
    return items
  }

  /// `( item, … )`.
  mutating func parenthesized<Item>(
    _ item: (inout Parser) throws(SyntaxError) -> Item
  ) throws(SyntaxError) -> [Item] {
    try expect(.leftParenthesis)
    let items = try commaSeparated(item)
    try expect(.rightParenthesis)
    return items
  }
}

// MARK: Failing

extension Parser {
  /// The next token cannot stand here.
  func unexpected() -> SyntaxError { SyntaxError(reason: .unexpected, token: at) }

  /// The server's grammar parses the text and rejects it with words of its own.
  func rejected(_ message: String, at token: Int? = nil) -> SyntaxError {
    SyntaxError(reason: .rejected(message), token: token ?? at)
  }

  /// The same where the server gives no place.
  func rejectedSomewhere(_ message: String) -> SyntaxError {
    SyntaxError(reason: .rejected(message), token: at, offset: .min)
  }

  /// A check of the server's grammar fails when the next token has been read.
  func yielded(_ message: String, at token: Int? = nil) -> SyntaxError {
    SyntaxError(reason: .yielded(message), token: token ?? at)
  }

  /// Notes that what was read needs a server of this major version.
  ///
  /// - Parameters:
  ///   - place: The token at which an older server gives up.
  ///   - message: What it says there, where that is not "syntax error".
  mutating func requires(_ major: Int, at place: Int, saying message: String? = nil) {
    requiredServer = max(requiredServer, Server(major: major))
    guard major > server.major, refusal == nil else { return }
    refusal = SyntaxError(reason: message.map { .rejected($0) } ?? .unexpected, token: place)
  }

  /// Runs a production one level deeper, or throws where the limit is reached.
  mutating func nested<Result>(
    _ production: (inout Parser) throws(SyntaxError) -> Result
  ) throws(SyntaxError) -> Result {
    guard depth < Parser.deepest else { throw SyntaxError(reason: .tooDeep, token: at) }
    depth += 1
    defer { depth -= 1 }
    return try production(&self)
  }
}

/// Cutting SQL out of a body: to a terminator outside parentheses, as the server does it.
extension PLParser {
  /// What may end a piece of SQL.
  enum Terminator {
    case word(PLKeyword)
    case kind(Token.Kind)
  }

  /// Takes tokens up to a terminator, and the terminator. Returns those before it and which one came.
  ///
  /// The end of the body is a terminator too, and stays, unless there are three others: to the
  /// server the number that stands for the end also stands for no terminator.
  ///
  /// - Parameter expected: the words of the server's complaint where none comes.
  mutating func extract(
    until terminators: [Terminator], expected: String, isExpression: Bool = true
  ) throws(PLError) -> (tokens: Range<Int>, end: Terminator) {
    let start = at
    let what = isExpression ? "expression" : "statement"
    var open = 0
    while true {
      if open == 0, let end = terminator(among: terminators) {
        guard start < at else {
          throw near("missing \(isExpression ? "expression" : "SQL statement")")
        }
        defer { if kind != .end { at += 1 } }
        return (start..<at, end)
      }
      switch kind {
      case .invalid: throw lexical(token(at))
      case .leftParenthesis, .leftBracket: open += 1
      case .rightParenthesis, .rightBracket:
        open -= 1
        if open < 0 { throw near("mismatched parentheses") }
      case .end, .semicolon:
        if open != 0 { throw near("mismatched parentheses") }
        throw rejected("missing \"\(expected)\" at end of SQL \(what)")
      default: break
      }
      at += 1
    }
  }

  /// The terminator that stands here, if one does.
  private func terminator(among terminators: [Terminator]) -> Terminator? {
    if kind == .end, terminators.count < 3 { return .kind(.end) }
    return terminators.first(where: matches)
  }

  private func matches(_ terminator: Terminator) -> Bool {
    switch terminator {
    case .word(let word): reserved(at) == word
    case .kind(let kind): self.kind == kind
    }
  }

  /// An expression, and which terminator ended it.
  mutating func expression(
    until terminators: [Terminator], expected: String
  ) throws(PLError) -> (value: PLExpression, end: Terminator) {
    let (tokens, end) = try extract(until: terminators, expected: expected)
    return (try expression(tokens), end)
  }

  /// An expression up to one terminator.
  mutating func expression(until word: PLKeyword, expected: String) throws(PLError) -> PLExpression
  {
    try expression(until: [.word(word)], expected: expected).value
  }

  /// An expression up to the semicolon that ends its statement.
  mutating func expressionToSemicolon() throws(PLError) -> PLExpression {
    try expression(until: [.kind(.semicolon)], expected: ";").value
  }

  /// Expressions with commas between, and which terminator ended the last.
  mutating func expressions(
    until terminators: [Terminator], expected: String
  ) throws(PLError) -> (values: [PLExpression], end: Terminator) {
    var values: [PLExpression] = []
    while true {
      let (value, end) = try expression(
        until: [.kind(.comma)] + terminators, expected: expected)
      values.append(value)
      guard case .kind(.comma) = end else { return (values, end) }
    }
  }
}

// MARK: Parsing what was cut out

extension PLParser {
  /// Tokens that are a whole SQL statement.
  func statement(_ range: Range<Int>, end: Int? = nil) throws(PLError) -> Statement {
    try parse(Array(tokens[range]), end: end) { (parser) throws(SyntaxError) in
      try parser.statement()
    }
  }

  /// Tokens that are an expression: to the server, a SELECT without that word.
  func expression(_ range: Range<Int>) throws(PLError) -> PLExpression {
    let start = Int(token(range.lowerBound).start)
    let select = Token(.word, start, start, keyword: .select)
    var tokens = withoutInto(range)
    // Unlike a SELECT's, the targets may be missing behind DISTINCT, as they may behind ALL.
    if let first = tokens.first, first.keyword == .distinct,
      tokens.dropFirst().first?.keyword != .on
    {
      tokens[0] = Token(.word, Int(first.start), Int(first.limit), keyword: .all)
    }
    let statement = try parse([select] + tokens) { (parser) throws(SyntaxError) in
      .query(try parser.routineExpression())
    }
    return PLExpression(statement: statement)
  }

  /// The tokens, with an INTO outside parentheses made one that no grammar takes.
  private func withoutInto(_ range: Range<Int>) -> [Token] {
    var tokens = Array(self.tokens[range])
    var open = 0
    for index in tokens.indices {
      switch tokens[index].kind {
      case .leftParenthesis, .leftBracket: open += 1
      case .rightParenthesis, .rightBracket: open -= 1
      case .word where open == 0 && tokens[index].keyword == .into:
        tokens[index] = Token(.other, Int(tokens[index].start), Int(tokens[index].limit))
      default: break
      }
    }
    return tokens
  }

  /// Parses tokens as one thing. Where they end too early, the server points behind the last, or at
  /// `end`.
  func parse(
    _ tokens: [Token], end: Int? = nil,
    _ production: (inout Parser) throws(SyntaxError) -> StatementBody
  ) throws(PLError) -> Statement {
    let end = end ?? tokens.last.map { Int($0.limit) } ?? 0
    var parser = Parser(
      bytes: text.bytes, tokens: tokens + [Token(.end, end, end)], server: server,
      lexicalFailures: lexicalFailures)
    let outcome = parser.outcome(production)
    if case .failed(let failure) = outcome { throw PLError(failure: failure) }
    let start = tokens.first.map { Int($0.start) } ?? end
    return Statement(
      outcome, of: &parser, ending: .semicolon,
      placeholders: placeholders(from: start, to: end), map: text.map, nesting: text.nesting)
  }

  /// The placeholders between two places. There may be many, in as many statements.
  private func placeholders(from start: Int, to end: Int) -> [SourceSpan] {
    var lower = 0
    var upper = placeholders.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if placeholders[middle].offset < start { lower = middle + 1 } else { upper = middle }
    }
    return Array(placeholders[lower...].prefix { $0.end <= end })
  }
}

extension Parser {
  /// ```
  /// PLpgSQL_Expr: [DISTINCT …] [target, …] [FROM …] [WHERE …] [GROUP BY …] [HAVING …] [WINDOW …]
  ///   [ORDER BY …] [LIMIT …] [FOR …]
  /// ```
  /// behind the word SELECT.
  mutating func routineExpression() throws(SyntaxError) -> Query {
    let start = at
    let select = try select()
    let tail = try queryTail()
    return Query(
      body: .select(select), clauses: tail.clauses, tail: tail.expressions,
      range: range(from: start))
  }

  /// `{name | $n} [. field | [subscript]]… {:= | =}`: the left side of an assignment.
  mutating func assignmentTarget() throws(SyntaxError) -> StatementBody {
    let start = at
    if !take(Token.Kind.parameter) { _ = try columnName() }
    let target = try indirection(from: start)
    try barMisplacedStar(target)
    guard take(.colonEquals) || take(.equals) else { throw unexpected() }
    // Nothing reads this: the value that follows is the statement.
    return .query(Query(body: .values(rows: 0, areConstant: true), range: range(from: start)))
  }
}

/// SQL in a body: static, dynamic, and what ends a transaction.
extension PLParser {
  /// Any statement of SQL, with an INTO for its row somewhere inside (`make_execsql_stmt`).
  mutating func sql(_ first: PLItem) throws(PLError) -> PLSQL {
    try checkIsNoAssignment(first)
    let start = at
    let isImport = isNext(.import)
    var border = StatementBorder()
    _ = border.isEnd(token(start))
    var into: PLInto?
    var place = 0
    at += 1
    while true {
      if border.isEnd(token(at)) { break }
      switch kind {
      case .invalid: throw lexical(token(at))
      case .end: throw near("unexpected end of function definition")
      default: break
      }
      let isTarget =
        reserved(at) == .into && word(at - 1) != .insert && word(at - 1) != .merge && !isImport
      at += 1
      guard isTarget else { continue }
      if into != nil { throw near("INTO specified more than once", at: at - 1) }
      place = at - 1
      into = try intoTarget()
    }
    // The server puts blanks in INTO's place, and cuts off those at the end.
    let isLast = into.map { Int($0.range.upper) == at } ?? false
    let end = trimmedEnd(before: isLast ? place : at)
    var tokens = Array(self.tokens[start..<at])
    if let into { tokens.removeSubrange((place - start)..<(Int(into.range.upper) - start)) }
    let statement = try parse(tokens, end: end) { (parser) throws(SyntaxError) in
      try parser.statement()
    }
    try expect(.semicolon)
    return PLSQL(statement: statement, into: into)
  }

  /// A word that something is assigned to, and that is no variable.
  private func checkIsNoAssignment(_ item: PLItem) throws(PLError) {
    if case .keyword = item.kind { return }
    switch token(at + item.count).kind {
    case .equals, .colonEquals, .leftBracket, .dot: throw notKnown(item)
    default: return
    }
  }

  /// Where a statement's text ends: behind it there is white space alone.
  private func trimmedEnd(before index: Int) -> Int {
    var end = Int(token(index).start)
    while end > text.range.lowerBound {
      switch text.bytes[end - 1] {
      case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D: end -= 1
      default: return end
      }
    }
    return end
  }

  /// `PERFORM …`: the word stands for SELECT.
  mutating func perform() throws(PLError) -> Statement {
    let start = at
    let (range, _) = try extract(
      until: [.kind(.semicolon)], expected: ";", isExpression: false)
    let word = token(start)
    let select = Token(.word, Int(word.start), Int(word.limit), keyword: .select)
    return try parse([select] + tokens[range].dropFirst()) { (parser) throws(SyntaxError) in
      try parser.statement()
    }
  }

  /// A statement of SQL that takes no INTO.
  mutating func wholeStatement() throws(PLError) -> Statement {
    let (range, _) = try extract(
      until: [.kind(.semicolon)], expected: ";", isExpression: false)
    return try statement(range)
  }

  /// `{COMMIT | ROLLBACK} [AND [NO] CHAIN] ;`
  mutating func transactionEnd() throws(PLError) -> Statement {
    let start = at
    at += 1
    if take(.and) {
      take(.no)
      try expect(.chain)
    }
    let end = at
    try expect(.semicolon)
    return try statement(start..<end)
  }

  /// `EXECUTE text [INTO …] [USING …] ;`, the last two in either order.
  mutating func execute() throws(PLError) -> PLExecute {
    let keyword = at
    at += 1
    var (text, end) = try expression(
      until: [.word(.into), .word(.using), .kind(.semicolon)], expected: "INTO or USING or ;")
    var into: PLInto?
    var arguments: [PLExpression] = []
    while true {
      switch end {
      case .word(.into):
        if into != nil { throw unexpected(at: at - 1) }
        into = try intoTarget()
        end = try nextClause()
      case .word(.using):
        if !arguments.isEmpty { throw unexpected(at: at - 1) }
        (arguments, end) = try expressions(
          until: [.kind(.semicolon), .word(.into)], expected: ", or ; or INTO")
      default:
        return PLExecute(sql: dynamic(text, keyword: keyword, arguments), into: into)
      }
    }
  }

  /// What follows INTO's variables.
  private mutating func nextClause() throws(PLError) -> Terminator {
    if take(.semicolon) { return .kind(.semicolon) }
    if take(.using) { return .word(.using) }
    if take(.into) { return .word(.into) }
    throw unexpected()
  }

  /// `EXECUTE text [USING value, …]` up to a terminator.
  mutating func dynamicSQL(
    until terminators: [Terminator], expected: String
  ) throws(PLError) -> DynamicSQL {
    let keyword = at
    at += 1
    let (text, end) = try expression(until: terminators + [.word(.using)], expected: expected)
    guard case .word(.using) = end else { return dynamic(text, keyword: keyword, []) }
    let last = expected.contains("LOOP") ? ", or LOOP" : ", or ;"
    let arguments = try expressions(until: terminators, expected: last).values
    return dynamic(text, keyword: keyword, arguments)
  }
}

/// proc_sect: statements, by their first words.
extension PLParser {
  /// Statements up to a word that begins none.
  mutating func statements() throws(PLError) -> [PLStatement] {
    var statements: [PLStatement] = []
    while let statement = try nested({ (parser) throws(PLError) in try parser.statement() }) {
      statements.append(statement)
    }
    return statements
  }

  /// proc_stmt; nil where none begins.
  private mutating func statement() throws(PLError) -> PLStatement? {
    let item = item()
    switch item.kind {
    case .variable: return .assignment(try assignment(item))
    case .word, .compound: return .sql(try sql(item))
    case .keyword(let word): return try statement(word)
    case .other(.custom):
      guard let label = try label() else { return nil }
      return try labelled(label)
    case .other(.invalid): throw lexical(token(at))
    case .other: return nil
    }
  }

  private mutating func statement(_ word: PLKeyword) throws(PLError) -> PLStatement? {
    switch word {
    case .declare, .begin:
      let block = try block(label: nil)
      try expect(.semicolon)
      return .block(block)
    case .if: return .condition(try ifStatement())
    case .case: return .choice(try caseStatement())
    case .loop, .while, .for, .foreach: return .loop(try loop(label: nil))
    case .exit, .continue: return .exit(try exit())
    case .return: return .result(try returnStatement())
    case .raise: return .raise(try raise())
    case .assert: return try assert()
    case .import, .insert, .merge: return .sql(try sql(item()))
    case .execute: return .execute(try execute())
    case .perform: return .perform(try perform())
    case .call, .do: return .call(try wholeStatement())
    case .get: return .diagnostics(try diagnostics())
    case .open: return .open(try open())
    case .fetch: return .fetch(try fetch())
    case .move: return .fetch(try move())
    case .close: return try close()
    case .null:
      let start = at
      at += 1
      let range = range(from: start)
      try expect(.semicolon)
      return .null(range)
    case .commit, .rollback: return .transaction(try transactionEnd())
    default: return try stop(at: word)
    }
  }

  /// A word that begins no statement: the end of the list, or a mistake.
  private func stop(at word: PLKeyword) throws(PLError) -> PLStatement? {
    switch word {
    case .end, .exception, .else, .elsif, .elseif, .when: return nil
    default: throw unexpected()
    }
  }

  /// A block or a loop behind its label.
  private mutating func labelled(_ label: Name) throws(PLError) -> PLStatement {
    switch word(at) {
    case .declare, .begin:
      let block = try block(label: label)
      try expect(.semicolon)
      return .block(block)
    case .loop, .while, .for, .foreach: return .loop(try loop(label: label))
    default: throw unexpected()
    }
  }

  /// `target {:= | =} expression ;`
  private mutating func assignment(_ item: PLItem) throws(PLError) -> PLAssignment {
    try checkAssignable(item)
    let start = at
    let (range, _) = try extract(
      until: [.kind(.semicolon)], expected: ";", isExpression: false)
    let target = start..<(assignOperator(in: range).map { $0 + 1 } ?? range.upperBound)
    _ = try parse(Array(tokens[target])) { (parser) throws(SyntaxError) in
      try parser.assignmentTarget()
    }
    guard target.upperBound < range.upperBound else {
      // To the server a SELECT without targets, which is no mistake of grammar.
      return PLAssignment(
        target: TokenRange(start, target.upperBound - 1),
        value: try expression(range.upperBound..<range.upperBound))
    }
    return PLAssignment(
      target: TokenRange(start, target.upperBound - 1),
      value: try expression(target.upperBound..<range.upperBound))
  }

  /// The first `:=` or `=` outside parentheses and brackets.
  private func assignOperator(in range: Range<Int>) -> Int? {
    var open = 0
    return range.first { index in
      switch token(index).kind {
      case .leftParenthesis, .leftBracket: open += 1
      case .rightParenthesis, .rightBracket: open -= 1
      case .colonEquals, .equals: return open == 0
      default: break
      }
      return false
    }
  }

  /// check_assignable: a constant is not.
  func checkAssignable(_ item: PLItem) throws(PLError) {
    guard case .variable(let facts, _) = item.kind, facts.isConstant else { return }
    // The server names the variable itself, not its field or its block.
    let word = stride(from: item.start, to: item.start + item.count, by: 2).map(name)
      .first { names.lookUp([$0])?.facts.isConstant ?? false }
    throw rejected(
      "variable \"\(word ?? name(item.start))\" is declared CONSTANT", at: item.start)
  }

  /// `ASSERT condition [, message] ;`
  private mutating func assert() throws(PLError) -> PLStatement {
    at += 1
    let (condition, end) = try expression(
      until: [.kind(.comma), .kind(.semicolon)], expected: ", or ;")
    guard case .kind(.comma) = end else { return .assert(condition, message: nil) }
    return .assert(condition, message: try expressionToSemicolon())
  }
}

/// IF, CASE, EXIT and CONTINUE.
extension PLParser {
  /// ```
  /// IF condition THEN statement… [{ELSIF | ELSEIF} condition THEN statement…]… [ELSE statement…]
  /// END IF ;
  /// ```
  mutating func ifStatement() throws(PLError) -> PLCondition {
    var branches: [PLBranch] = []
    repeat {
      at += 1
      let condition = try expression(until: .then, expected: "THEN")
      branches.append(PLBranch(condition: condition, statements: try statements()))
    } while isNext(.elsif) || isNext(.elseif)
    let otherwise = take(.else) ? try statements() : nil
    try expect(PLKeyword.end)
    try expect(.if)
    try expect(.semicolon)
    return PLCondition(branches: branches, otherwise: otherwise)
  }

  /// ```
  /// CASE [operand] {WHEN expression THEN statement…}… [ELSE statement…] END CASE ;
  /// ```
  mutating func caseStatement() throws(PLError) -> PLChoice {
    at += 1
    var operand: PLExpression?
    if !isNext(.when) {
      operand = try expression(until: .when, expected: "WHEN")
      if kind == .end { throw near("missing expression") }
      at -= 1
    }
    var branches: [PLBranch] = []
    repeat {
      try expect(.when)
      let condition = try expression(until: .then, expected: "THEN")
      branches.append(PLBranch(condition: condition, statements: try statements()))
    } while isNext(.when)
    let otherwise = take(.else) ? try statements() : nil
    try expect(PLKeyword.end)
    try expect(.case)
    try expect(.semicolon)
    return PLChoice(operand: operand, branches: branches, otherwise: otherwise)
  }

  /// `{EXIT | CONTINUE} [label] [WHEN condition] ;`
  mutating func exit() throws(PLError) -> PLExit {
    let start = at
    let isContinue = isNext(.continue)
    at += 1
    let place = at
    let label = isName(at) ? try anyIdentifier() : nil
    var condition: PLExpression?
    if take(.when) {
      condition = try expressionToSemicolon()
    } else {
      try expect(.semicolon)
    }
    try checkExit(label, at: place, isContinue: isContinue, start: start)
    return PLExit(isContinue: isContinue, label: label, condition: condition)
  }

  private func checkExit(
    _ label: Name?, at place: Int, isContinue: Bool, start: Int
  ) throws(PLError) {
    guard let label else {
      if names.isInLoop { return }
      throw rejected(
        isContinue
          ? "CONTINUE cannot be used outside a loop"
          : "EXIT cannot be used outside a loop, unless it has a label", at: start)
    }
    let word = name(Int(label.token))
    guard let scope = names.labelled(word) else {
      throw rejected(
        "there is no label \"\(word)\" attached to any block or loop enclosing this statement",
        at: place)
    }
    if isContinue, scope.kind != .loop {
      throw rejected("block label \"\(word)\" cannot be used in CONTINUE", at: place)
    }
  }
}

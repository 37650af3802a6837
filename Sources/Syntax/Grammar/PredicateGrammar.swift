/// IS, LIKE, BETWEEN, IN and their kin.
extension Parser {
  /// What stands behind IS, ISNULL or NOTNULL.
  mutating func isPredicate(
    _ left: Expression, _ flavor: ExpressionFlavor
  ) throws(SyntaxError) -> Expression.Shape {
    let start = at
    if take(.isnull) { return .isNull(left, negated: false) }
    if take(.notnull) { return .isNull(left, negated: true) }
    advance()
    let negated = take(.not)
    if take(.distinct) {
      try expect(.from)
      let right = try operand(Precedence.is.tighter, flavor.ofOperands)
      if infixPrecedence(flavor) == .is { throw unexpected() }
      return .isTest([left, right], negated: negated)
    }
    if take(.document) { return .isTest([left], negated: negated) }
    guard flavor != .restricted else { throw unexpected() }
    switch keyword {
    case .null:
      advance()
      return .isNull(left, negated: negated)
    case .true, .false, .unknown: advance()
    case .nfc, .nfd, .nfkc, .nfkd, .normalized:
      if keyword != .normalized { advance() }
      try expect(.normalized)
      mention("is_normalized", from: start)
    case .json: try isJSON()
    default: throw unexpected()
    }
    return .isTest([left], negated: negated)
  }

  /// `JSON [VALUE | ARRAY | OBJECT | SCALAR] [{WITH | WITHOUT} UNIQUE [KEYS]]`.
  private mutating func isJSON() throws(SyntaxError) {
    requires(16, at: at)
    advance()
    switch keyword {
    case .value, .array, .object, .scalar: advance()
    default: break
    }
    try jsonUniqueKeys()
  }

  /// What stands behind `[NOT] {BETWEEN | IN | LIKE | ILIKE | SIMILAR}`.
  mutating func likePredicate(_ left: Expression) throws(SyntaxError) -> Expression.Shape {
    let start = at
    let negated = keyword == .not
    if negated { advance() }
    let word = keyword
    advance()
    switch word {
    case .between: return try between(left, negated)
    case .in: return try inPredicate(left, negated)
    case .similar:
      try expect(.to)
      let pattern = try pattern(left)
      mention("similar_to_escape", from: start)
      return .like(pattern, negated: negated)
    default:
      if beginsQuantifier { return try quantified(left, Operator(range(from: start))) }
      let pattern = try pattern(left)
      if pattern.count > 2 { mention("like_escape", from: start) }
      return .like(pattern, negated: negated)
    }
  }

  /// The value, the pattern, and what stands behind ESCAPE.
  private mutating func pattern(_ left: Expression) throws(SyntaxError) -> [Expression] {
    var parts = [left, try operand(.other, .full)]
    if take(.escape) { parts.append(try operand(.other, .full)) }
    try barAnotherLike()
    return parts
  }

  private mutating func between(
    _ left: Expression, _ negated: Bool
  ) throws(SyntaxError) -> Expression.Shape {
    if !take(.symmetric) { take(.asymmetric) }
    let low = try restrictedExpression()
    try expect(.and)
    let high = try operand(.other, .full)
    try barAnotherLike()
    return .between([left, low, high], negated: negated)
  }

  /// These operators do not associate: a second one is an error.
  private func barAnotherLike() throws(SyntaxError) {
    if infixPrecedence(.full) == .like { throw unexpected() }
  }

  private mutating func inPredicate(
    _ left: Expression, _ negated: Bool
  ) throws(SyntaxError) -> Expression.Shape {
    guard kind == .leftParenthesis else { throw unexpected() }
    return switch try parenthesized() {
    case .query(let query): .inQuery(left, query, negated: negated)
    case .value(let value): .inList(left, [value], negated: negated)
    case .row(let items): .inList(left, items, negated: negated)
    }
  }
}

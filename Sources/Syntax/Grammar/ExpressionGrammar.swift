/// Value expressions: a_expr and b_expr, by climbing precedences.
extension Parser {
  /// a_expr.
  mutating func expression() throws(SyntaxError) -> Expression {
    try operand(.lowest, .full)
  }

  /// b_expr: what may stand where a keyword operator would be mistaken for what follows.
  mutating func restrictedExpression() throws(SyntaxError) -> Expression {
    try operand(.lowest, .restricted)
  }

  /// expr_list.
  mutating func expressions() throws(SyntaxError) -> [Expression] {
    try commaSeparated { (parser) throws(SyntaxError) in try parser.expression() }
  }

  /// An expression of operators that bind at least so tightly.
  mutating func operand(
    _ minimum: Precedence, _ flavor: ExpressionFlavor
  ) throws(SyntaxError) -> Expression {
    guard depth < Parser.deepest else { throw SyntaxError(reason: .tooDeep, token: at) }
    depth += 1
    defer { depth -= 1 }
    let start = at
    let first = try prefixed(flavor)
    return try continued(first, start, minimum, flavor)
  }

  /// Takes the operators behind a first operand, as long as they bind at least so tightly.
  ///
  /// Each round wraps what is there once more, so the rounds are limited like nesting.
  mutating func continued(
    _ first: Expression, _ start: Int, _ minimum: Precedence, _ flavor: ExpressionFlavor
  ) throws(SyntaxError) -> Expression {
    var left = first
    var rounds = 0
    while let precedence = infixPrecedence(flavor), precedence >= minimum,
      !isLabel(flavor, minimum)
    {
      guard rounds < Parser.deepest else { throw SyntaxError(reason: .tooDeep, token: at) }
      rounds += 1
      let shape = try infix(left, precedence, minimum, flavor)
      left = Expression(shape, range(from: start))
    }
    return left
  }

  /// A prefix operator with its operand, or c_expr.
  private mutating func prefixed(
    _ flavor: ExpressionFlavor
  ) throws(SyntaxError) -> Expression {
    let start = at
    switch kind {
    case .plus, .minus:
      advance()
      return try prefix(Operator(range(from: start)), start, .unary, flavor)
    case .custom:
      advance()
      return try prefix(Operator(range(from: start)), start, Precedence.other.tighter, flavor)
    case .word: break
    default: return try primary(flavor)
    }
    switch keyword {
    case .operator where peek(1).kind == .leftParenthesis:
      let name = try qualifiedOperator()
      return try prefix(name, start, Precedence.other.tighter, flavor)
    case .not where flavor != .restricted:
      advance()
      let shape = Expression.Shape.not(try operand(.not, .full))
      return Expression(shape, range(from: start))
    case .unique where flavor != .restricted: return try uniquePredicate()
    case .default where flavor != .restricted:
      advance()
      return Expression(.defaultValue, range(from: start))
    default: return try primary(flavor)
    }
  }

  private mutating func prefix(
    _ name: Operator, _ start: Int, _ minimum: Precedence, _ flavor: ExpressionFlavor
  ) throws(SyntaxError) -> Expression {
    let shape = Expression.Shape.prefix(name, try operand(minimum, flavor.ofOperands))
    return Expression(shape, range(from: start))
  }

  /// `UNIQUE [NULLS [NOT] DISTINCT] (query)`, which the server reads and rejects.
  private mutating func uniquePredicate() throws(SyntaxError) -> Expression {
    let start = at
    advance()
    if take(.nulls) {
      take(.not)
      try expect(.distinct)
    }
    _ = try parenthesizedQuery()
    throw rejected("UNIQUE predicate is not yet implemented", at: start)
  }

  /// What the operator behind `left` makes of it.
  private mutating func infix(
    _ left: Expression, _ precedence: Precedence, _ minimum: Precedence,
    _ flavor: ExpressionFlavor
  ) throws(SyntaxError) -> Expression.Shape {
    switch precedence {
    case .or: return .or(try junction(left, .or, minimum, flavor))
    case .and: return .and(try junction(left, .and, minimum, flavor))
    case .is: return try isPredicate(left, flavor)
    case .like: return try likePredicate(left)
    case .comparison: return try comparison(left, flavor)
    case .at: return try atTimeZone(left)
    case .collate:
      advance()
      return .collate(left, try anyName())
    case .typecast:
      advance()
      return .cast(left, try typeName())
    case .other, .sum, .product, .power: return try chain(left, precedence, minimum, flavor)
    case .lowest, .not, .escape, .unary, .highest: throw unexpected()
    }
  }

  /// `a AND b AND c`, or with OR.
  private mutating func junction(
    _ left: Expression, _ word: Keyword, _ minimum: Precedence, _ flavor: ExpressionFlavor
  ) throws(SyntaxError) -> [Expression] {
    var operands = [left]
    while keyword == word, !isLabel(flavor, minimum) {
      advance()
      operands.append(try operand(word == .or ? .and : .not, .full))
    }
    return operands
  }

  /// Operators of one precedence, from left to right.
  private mutating func chain(
    _ left: Expression, _ precedence: Precedence, _ minimum: Precedence,
    _ flavor: ExpressionFlavor
  ) throws(SyntaxError) -> Expression.Shape {
    var operands = [left]
    var operators: [Operator] = []
    while infixPrecedence(flavor) == precedence, !isLabel(flavor, minimum) {
      let name = try operatorName()
      if beginsQuantifier, flavor != .restricted {
        let whole =
          operators.isEmpty
          ? left
          : Expression(
            .infix(operands, operators), TokenRange(Int(left.range.lower), Int(name.range.lower)))
        return try quantified(whole, name)
      }
      operators.append(name)
      operands.append(try operand(precedence.tighter, flavor.ofOperands))
    }
    return .infix(operands, operators)
  }

  /// `a < b`. A second comparison behind it is an error: they do not associate.
  private mutating func comparison(
    _ left: Expression, _ flavor: ExpressionFlavor
  ) throws(SyntaxError) -> Expression.Shape {
    let name = try operatorName()
    if beginsQuantifier, flavor != .restricted { return try quantified(left, name) }
    let right = try operand(Precedence.comparison.tighter, flavor.ofOperands)
    if infixPrecedence(flavor) == .comparison { throw unexpected() }
    return .infix([left, right], [name])
  }

  /// `x AT TIME ZONE zone`, `x AT LOCAL`.
  private mutating func atTimeZone(_ left: Expression) throws(SyntaxError) -> Expression.Shape {
    let start = at
    advance()
    if take(.local) {
      requires(17, at: at - 1)
      mention("timezone", from: start)
      return .atTimeZone(left, nil)
    }
    try expect(.time)
    try expect(.zone)
    let zone = try operand(Precedence.at.tighter, .full)
    mention("timezone", from: start)
    return .atTimeZone(left, zone)
  }
}

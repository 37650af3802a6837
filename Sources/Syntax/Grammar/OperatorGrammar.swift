/// Operators by name, and those that compare with every row or element.
extension Parser {
  /// all_Op: any operator written as such.
  private var isOperatorToken: Bool {
    switch kind {
    case .custom, .plus, .minus, .star, .slash, .percent, .caret, .less, .greater, .equals,
      .lessEquals, .greaterEquals, .notEquals:
      true
    default: false
    }
  }

  /// qual_all_Op: an operator, or `OPERATOR(schema.operator)`.
  mutating func operatorName() throws(SyntaxError) -> Operator {
    if keyword == .operator { return try qualifiedOperator() }
    guard isOperatorToken else { throw unexpected() }
    advance()
    return Operator(TokenRange(at - 1, at))
  }

  /// `OPERATOR ( any_operator )`.
  mutating func qualifiedOperator() throws(SyntaxError) -> Operator {
    let start = at
    try expect(.operator)
    try expect(.leftParenthesis)
    _ = try anyOperator()
    try expect(.rightParenthesis)
    return Operator(range(from: start))
  }

  /// any_operator: `[schema .] operator`.
  mutating func anyOperator() throws(SyntaxError) -> Operator {
    let start = at
    while !isOperatorToken {
      _ = try columnName()
      try expect(.dot)
    }
    advance()
    return Operator(range(from: start))
  }

  /// sub_type: ANY, SOME or ALL behind an operator.
  var beginsQuantifier: Bool { keyword == .any || keyword == .some || keyword == .all }

  /// `{ANY | SOME | ALL} (query | array)`.
  mutating func quantified(
    _ left: Expression, _ name: Operator
  ) throws(SyntaxError) -> Expression.Shape {
    advance()
    let start = at
    guard kind == .leftParenthesis else { throw unexpected() }
    switch try parenthesized(allowsRow: false) {
    case .query(let query):
      return .quantified(left, name, Expression(.query(query), range(from: start)))
    case .value(let value): return .quantified(left, name, value)
    case .row(let items):
      return .quantified(left, name, Expression(.row(items), range(from: start)))
    }
  }
}

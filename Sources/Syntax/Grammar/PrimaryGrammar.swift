/// c_expr: what operators stand between.
extension Parser {
  /// c_expr.
  mutating func primary(_ flavor: ExpressionFlavor = .restricted) throws(SyntaxError) -> Expression
  {
    let start = at
    switch kind {
    case .integer: return constant(.integer)
    case .float: return constant(.float)
    case .string, .escapeString, .unicodeString, .dollarString: return constant(.string)
    case .bitString, .hexString: return constant(.bitString)
    case .parameter:
      advance()
      return try indirected(Expression(.parameter, range(from: start)), start)
    case .leftParenthesis:
      return try afterParenthesis(try parenthesized(), start, flavor)
    case .word, .national: return try wordPrimary(flavor)
    case .quotedIdentifier, .unicodeIdentifier: return try namedPrimary()
    default: throw unexpected()
    }
  }

  private mutating func constant(_ constant: Constant) -> Expression {
    advance()
    return Expression(.constant(constant), TokenRange(at - 1, at))
  }

  /// c_expr that begins with a word.
  private mutating func wordPrimary(_ flavor: ExpressionFlavor) throws(SyntaxError) -> Expression {
    let start = at
    let isCall = peek(1).kind == .leftParenthesis
    switch keyword {
    case nil: return try namedPrimary()
    case .null: return constant(.null)
    case .true: return constant(.boolean(true))
    case .false: return constant(.boolean(false))
    case .case: return try caseExpression()
    case .array: return try arrayConstructor()
    case .exists where isCall:
      advance()
      let query = try parenthesizedQuery()
      return Expression(.exists(query), range(from: start))
    case .row where isCall: return try row(try explicitRow(), start, flavor)
    case .grouping where isCall:
      advance()
      let items = try parenthesized { (parser) throws(SyntaxError) in try parser.expression() }
      return Expression(.form(.grouping, items), range(from: start))
    default: break
    }
    if beginsFunctionForm {
      let form = try functionForm()
      return isAggregateForm(form) ? try aggregateClauses(form, start) : form
    }
    if let typed = try keywordTypeConstant() { return typed }
    if isColumnName(token) || isTypeOrFunctionName(token) { return try namedPrimary() }
    throw unexpected()
  }

  /// A column, a function's call or a constant of a named type.
  private mutating func namedPrimary() throws(SyntaxError) -> Expression {
    let start = at
    let mayCall = isTypeOrFunctionName(token)
    let isColumn = isColumnName(token)
    advance()
    guard isColumn else {
      guard kind == .leftParenthesis || isStringConstant(token) else { throw unexpected() }
      return try callOrTyped(QualifiedName(range(from: start)))
    }
    let parts = try indirection(from: start)
    if mayCall || parts.isIndirected, kind == .leftParenthesis || isStringConstant(token) {
      guard parts.isName else { throw unexpected() }
      return try callOrTyped(parts.name)
    }
    try barMisplacedStar(parts)
    let column = mention(ColumnReference(name: parts.name))
    let base = Expression(.column(column), parts.name.range)
    guard parts.hasSubscripts else { return base }
    return Expression(.indirection(base, parts.subscripts), range(from: start))
  }

  /// `CASE [operand] WHEN … THEN … [ELSE …] END`.
  private mutating func caseExpression() throws(SyntaxError) -> Expression {
    let start = at
    advance()
    let operand = keyword == .when ? nil : try expression()
    var branches: [CaseBranch] = []
    repeat {
      try expect(.when)
      let condition = try expression()
      try expect(.then)
      branches.append(CaseBranch(condition: condition, result: try expression()))
    } while keyword == .when
    let otherwise = take(.else) ? try expression() : nil
    try expect(.end as Keyword)
    return Expression(
      .caseWhen(operand: operand, branches: branches, otherwise: otherwise), range(from: start))
  }

  /// `ARRAY [ … ]`, `ARRAY (query)`.
  private mutating func arrayConstructor() throws(SyntaxError) -> Expression {
    let start = at
    advance()
    if kind == .leftParenthesis {
      return Expression(.arrayQuery(try parenthesizedQuery()), range(from: start))
    }
    return try arrayElements(start)
  }

  /// array_expr: `[ ]`, of expressions or of further brackets.
  private mutating func arrayElements(_ start: Int) throws(SyntaxError) -> Expression {
    guard depth < Parser.deepest else { throw SyntaxError(reason: .tooDeep, token: at) }
    depth += 1
    defer { depth -= 1 }
    try expect(.leftBracket)
    var elements: [Expression] = []
    if kind == .leftBracket {
      repeat { elements.append(try arrayElements(at)) } while take(.comma)
    } else if kind != .rightBracket {
      elements = try expressions()
    }
    try expect(.rightBracket)
    return Expression(.array(elements), range(from: start))
  }
}

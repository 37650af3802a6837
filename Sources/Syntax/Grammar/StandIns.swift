/// What the grammar of expressions and queries will give; here only as much as keeps the rest going.
extension Parser {
  mutating func typeName() throws(SyntaxError) -> TypeName {
    let start = at
    take(.setof)
    guard isTypeOrFunctionName(token) || keyword != nil else { throw unexpected() }
    let name = at
    advance()
    while take(.dot) { _ = try columnLabel() }
    let base = QualifiedName(range(from: name))
    if isNext(.leftParenthesis) { try skipBalanced() }
    let type = TypeName(base: .named(base), range: range(from: start))
    mentions.types.append(type)
    return type
  }

  private mutating func skipBalanced() throws(SyntaxError) {
    var open = 0
    repeat {
      if kind == .end { throw unexpected() }
      if kind == .leftParenthesis { open += 1 }
      if kind == .rightParenthesis { open -= 1 }
      advance()
    } while open > 0
  }

  mutating func expression() throws(SyntaxError) -> Expression {
    let start = at
    while kind != .comma, kind != .rightParenthesis, kind != .end, kind != .semicolon {
      try skipBalanced()
    }
    if at == start { throw unexpected() }
    return Expression(.parameter, range(from: start))
  }

  mutating func restrictedExpression() throws(SyntaxError) -> Expression {
    let start = at
    try skipBalanced()
    if isNext(.leftParenthesis) { try skipBalanced() }
    while take(.typecast) { _ = try typeName() }
    return Expression(.parameter, range(from: start))
  }

  mutating func windowlessFunction() throws(SyntaxError) -> Expression {
    let start = at
    try skipBalanced()
    if isNext(.leftParenthesis) { try skipBalanced() }
    return Expression(.parameter, range(from: start))
  }

  mutating func functionName() throws(SyntaxError) -> QualifiedName {
    let start = at
    guard isTypeOrFunctionName(token) || isColumnName(token) else { throw unexpected() }
    advance()
    while take(.dot) { _ = try columnLabel() }
    return QualifiedName(range(from: start))
  }

  mutating func query() throws(SyntaxError) -> Query {
    let start = at
    while kind != .end, !isNext(.with), kind != .semicolon, kind != .rightParenthesis {
      try skipBalanced()
    }
    if at == start { throw unexpected() }
    return Query(body: .combined([]), range: range(from: start))
  }

  @discardableResult
  mutating func mention(_ type: TypeName) -> TypeName {
    mentions.types.append(type)
    return type
  }

  mutating func functionType() throws(SyntaxError) -> TypeName {
    let type = try typeName()
    if take(.percent) { try expect(.type) }
    return type
  }

  mutating func simpleType() throws(SyntaxError) -> TypeName {
    let type = try typeName()
    mentions.types.removeLast()
    return type
  }

  mutating func keywordType() throws(SyntaxError) -> TypeName {
    let start = at
    advance()
    return TypeName(base: .system(.interval), range: range(from: start))
  }

  mutating func intervalFields() throws(SyntaxError) {
    if isNext(.hour) { advance() }
  }

  func integerValue(_ token: Token) -> Int {
    Int(String(decoding: bytes[token.range], as: UTF8.self)) ?? 0
  }

  private var isOperatorToken: Bool {
    switch kind {
    case .custom, .plus, .minus, .star, .slash, .percent, .caret, .less, .greater, .equals,
      .lessEquals, .greaterEquals, .notEquals:
      true
    default: false
    }
  }

  mutating func operatorName() throws(SyntaxError) -> Operator {
    if keyword == .operator { return try qualifiedOperator() }
    guard isOperatorToken else { throw unexpected() }
    advance()
    return Operator(TokenRange(at - 1, at))
  }

  mutating func qualifiedOperator() throws(SyntaxError) -> Operator {
    let start = at
    try expect(.operator)
    try expect(.leftParenthesis)
    _ = try anyOperator()
    try expect(.rightParenthesis)
    return Operator(range(from: start))
  }

  mutating func anyOperator() throws(SyntaxError) -> Operator {
    let start = at
    while !isOperatorToken {
      _ = try columnName()
      try expect(.dot)
    }
    advance()
    return Operator(range(from: start))
  }
}

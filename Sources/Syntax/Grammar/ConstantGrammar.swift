/// AexprConst: constants with a type before them.
extension Parser {
  /// `type 'text'` where the type is spelt with keywords; nil where they are a column's name.
  mutating func keywordTypeConstant() throws(SyntaxError) -> Expression? {
    guard beginsKeywordType, beginsTypedConstant else { return nil }
    let start = at
    if keyword == .interval { return try intervalConstant() }
    let type = try keywordType(isConstant: true)
    _ = try stringConstant()
    return typed(type, start)
  }

  /// Whether the next token cannot be a column, because of what follows it.
  private var beginsTypedConstant: Bool {
    let next = peek(1)
    if isStringConstant(next) { return true }
    switch keyword {
    case .float, .decimal, .dec, .numeric, .varchar, .interval: return next.kind == .leftParenthesis
    case .bit, .character, .char, .nchar:
      return next.kind == .leftParenthesis || next.keyword == .varying
    case .national: return next.keyword == .character || next.keyword == .char
    case .double: return next.keyword == .precision
    case .timestamp, .time:
      return next.kind == .leftParenthesis || isZoneAhead
    default: return false
    }
  }

  /// `{WITH | WITHOUT} TIME`, one token ahead.
  private var isZoneAhead: Bool {
    switch (peek(1).keyword, peek(2).keyword) {
    case (.with, .time), (.with, .ordinality), (.without, .time): true
    case (.without, _): server.major < 16
    default: false
    }
  }

  /// `INTERVAL 'text' [fields]`, `INTERVAL (precision) 'text'`.
  private mutating func intervalConstant() throws(SyntaxError) -> Expression {
    let start = at
    advance()
    let type: TypeName
    if take(.leftParenthesis) {
      try expect(.integer as Token.Kind)
      try expect(.rightParenthesis)
      type = TypeName(base: .system(.interval), range: range(from: start))
      _ = try stringConstant()
    } else {
      type = TypeName(base: .system(.interval), range: range(from: start))
      _ = try stringConstant()
      try intervalFields()
    }
    return typed(type, start)
  }

  /// A constant whose type stands before its text.
  func typedShape(_ type: TypeName) -> Expression.Shape { .constant(.typed(type)) }

  private mutating func typed(_ type: TypeName, _ start: Int) -> Expression {
    Expression(typedShape(mention(type)), range(from: start))
  }

  /// AexprConst, where no other expression may stand.
  mutating func typedOrPlainConstant() throws(SyntaxError) -> Expression {
    let start = at
    switch kind {
    case .integer, .float, .string, .escapeString, .unicodeString, .dollarString, .bitString,
      .hexString:
      return try primary()
    default: break
    }
    switch keyword {
    case .true, .false, .null: return try primary()
    default: break
    }
    if let typed = try keywordTypeConstant() { return typed }
    return try namedConstant(start)
  }

  /// `func_name 'text'`, `func_name ( arguments ) 'text'`.
  private mutating func namedConstant(_ start: Int) throws(SyntaxError) -> Expression {
    let name = try functionName()
    var modifiers: [Int] = []
    if kind == .leftParenthesis {
      let arguments = try functionArguments()
      guard arguments.mayBeModifiers, isStringConstant(token) else { throw unexpected() }
      try barModifierNames(arguments)
      modifiers = integers(arguments.items)
    }
    let type = TypeName(base: .named(name), modifiers: modifiers, range: range(from: start))
    _ = try stringConstant()
    return typed(type, start)
  }
}

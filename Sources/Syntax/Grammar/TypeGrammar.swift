/// Typename: `[SETOF] name [(modifiers)] [[] … | ARRAY [[n]]]`.
extension Parser {
  /// A type, noted as mentioned.
  mutating func typeName() throws(SyntaxError) -> TypeName {
    let start = at
    let isSetOf = take(.setof)
    let simple = try simpleType()
    return try withBounds(simple, start, isSetOf: isSetOf)
  }

  /// func_type: a type, or `name.name%TYPE`.
  mutating func functionType() throws(SyntaxError) -> TypeName {
    let start = at
    let isSetOf = take(.setof)
    guard !beginsKeywordType else {
      return try withBounds(try keywordType(), start, isSetOf: isSetOf)
    }
    let name = try genericTypeName()
    guard kind == .percent, name.partCount > 1 else {
      let modifiers = try typeModifiers()
      let simple = TypeName(base: .named(name), modifiers: modifiers, range: range(from: start))
      return try withBounds(simple, start, isSetOf: isSetOf)
    }
    advance()
    try expect(.type)
    return mention(
      TypeName(base: .named(name), isSetOf: isSetOf, isTypeOf: true, range: range(from: start)))
  }

  /// Notes that the statement names a type.
  @discardableResult
  mutating func mention(_ type: TypeName) -> TypeName {
    mentions.types.append(type)
    return type
  }

  /// SimpleTypename, not yet mentioned.
  mutating func simpleType() throws(SyntaxError) -> TypeName {
    if beginsKeywordType { return try keywordType() }
    let start = at
    let name = try genericTypeName()
    let modifiers = try typeModifiers()
    return TypeName(base: .named(name), modifiers: modifiers, range: range(from: start))
  }

  /// `type_function_name [attrs]`.
  private mutating func genericTypeName() throws(SyntaxError) -> QualifiedName {
    let start = at
    _ = try typeOrFunctionName()
    while take(.dot) { _ = try columnLabel() }
    return QualifiedName(range(from: start))
  }

  /// opt_type_modifiers: the integers of `( expr_list )`.
  mutating func typeModifiers() throws(SyntaxError) -> [Int] {
    guard kind == .leftParenthesis else { return [] }
    return integers(try parenthesized { (parser) throws(SyntaxError) in try parser.expression() })
  }

  /// The values of integer constants; nothing where one is something else.
  func integers(_ expressions: [Expression]) -> [Int] {
    var values: [Int] = []
    for expression in expressions {
      guard let value = integer(expression) else { return [] }
      values.append(value)
    }
    return values
  }

  private func integer(_ expression: Expression) -> Int? {
    switch expression.shape {
    case .constant(.integer):
      integerValue(peek(Int(expression.range.lower) - at))
    case .prefix(let sign, let operand):
      peek(Int(sign.range.lower) - at).kind == .minus ? integer(operand).map { -$0 } : nil
    default: nil
    }
  }

  /// opt_array_bounds and ARRAY behind a type, and SETOF before it.
  private mutating func withBounds(
    _ simple: TypeName, _ start: Int, isSetOf: Bool
  ) throws(SyntaxError) -> TypeName {
    var dimensions = 0
    if take(.array) {
      dimensions = 1
      if take(.leftBracket) {
        try expect(.integer as Token.Kind)
        try expect(.rightBracket)
      }
    } else {
      while take(.leftBracket) {
        take(.integer as Token.Kind)
        try expect(.rightBracket)
        dimensions += 1
      }
    }
    return mention(
      TypeName(
        base: simple.base, modifiers: simple.modifiers, arrayDimensions: dimensions,
        isSetOf: isSetOf, range: range(from: start)))
  }
}

/// Whether the text of a dynamic statement can be read.
extension PLParser {
  /// Takes apart what EXECUTE runs, where it is a constant.
  mutating func dynamic(
    _ expression: PLExpression, keyword: Int, _ arguments: [PLExpression]
  ) -> DynamicSQL {
    let word = text.place(token(keyword).span)
    guard let token = expression.constantText else {
      return DynamicSQL(
        expression: expression, arguments: arguments, statements: [], isSeen: false, keyword: word)
    }
    let content = BodyText(token, of: expression.statement)
    guard !content.isTooDeep else {
      return DynamicSQL(
        expression: expression, arguments: arguments, statements: [], isSeen: false, keyword: word)
    }
    let (statements, directives) = content.statements(server: server)
    self.directives += directives
    return DynamicSQL(
      expression: expression, arguments: arguments, statements: statements, isSeen: true,
      keyword: word)
  }
}

extension PLExpression {
  /// The string that the expression is: a constant, or `format` of one without placeholders.
  fileprivate var constantText: Token? {
    guard let value else { return nil }
    if case .call(let call) = value.shape {
      guard isFormat(call), call.arguments.count == 1, let only = call.arguments.first,
        let token = string(only),
        !decodeString(token, in: statement.bytes).contains(UInt8(ascii: "%"))
      else { return nil }
      return token
    }
    return string(value)
  }

  private func string(_ value: Expression) -> Token? {
    guard case .constant(.string) = value.shape, value.range.indices.count == 1 else { return nil }
    return statement.token(at: Int(value.range.lower))
  }

  private func isFormat(_ call: FunctionCall) -> Bool {
    guard case .written(let name) = call.function.name else { return false }
    if let schema = name.qualifier, statement.text(schema) != "pg_catalog" { return false }
    return statement.text(name.last) == "format"
  }
}

extension Parser {
  /// ```
  /// CREATE [OR REPLACE] FUNCTION name ( [parameter [{DEFAULT | =} value], …] )
  ///   [RETURNS {type | TABLE ( column type, … )}] option… [body]
  /// CREATE [OR REPLACE] PROCEDURE name ( … ) option… [body]
  /// ```
  mutating func createFunction(
    from start: Int, orReplace: Bool
  ) throws(SyntaxError) -> CreateFunction {
    let isProcedure = isNext(.procedure)
    advance()
    let keywords = range(from: start)
    let name = try functionName()
    let parameters = try parameters { (parser) throws(SyntaxError) in
      try parser.parameterWithDefault()
    }
    var returns: TypeName?
    var table: [Parameter]?
    if !isProcedure, isNext(.returns), peek(1).keyword != .null {
      advance()
      if isNext(.table) {
        table = try returnedTable()
      } else {
        returns = try functionType()
      }
    }
    let options = try functionOptions()
    let body = try functionBody()
    if table != nil { try checkTableParameters(parameters) }
    return CreateFunction(
      keywords: keywords, isProcedure: isProcedure, orReplace: orReplace, name: name,
      parameters: parameters, returns: returns, returnsTable: table, options: options, body: body,
      range: range(from: start))
  }

  /// `TABLE ( column type, … )`, whose type the server writes down as a set of the one column's type
  /// or of records.
  private mutating func returnedTable() throws(SyntaxError) -> [Parameter] {
    let start = at
    advance()
    let columns = try parenthesized { (parser) throws(SyntaxError) in
      try parser.tableParameter()
    }
    if let only = columns.first?.type, columns.count == 1 {
      mention(
        TypeName(
          base: only.base, modifiers: only.modifiers, arrayDimensions: only.arrayDimensions,
          isSetOf: true, isTypeOf: only.isTypeOf, range: only.range))
    } else {
      mention(TypeName(base: .system(.record), isSetOf: true, range: range(from: start)))
    }
    return columns
  }

  private func checkTableParameters(_ parameters: [Parameter]) throws(SyntaxError) {
    for parameter in parameters {
      switch parameter.mode {
      case .unsaid, .in, .variadic: continue
      case .out, .inout, .table:
        throw rejected(
          "OUT and INOUT arguments aren't allowed in TABLE functions",
          at: Int(parameter.range.lower))
      }
    }
  }

  /// ```
  /// opt_routine_body: RETURN value | BEGIN ATOMIC {statement ; | RETURN value ;}… END
  /// ```
  private mutating func functionBody() throws(SyntaxError) -> FunctionBody? {
    if take(.return) { return .value(try expression()) }
    guard take(.begin) else { return nil }
    try expect(.atomic)
    var statements: [AtomicStatement] = []
    while !take(Keyword.end) {
      if !isNext(.semicolon) { statements.append(try atomicStatement()) }
      try expect(.semicolon)
    }
    return .atomic(statements)
  }

  private mutating func atomicStatement() throws(SyntaxError) -> AtomicStatement {
    if take(.return) { return .value(try expression()) }
    // BEGIN and END are no statements in here.
    if isNext(.begin) { throw unexpected() }
    return .statement(try nested { (parser) throws(SyntaxError) in try parser.statement() })
  }
}

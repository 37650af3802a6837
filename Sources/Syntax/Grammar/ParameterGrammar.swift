extension Parser {
  /// ```
  /// func_arg: [mode] [name] type | name mode type
  /// mode: IN | OUT | INOUT | IN OUT | VARIADIC
  /// ```
  mutating func parameter() throws(SyntaxError) -> Parameter {
    let start = at
    var mode = takeParameterMode()
    var name: Name?
    if isParameterNameNext(hasMode: mode != nil) {
      name = try typeOrFunctionName()
      if mode == nil { mode = takeParameterMode() }
    }
    let type = try functionType()
    return Parameter(
      mode: mode ?? .unsaid, name: name, type: type, defaultValue: nil, range: range(from: start))
  }

  private mutating func takeParameterMode() -> Parameter.Mode? {
    if take(.in) { return take(.out) ? .`inout` : .in }
    if take(.out) { return .out }
    if take(.inout) { return .`inout` }
    return take(.variadic) ? .variadic : nil
  }

  /// Whether the word that comes next is a name before a type, and not the type itself: another type
  /// or, where none came yet, a mode follows it.
  private func isParameterNameNext(hasMode: Bool) -> Bool {
    guard isTypeOrFunctionName(token) else { return false }
    let next = peek(1)
    switch next.keyword {
    case .in, .out, .inout, .variadic: return !hasMode
    case .setof: return true
    case .precision: return false
    default: return isTypeOrFunctionName(next) || beginsTypeByKeyword(next)
    }
  }

  /// Whether a keyword that is no name begins a type.
  private func beginsTypeByKeyword(_ token: Token) -> Bool {
    switch token.keyword {
    case .bigint, .bit, .boolean, .char, .character, .dec, .decimal, .float, .int, .integer,
      .interval, .national, .nchar, .numeric, .real, .smallint, .time, .timestamp, .varchar:
      true
    case .json: server.major >= 17
    default: false
    }
  }

  /// `param_name func_type`: a column of RETURNS TABLE.
  mutating func tableParameter() throws(SyntaxError) -> Parameter {
    let start = at
    let name = try typeOrFunctionName()
    let type = try functionType()
    return Parameter(
      mode: .table, name: name, type: type, defaultValue: nil, range: range(from: start))
  }

  /// `func_arg [{DEFAULT | =} value]`
  mutating func parameterWithDefault() throws(SyntaxError) -> Parameter {
    let plain = try parameter()
    guard take(.default) || take(.equals) else { return plain }
    let value = try expression()
    return Parameter(
      mode: plain.mode, name: plain.name, type: plain.type, defaultValue: value,
      range: range(from: Int(plain.range.lower)))
  }

  /// `( [parameter, …] )`
  mutating func parameters(
    _ parameter: (inout Parser) throws(SyntaxError) -> Parameter
  ) throws(SyntaxError) -> [Parameter] {
    try expect(.leftParenthesis)
    if take(.rightParenthesis) { return [] }
    let parameters = try commaSeparated(parameter)
    try expect(.rightParenthesis)
    return parameters
  }

  /// ```
  /// function_with_argtypes: name [( [parameter, …] )]
  /// ```
  mutating func routineReference() throws(SyntaxError) -> RoutineReference {
    let start = at
    let mayCall = isTypeOrFunctionName(token)
    let name: QualifiedName
    if isColumnName(token) {
      advance()
      let parts = try indirection(from: start)
      guard parts.isName else { throw unexpected() }
      name = parts.name
    } else {
      name = QualifiedName(try typeOrFunctionName())
    }
    guard isNext(.leftParenthesis) else {
      return RoutineReference(
        name: name, arguments: nil, signature: nil, range: range(from: start))
    }
    guard mayCall || name.partCount > 1 else { throw unexpected() }
    let open = at
    let arguments = try parameters { (parser) throws(SyntaxError) in try parser.parameter() }
    return RoutineReference(
      name: name, arguments: arguments, signature: range(from: open), range: range(from: start))
  }

  /// `routine, …`
  @discardableResult
  mutating func routineReferences() throws(SyntaxError) -> [RoutineReference] {
    try commaSeparated { (parser) throws(SyntaxError) in try parser.routineReference() }
  }

  /// `name aggr_args`
  mutating func aggregateReference() throws(SyntaxError) -> RoutineReference {
    let start = at
    let name = try functionName()
    let open = at
    let arguments = try aggregateArguments()
    return RoutineReference(
      name: name, arguments: arguments, signature: range(from: open), range: range(from: start))
  }

  /// ```
  /// aggr_args: ( * ) | ( [parameter, …] [ORDER BY parameter, …] ), not empty
  /// ```
  mutating func aggregateArguments() throws(SyntaxError) -> [Parameter] {
    try expect(.leftParenthesis)
    if take(.star) {
      try expect(.rightParenthesis)
      return []
    }
    var arguments: [Parameter] = []
    if !isNext(.order) { arguments = try aggregateParameters() }
    if take(.order) {
      try expect(.by)
      let place = at
      let ordered = try aggregateParameters()
      try expect(.rightParenthesis)
      try checkOrdered(arguments, ordered, at: place)
      return arguments + ordered
    }
    try expect(.rightParenthesis)
    return arguments
  }

  private mutating func aggregateParameters() throws(SyntaxError) -> [Parameter] {
    try commaSeparated { (parser) throws(SyntaxError) in
      let parameter = try parser.parameter()
      switch parameter.mode {
      case .unsaid, .in, .variadic: return parameter
      case .out, .`inout`, .table:
        if parser.mayHaveBeenName(parameter) { throw parser.unexpected() }
        throw parser.rejected(
          "aggregates cannot have output arguments", at: Int(parameter.range.lower))
      }
    }
  }

  /// Whether the type could have been the parameter's name to the server, which then misses a type.
  private func mayHaveBeenName(_ parameter: Parameter) -> Bool {
    let first = Int(parameter.type.range.lower)
    guard parameter.name == nil, parameter.type.range.indices.count == 1,
      isTypeOrFunctionName(tokens[first])
    else { return false }
    return !isNext(.comma) && !isNext(.rightParenthesis) && !isNext(.order)
  }

  /// A VARIADIC direct argument asks for one VARIADIC aggregated argument of its type.
  private func checkOrdered(
    _ direct: [Parameter], _ ordered: [Parameter], at place: Int
  ) throws(SyntaxError) {
    guard let last = direct.last, last.mode == .variadic else { return }
    let fits =
      ordered.count == 1 && ordered.first?.mode == .variadic
      && ordered.first.map { isSameText($0.type.range, last.type.range) } ?? false
    if !fits {
      throw rejected(
        "an ordered-set aggregate with a VARIADIC direct argument must have one VARIADIC aggregated"
          + " argument of the same data type", at: place)
    }
  }

  /// Whether two ranges have tokens of the same text.
  private func isSameText(_ first: TokenRange, _ second: TokenRange) -> Bool {
    first.indices.count == second.indices.count
      && zip(first.indices, second.indices).allSatisfy {
        bytes[tokens[$0].range].elementsEqual(bytes[tokens[$1].range])
      }
  }

  /// ```
  /// operator_with_argtypes: operator ( {type | NONE}, {type | NONE} )
  /// ```
  mutating func operatorReference() throws(SyntaxError) -> RoutineReference {
    let start = at
    let name = try anyOperator()
    let open = at
    try operatorArguments()
    return RoutineReference(
      name: QualifiedName(name.range), arguments: nil, signature: range(from: open),
      range: range(from: start))
  }

  /// oper_argtypes: `( left, right )`, where one may be NONE.
  mutating func operatorArguments() throws(SyntaxError) {
    try expect(.leftParenthesis)
    let isPrefix = take(.none)
    if !isPrefix { _ = try typeName() }
    if !isPrefix, take(.rightParenthesis) { throw rejected("missing argument", at: at - 1) }
    try expect(.comma)
    if isPrefix || !take(.none) { _ = try typeName() }
    try expect(.rightParenthesis)
  }
}

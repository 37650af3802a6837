/// What stands in the parentheses of a call.
struct FunctionArguments {
  var items: [Expression] = []
  var ordering: [Expression] = []
  var isDistinct = false
  var isVariadic = false
  /// Whether it is a plain list, which may also be a type's modifiers.
  var mayBeModifiers = false
  /// The tokens of the first argument's name, and of ORDER.
  var firstName: Int?
  var order: Int?
}

/// Function calls: func_name, func_application, func_expr.
extension Parser {
  /// func_name: a function's name, before a parenthesis or a string.
  mutating func functionName() throws(SyntaxError) -> QualifiedName {
    let start = at
    let mayCall = isTypeOrFunctionName(token)
    guard isColumnName(token) else {
      _ = try typeOrFunctionName()
      return QualifiedName(range(from: start))
    }
    advance()
    let parts = try indirection(from: start)
    guard parts.isName, mayCall || parts.isIndirected else { throw unexpected() }
    return parts.name
  }

  /// A call, or a constant whose type's name looks like one.
  mutating func callOrTyped(_ name: QualifiedName) throws(SyntaxError) -> Expression {
    let start = Int(name.range.lower)
    if isStringConstant(token) {
      let type = mention(TypeName(base: .named(name), range: name.range))
      advance()
      return Expression(typedShape(type), range(from: start))
    }
    let arguments = try functionArguments()
    if arguments.mayBeModifiers, isStringConstant(token) {
      let type = TypeName(
        base: .named(name), modifiers: integers(arguments.items), range: range(from: start))
      advance()
      try barModifierNames(arguments)
      return Expression(typedShape(mention(type)), range(from: start))
    }
    let within = try withinGroup()
    let clauses = try filterAndOver()
    if let within { try barBesideWithinGroup(arguments, within.place) }
    let function = mention(name, from: start)
    let call = FunctionCall(
      function: function, arguments: arguments.items,
      clauses: arguments.ordering + (within?.ordering ?? []) + clauses.expressions,
      isWindow: clauses.isWindow)
    return Expression(.call(call), range(from: start))
  }

  /// func_application, without the clauses that follow it.
  mutating func functionApplication() throws(SyntaxError) -> Expression {
    let start = at
    let name = try functionName()
    guard kind == .leftParenthesis else { throw unexpected() }
    let arguments = try functionArguments()
    let function = mention(name, from: start)
    let call = FunctionCall(
      function: function, arguments: arguments.items, clauses: arguments.ordering)
    return Expression(.call(call), range(from: start))
  }

  /// func_expr_windowless: a call without FILTER and OVER, or a form that the grammar knows.
  mutating func windowlessFunction() throws(SyntaxError) -> Expression {
    beginsFunctionForm ? try functionForm() : try functionApplication()
  }

  /// `( [ALL | DISTINCT] arguments [ORDER BY …] )`.
  mutating func functionArguments() throws(SyntaxError) -> FunctionArguments {
    var result = FunctionArguments()
    try expect(.leftParenthesis)
    if take(.rightParenthesis) { return result }
    if take(.star) {
      try expect(.rightParenthesis)
      return result
    }
    if take(.distinct) {
      result.isDistinct = true
    } else if !take(.all) {
      result.mayBeModifiers = true
      result.isVariadic = take(.variadic)
    }
    let isList = result.mayBeModifiers && !result.isVariadic
    try takeArgument(into: &result)
    while !result.isVariadic, take(.comma) {
      if isList { result.isVariadic = take(.variadic) }
      try takeArgument(into: &result)
    }
    if result.isVariadic { result.mayBeModifiers = false }
    if keyword == .order {
      result.order = at
      result.ordering = try sortClause()
    }
    try expect(.rightParenthesis)
    return result
  }

  private mutating func takeArgument(into list: inout FunctionArguments) throws(SyntaxError) {
    let start = at
    if takeArgumentName(), list.firstName == nil { list.firstName = start }
    list.items.append(try expression())
  }

  /// `name :=` or `name =>`, if it comes next.
  mutating func takeArgumentName() -> Bool {
    guard isTypeOrFunctionName(token) else { return false }
    let next = peek(1).kind
    guard next == .colonEquals || next == .equalsGreater else { return false }
    at += 2
    return true
  }

  /// func_arg_expr.
  mutating func functionArgument() throws(SyntaxError) -> Expression {
    _ = takeArgumentName()
    return try expression()
  }

  func barModifierNames(_ arguments: FunctionArguments) throws(SyntaxError) {
    if let place = arguments.firstName {
      throw rejected("type modifier cannot have parameter name", at: place)
    }
    if let place = arguments.order {
      throw rejected("type modifier cannot have ORDER BY", at: place)
    }
  }

  private func barBesideWithinGroup(
    _ arguments: FunctionArguments, _ place: Int
  ) throws(SyntaxError) {
    if arguments.order != nil {
      throw rejected("cannot use multiple ORDER BY clauses with WITHIN GROUP", at: place)
    }
    if arguments.isDistinct {
      throw rejected("cannot use DISTINCT with WITHIN GROUP", at: place)
    }
    if arguments.isVariadic {
      throw rejected("cannot use VARIADIC with WITHIN GROUP", at: place)
    }
  }

  /// Notes a call by its written name.
  mutating func mention(_ name: QualifiedName, from start: Int) -> FunctionMention {
    mention(FunctionMention(name: .written(name), range: range(from: start)))
  }

  /// Notes a call that the grammar makes of a form of its own.
  @discardableResult
  mutating func mention(_ system: String, from start: Int) -> FunctionMention {
    mention(FunctionMention(name: .system(system), range: range(from: start)))
  }

  private mutating func mention(_ function: FunctionMention) -> FunctionMention {
    mentions.functions.append(function)
    return function
  }
}

/// Blocks, their labels, and their exception handlers.
extension PLParser {
  /// ```
  /// pl_function: option… block [;]
  /// ```
  mutating func body() throws(PLError) -> PLBody {
    let options = try options()
    let block = try block(label: try label())
    take(.semicolon)
    guard kind == .end else { throw unexpected() }
    return PLBody(
      text: text, server: server, tokens: tokens, options: options, block: block,
      directives: directives)
  }

  /// ```
  /// #option dump | #print_strict_params {on | off} | #variable_conflict {error | use_variable | use_column}
  /// ```
  private mutating func options() throws(PLError) -> [TokenRange] {
    var options: [TokenRange] = []
    while true {
      let start = at
      guard takeOperator("#") else { return options }
      if take(.option) {
        try expect(.dump)
      } else if take(.printStrictParams) {
        try switchValue()
      } else {
        try expect(.variableConflict)
        guard take(.error) || take(.useVariable) || take(.useColumn) else { throw unexpected() }
      }
      options.append(range(from: start))
    }
  }

  private mutating func switchValue() throws(PLError) {
    guard isIdentifier(at) else { throw unexpected() }
    let value = name(at)
    guard value == "on" || value == "off" else {
      throw rejected("unrecognized print_strict_params option \(value)", hasPlace: false)
    }
    at += 1
  }

  /// `<<label>>`, if one comes next.
  mutating func label() throws(PLError) -> Name? {
    guard takeOperator("<<") else { return nil }
    let label = try anyIdentifier()
    guard takeOperator(">>") else { throw unexpected() }
    return label
  }

  /// any_identifier: a name of one part.
  mutating func anyIdentifier() throws(PLError) -> Name {
    let item = item()
    guard isName(at), item.count == 1 else { throw unexpected() }
    at += 1
    return Name(item.start)
  }

  /// ```
  /// [<<label>>] [DECLARE declaration…] BEGIN statement… [EXCEPTION handler…] END [label]
  /// ```
  mutating func block(label: Name?) throws(PLError) -> PLBlock {
    let start = label.map { Int($0.token) - 1 } ?? at
    names.push(label.map { name(Int($0.token)) }, .block)
    defer { names.pop() }
    let declarations = take(.declare) ? try self.declarations() : []
    try expect(.begin)
    let statements = try statements()
    let handlers = take(.exception) ? try self.handlers() : []
    try expect(PLKeyword.end)
    try endLabel(label)
    return PLBlock(
      label: label, declarations: declarations, statements: statements, handlers: handlers,
      range: range(from: start))
  }

  /// opt_label behind END, which must be the one before the block.
  mutating func endLabel(_ label: Name?) throws(PLError) {
    guard isName(at) else { return }
    let place = at
    let end = name(Int(try anyIdentifier().token))
    guard let label else {
      throw rejected("end label \"\(end)\" specified for unlabeled block", at: place)
    }
    let start = name(Int(label.token))
    guard start == end else {
      throw rejected(
        "end label \"\(end)\" differs from block's label \"\(start)\"", at: place)
    }
  }

  /// proc_exception, one or more. They see `sqlstate` and `sqlerrm`.
  private mutating func handlers() throws(PLError) -> [PLHandler] {
    for name in ["sqlstate", "sqlerrm"] {
      names.add(name, PLVariableFacts(shape: .scalar, isConstant: true))
    }
    var handlers: [PLHandler] = []
    repeat {
      try expect(.when)
      var conditions = [try condition()]
      while take(.or) { conditions.append(try condition()) }
      try expect(.then)
      handlers.append(PLHandler(conditions: conditions, statements: try statements()))
    } while isNext(.when)
    return handlers
  }

  /// proc_condition: `name | SQLSTATE 'state'`
  private mutating func condition() throws(PLError) -> PLHandler.Condition {
    let place = at
    let word = try anyIdentifier()
    switch name(place) {
    case "others": return .others
    case "sqlstate": return .state(try sqlState())
    case let name:
      try checkCondition(name)
      return .named(word)
    }
  }

  /// The name of an error, which the server must know.
  func checkCondition(_ name: String) throws(PLError) {
    guard ErrorConditions.names.contains(name) else {
      throw rejected("unrecognized exception condition \"\(name)\"", hasPlace: false)
    }
  }

  /// The five characters of an SQLSTATE.
  mutating func sqlState() throws(PLError) -> String {
    guard isPlainString else { throw unexpected() }
    let state = decodeString(token(at), in: text.bytes)
    let isValid = state.allSatisfy {
      $0.isDigit || ($0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z"))
    }
    guard state.count == 5, isValid else { throw near("invalid SQLSTATE code") }
    at += 1
    return String(decoding: state, as: UTF8.self)
  }

  /// SCONST. `U&'…'` is none to this scanner.
  var isPlainString: Bool {
    switch kind {
    case .string, .escapeString, .dollarString: true
    default: false
    }
  }
}

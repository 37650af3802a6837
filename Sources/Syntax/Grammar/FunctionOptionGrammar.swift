extension Parser {
  /// createfunc_opt_item, none or more.
  mutating func functionOptions() throws(SyntaxError) -> [FunctionOption] {
    var options: [FunctionOption] = []
    while let option = try functionOption(isNew: true) { options.append(option) }
    return options
  }

  /// ```
  /// createfunc_opt_item: AS 'body' [, 'symbol'] | LANGUAGE name | TRANSFORM FOR TYPE type, …
  ///   | WINDOW | common_func_opt_item
  /// ```
  /// nil where none begins here. Those above are for new routines only.
  mutating func functionOption(isNew: Bool) throws(SyntaxError) -> FunctionOption? {
    let start = at
    let kind: FunctionOption.Kind?
    switch keyword {
    case .as where isNew:
      advance()
      kind = .definition(try functionTexts())
    case .language where isNew:
      advance()
      kind = .language(try nonReservedWordOrString())
    case .transform where isNew:
      advance()
      kind = .transform(try transformTypes())
    case .window where isNew:
      advance()
      kind = .window
    default:
      kind = try commonOption()
    }
    return kind.map { FunctionOption(kind: $0, range: range(from: start)) }
  }

  /// `'body' [, 'symbol']`
  private mutating func functionTexts() throws(SyntaxError) -> [TokenRange] {
    let first = try stringConstant()
    return take(.comma) ? [first, try stringConstant()] : [first]
  }

  /// `FOR TYPE type, …`
  private mutating func transformTypes() throws(SyntaxError) -> [TypeName] {
    try commaSeparated { (parser) throws(SyntaxError) in
      try parser.expect(.for)
      try parser.expect(.type)
      return try parser.typeName()
    }
  }

  /// ```
  /// common_func_opt_item: CALLED ON NULL INPUT | RETURNS NULL ON NULL INPUT | STRICT | IMMUTABLE
  ///   | STABLE | VOLATILE | [EXTERNAL] SECURITY {DEFINER | INVOKER} | [NOT] LEAKPROOF | COST n
  ///   | ROWS n | SUPPORT name | SET … | RESET … | PARALLEL name
  /// ```
  private mutating func commonOption() throws(SyntaxError) -> FunctionOption.Kind? {
    guard let word = keyword else { return nil }
    switch word {
    case .strict, .immutable, .stable, .volatile, .leakproof, .cost, .rows, .support, .parallel:
      advance()
      return try shortOption(word)
    case .called:
      advance()
      try onNullInput()
      return .calledOnNull
    case .returns:
      advance()
      try expect(.null)
      try onNullInput()
      return .strict
    case .not:
      try expect(.not)
      try expect(.leakproof)
      return .notLeakproof
    case .external, .security:
      take(.external)
      try expect(.security)
      if take(.definer) { return .securityDefiner }
      try expect(.invoker)
      return .securityInvoker
    case .set:
      let start = at
      advance()
      return .setting(try plainSetting(.session, from: start))
    case .reset:
      return .setting(try reset())
    default:
      return nil
    }
  }

  /// `ON NULL INPUT`
  private mutating func onNullInput() throws(SyntaxError) {
    try expect(.on)
    try expect(.null)
    try expect(.input)
  }

  /// The rest of an option of one word.
  private mutating func shortOption(_ word: Keyword) throws(SyntaxError) -> FunctionOption.Kind? {
    switch word {
    case .strict: return .strict
    case .immutable: return .immutable
    case .stable: return .stable
    case .volatile: return .volatile
    case .leakproof: return .leakproof
    case .support: return .support(try qualifiedName())
    case .parallel: return .parallel(try columnName())
    case .cost:
      try number()
      return .cost
    default:
      try number()
      return .rows
    }
  }
}

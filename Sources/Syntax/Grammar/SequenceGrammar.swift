extension Parser {
  /// ```
  /// CREATE [TEMP | UNLOGGED] SEQUENCE [IF NOT EXISTS] name option…
  /// ```
  mutating func createSequence(
    from start: Int, _ persistence: Persistence
  ) throws(SyntaxError) -> StatementBody {
    advance()
    let keywords = range(from: start)
    let ifNotExists = try takeIfNotExists()
    let sequence = try plainRelation()
    let options = isSequenceOptionNext ? try sequenceOptions() : []
    return .createSequence(
      CreateSequence(
        keywords: keywords, persistence: persistence, ifNotExists: ifNotExists,
        sequence: sequence, options: options, range: range(from: start)))
  }

  /// Whether an option of a sequence begins here, and no other action of ALTER.
  var isSequenceOptionNext: Bool {
    switch keyword {
    case .as, .cache, .cycle, .increment, .logged, .maxvalue, .minvalue, .owned, .sequence, .start,
      .restart, .unlogged:
      true
    case .no: peek(1).keyword != .inherit && peek(1).keyword != .force
    default: false
    }
  }

  /// One option or more.
  mutating func sequenceOptions() throws(SyntaxError) -> [SequenceOption] {
    var options: [SequenceOption] = []
    repeat { options.append(try sequenceOption()) } while isSequenceOptionNext
    return options
  }

  /// `( option… )`.
  mutating func parenthesizedSequenceOptions() throws(SyntaxError) {
    try expect(.leftParenthesis)
    _ = try sequenceOptions()
    try expect(.rightParenthesis)
  }

  /// ```
  /// SeqOptElem: AS type | CACHE n | [NO] CYCLE | INCREMENT [BY] n | LOGGED | UNLOGGED
  ///   | {MAXVALUE | MINVALUE} n | NO {MAXVALUE | MINVALUE} | OWNED BY name | SEQUENCE NAME name
  ///   | START [WITH] n | RESTART [[WITH] n]
  /// ```
  mutating func sequenceOption() throws(SyntaxError) -> SequenceOption {
    let start = at
    guard let word = keyword, isSequenceOptionNext else { throw unexpected() }
    advance()
    let kind = try sequenceOptionKind(word)
    return SequenceOption(kind: kind, range: range(from: start))
  }

  private mutating func sequenceOptionKind(
    _ word: Keyword
  ) throws(SyntaxError) -> SequenceOption.Kind {
    switch word {
    case .as: return .dataType(mention(try simpleType()))
    case .cycle: return .cycle
    case .logged: return .logged
    case .unlogged: return .unlogged
    case .owned:
      try expect(.by)
      return .ownedBy(try qualifiedName())
    case .sequence:
      try expect(.name)
      return .sequenceName(try qualifiedName())
    case .restart:
      let hasWith = takeAnyWith()
      if hasWith || isNumberNext { try number() }
      return .restart
    case .no:
      if take(.cycle) { return .noCycle }
      if take(.maxvalue) { return .noMaxValue }
      try expect(.minvalue)
      return .noMinValue
    default:
      return try numberedOption(word)
    }
  }

  private mutating func numberedOption(
    _ word: Keyword
  ) throws(SyntaxError) -> SequenceOption.Kind {
    if word == .increment { take(.by) }
    if word == .start { takeAnyWith() }
    try number()
    return switch word {
    case .cache: .cache
    case .increment: .increment
    case .maxvalue: .maxValue
    case .minvalue: .minValue
    default: .start
    }
  }
}

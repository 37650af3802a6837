/// RAISE.
extension PLParser {
  /// ```
  /// RAISE ;
  /// RAISE [level] {'format' [, value, …] | condition | SQLSTATE 'state'} [USING option = value, …] ;
  /// RAISE [level] USING option = value, … ;
  /// ```
  mutating func raise() throws(PLError) -> PLRaise {
    at += 1
    if kind == .end { throw near("unexpected end of function definition") }
    if take(.semicolon) { return PLRaise(level: .exception, subject: nil, options: []) }
    let level = raiseLevel()
    if kind == .end { throw near("unexpected end of function definition") }
    if isPlainString { return try formatted(level) }
    var subject: PLRaise.Subject?
    if !isNext(.using) {
      subject = try raiseCondition()
      guard isNext(.using) || isNext(.semicolon) else { throw unexpected() }
    }
    let options = take(.semicolon) ? [] : try raiseOptions()
    return PLRaise(level: level, subject: subject, options: options)
  }

  private mutating func raiseLevel() -> PLRaise.Level {
    let levels: [(PLKeyword, PLRaise.Level)] = [
      (.exception, .exception), (.warning, .warning), (.notice, .notice), (.info, .info),
      (.log, .log), (.debug, .debug),
    ]
    for (word, level) in levels where take(word) { return level }
    return .exception
  }

  /// `'format' [, value, …] [USING …] ;`
  private mutating func formatted(_ level: PLRaise.Level) throws(PLError) -> PLRaise {
    let format = at
    at += 1
    var values: [PLExpression] = []
    var end = Terminator.kind(.semicolon)
    if isNext(.using) {
      end = .word(.using)
      at += 1
    } else if take(.comma) {
      (values, end) = try expressions(
        until: [.kind(.semicolon), .word(.using)], expected: ", or ; or USING")
    } else {
      try expect(.semicolon)
    }
    var options: [(name: Name, value: PLExpression)] = []
    if case .word(.using) = end { options = try raiseOptions(isWordTaken: true) }
    try checkPlaceholders(format, values.count)
    return PLRaise(
      level: level, subject: .format(TokenRange(format, format + 1), values), options: options)
  }

  /// `%` stands for a value, `%%` for itself.
  private func checkPlaceholders(_ format: Int, _ values: Int) throws(PLError) {
    let text = decodeString(token(format), in: text.bytes)
    var expected = 0
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "%") {
        if index + 1 < text.count, text[index + 1] == UInt8(ascii: "%") {
          index += 1
        } else {
          expected += 1
        }
      }
      index += 1
    }
    guard expected != values else { return }
    let amount = expected < values ? "many" : "few"
    throw rejected(
      "too \(amount) parameters specified for RAISE", at: format, hasPlace: false)
  }

  /// `name | SQLSTATE 'state'`
  private mutating func raiseCondition() throws(PLError) -> PLRaise.Subject {
    if take(.sqlstate) { return .state(try sqlState()) }
    let item = item()
    switch item.kind {
    case .word: break
    case .keyword(let word) where !word.isReserved(on: server): break
    default: throw unexpected()
    }
    try checkCondition(name(at))
    at += 1
    return .condition(Name(item.start))
  }

  /// `USING option {= | :=} value, … ;`
  private mutating func raiseOptions(isWordTaken: Bool = false) throws(PLError) -> [(
    name: Name, value: PLExpression
  )] {
    if !isWordTaken { try expect(.using) }
    var options: [(name: Name, value: PLExpression)] = []
    while true {
      if kind == .end { throw near("unexpected end of function definition") }
      guard isRaiseOption else { throw near("unrecognized RAISE statement option") }
      let option = Name(at)
      at += 1
      guard take(.equals) || take(.colonEquals) else {
        throw near("syntax error, expected \"=\"")
      }
      let (value, end) = try expression(
        until: [.kind(.comma), .kind(.semicolon)], expected: ", or ;")
      options.append((option, value))
      if case .kind(.semicolon) = end { return options }
    }
  }

  private var isRaiseOption: Bool {
    let words: [PLKeyword] = [
      .errcode, .message, .detail, .hint, .column, .constraint, .datatype, .table, .schema,
    ]
    return words.contains { isNext($0) }
  }
}

/// Settings with a syntax of their own.
extension Parser {
  /// The forms with words of their own; nil where a setting is named.
  mutating func specialSetting(
    _ scope: SetVariable.Scope, from start: Int
  ) throws(SyntaxError) -> SetVariable? {
    guard !isSettingName else { return nil }
    let value = at + 1
    switch keyword {
    case .time:
      advance()
      try expect(.zone)
      try timeZone()
      return form(.timeZone, scope, [range(from: value + 1)], from: start)
    case .catalog:
      advance()
      _ = try stringConstant()
      throw rejected("current database cannot be changed", at: value)
    case .schema:
      advance()
      return form(.schema, scope, [try stringConstant()], from: start)
    case .names:
      advance()
      if isStringConstant(token) { advance() } else { take(.default) }
      return form(.names, scope, [range(from: value)], from: start)
    case .role:
      advance()
      let role = try nonReservedWordOrString()
      return form(.role, scope, [role.range], from: start)
    default:
      return try longSetting(scope, from: start)
    }
  }

  private mutating func longSetting(
    _ scope: SetVariable.Scope, from start: Int
  ) throws(SyntaxError) -> SetVariable? {
    let value = at + 2
    if areNext(.transaction, .snapshot) {
      at += 2
      return form(.snapshot, scope, [try stringConstant()], from: start)
    }
    if areNext(.session, .authorization) {
      at += 2
      if !take(.default) { _ = try nonReservedWordOrString() }
      return form(.sessionAuthorization, scope, [range(from: value)], from: start)
    }
    if areNext(.xml, .option) {
      at += 2
      if !take(.document) { try expect(.content) }
      return form(.xmlOption, scope, [range(from: value)], from: start)
    }
    return nil
  }

  /// ```
  /// zone_value: 'zone' | name | INTERVAL 'x' [HOUR [TO MINUTE]] | INTERVAL (n) 'x' | number
  ///   | DEFAULT | LOCAL
  /// ```
  private mutating func timeZone() throws(SyntaxError) {
    if isNext(.interval) { return try zoneInterval() }
    if isNumberNext {
      try number()
    } else if isStringConstant(token) || isIdentifierToken(token) {
      advance()
    } else if !take(.default) {
      try expect(.local)
    }
  }

  private mutating func zoneInterval() throws(SyntaxError) {
    let start = at
    advance()
    let hasPrecision = take(.leftParenthesis)
    if hasPrecision {
      _ = try integer()
      try expect(.rightParenthesis)
    }
    _ = try stringConstant()
    let fields = at
    if !hasPrecision {
      try intervalFields()
      let isHours =
        at == fields || peek(fields - at).keyword == .hour && peek(-1).keyword != .second
        || at == fields + 1 && peek(-1).keyword == .minute
      if !isHours {
        throw rejected("time zone interval must be HOUR or HOUR TO MINUTE", at: fields)
      }
    }
    mention(TypeName(base: .system(.interval), range: TokenRange(start, start + 1)))
  }

  /// IDENT: a word that is no keyword.
  func isIdentifierToken(_ token: Token) -> Bool {
    switch token.kind {
    case .word: token.keyword == nil
    case .quotedIdentifier, .unicodeIdentifier: true
    default: false
    }
  }
}

extension Parser {
  /// ```
  /// SET CONSTRAINTS {ALL | name, …} {DEFERRED | IMMEDIATE} | SET [LOCAL | SESSION] setting
  /// ```
  mutating func set() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    if isNext(.constraints), !isSettingName { return .setConstraints(try setConstraints(start)) }
    var scope = SetVariable.Scope.session
    if isNext(.local), !isSettingName {
      advance()
      scope = .local
    } else if isNext(.session), !isSettingName, !isSessionForm {
      advance()
    }
    return .setVariable(try setting(scope, from: start))
  }

  /// Whether the next word is the name of a setting, whatever else it may be.
  private var isSettingName: Bool {
    switch peek(1).kind {
    case .equals, .dot: true
    default: peek(1).keyword == .to || areNextAfterName(.from, .current)
    }
  }

  private func areNextAfterName(_ first: Keyword, _ second: Keyword) -> Bool {
    peek(1).keyword == first && peek(2).keyword == second
  }

  /// Whether AUTHORIZATION or CHARACTERISTICS AS follows SESSION, which is then no scope.
  private var isSessionForm: Bool {
    peek(1).keyword == .authorization
      || peek(1).keyword == .characteristics && peek(2).keyword == .as
  }

  /// `SET CONSTRAINTS …`, whose names the server keeps as relations.
  private mutating func setConstraints(_ start: Int) throws(SyntaxError) -> SetConstraints {
    advance()
    var names: [QualifiedName]?
    if !take(.all) {
      names = try commaSeparated { (parser) throws(SyntaxError) in
        try parser.plainRelation().name
      }
    }
    let isDeferred = take(.deferred)
    if !isDeferred { try expect(.immediate) }
    return SetConstraints(
      constraints: names, isDeferred: isDeferred, range: range(from: start))
  }

  /// set_rest: the forms that are no setting of a routine, and those that are.
  mutating func setting(
    _ scope: SetVariable.Scope, from start: Int
  ) throws(SyntaxError) -> SetVariable {
    if !isSettingName {
      if isNext(.transaction), peek(1).keyword != .snapshot {
        advance()
        try transactionModes(required: true)
        return form(.transaction, scope, from: start)
      }
      if areNext(.session, .characteristics) {
        at += 2
        try expect(.as)
        try expect(.transaction)
        try transactionModes(required: true)
        return form(.sessionCharacteristics, scope, from: start)
      }
    }
    return try plainSetting(scope, from: start)
  }

  private func form(
    _ form: SetVariable.Form, _ scope: SetVariable.Scope, _ value: [TokenRange] = [],
    from start: Int
  ) -> SetVariable {
    SetVariable(
      scope: scope, name: nil, value: .values(value), form: form, range: range(from: start))
  }

  /// ```
  /// set_rest_more: name {TO | =} {value, … | DEFAULT} | name FROM CURRENT | TIME ZONE zone
  ///   | CATALOG 'x' | SCHEMA 'x' | NAMES ['x' | DEFAULT] | ROLE x | SESSION AUTHORIZATION x
  ///   | XML OPTION {DOCUMENT | CONTENT} | TRANSACTION SNAPSHOT 'x'
  /// ```
  mutating func plainSetting(
    _ scope: SetVariable.Scope, from start: Int
  ) throws(SyntaxError) -> SetVariable {
    if let special = try specialSetting(scope, from: start) { return special }
    let name = try settingName()
    if take(.from) {
      try expect(.current)
      return SetVariable(
        scope: scope, name: name, value: .fromCurrent, range: range(from: start))
    }
    let value = try settingValue()
    return SetVariable(scope: scope, name: name, value: value, range: range(from: start))
  }

  /// `{TO | =} {value, … | DEFAULT}`
  mutating func settingValue() throws(SyntaxError) -> SetVariable.Value {
    guard take(.to) || take(.equals) else { throw unexpected() }
    if take(.default) { return .toDefault }
    return .values(
      try commaSeparated { (parser) throws(SyntaxError) in
        parser.isNumberNext ? try parser.number() : try parser.booleanOrString()
      })
  }

  /// `name {. name}`: var_name.
  mutating func settingName() throws(SyntaxError) -> QualifiedName {
    let start = at
    _ = try columnName()
    while take(.dot) { _ = try columnName() }
    return QualifiedName(range(from: start))
  }

  /// The forms with words of their own; nil where a setting is named.
  private mutating func specialSetting(
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

  /// ```
  /// RESET {name | ALL | TIME ZONE | TRANSACTION ISOLATION LEVEL | SESSION AUTHORIZATION}
  /// ```
  mutating func reset() throws(SyntaxError) -> SetVariable {
    let start = at
    try expect(.reset)
    var name: QualifiedName?
    var form = SetVariable.Form.named
    if take(.all) {
      form = .all
    } else if take(.time, .zone) {
      form = .timeZone
    } else if take(.session, .authorization) {
      form = .sessionAuthorization
    } else if take(.transaction, .isolation) {
      try expect(.level)
      form = .transaction
    } else {
      name = try settingName()
    }
    return SetVariable(
      scope: .session, name: name, value: .toDefault, form: form, range: range(from: start))
  }

  /// `SET … | RESET …`, of a role, a database: SetResetClause.
  mutating func setOrReset() throws(SyntaxError) -> SetVariable {
    if isNext(.reset) { return try reset() }
    let start = at
    try expect(.set)
    return try setting(.session, from: start)
  }

  /// ```
  /// DO {'body' | LANGUAGE name}…
  /// ```
  mutating func doBlock() throws(SyntaxError) -> Do {
    let start = at
    advance()
    var body: TokenRange?
    var language: Name?
    repeat {
      if take(.language) {
        language = try nonReservedWordOrString()
      } else {
        body = try stringConstant()
      }
    } while isNext(.language) || isStringConstant(token)
    return Do(body: body, language: language, range: range(from: start))
  }
}

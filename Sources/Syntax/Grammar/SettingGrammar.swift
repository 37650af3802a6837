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
  var isSettingName: Bool {
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

  /// A setting whose form has no name.
  func form(
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
}

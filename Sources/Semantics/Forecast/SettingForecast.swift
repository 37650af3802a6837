import Syntax

/// Settings: of the session, and of servers, databases and roles, which outlive it.
extension Forecast {
  mutating func set(_ variable: SetVariable) {
    let words = TokenRange(Int(variable.range.lower), Int(variable.range.upper))
    guard let name = variable.name else { return setForm(variable, at: words) }
    let spelt = Identifier(statement.written(name.range).lowercased())
    let isLocal = variable.scope == .local
    set(Setting.Name(spelt), value(of: variable), isLocal: isLocal, at: words)
    if spelt.text == "session_replication_role", case .text(let text) = value(of: variable),
      text.lowercased() == "replica"
    {
      changes(.everyTriggerOff, at: words)
    }
  }

  /// RESET ALL, and DISCARD ALL with it.
  mutating func resetAll(at range: TokenRange) {
    for name in [Setting.Name.lockTimeout, .statementTimeout, .all] {
      set(name, .initial, isLocal: false, at: range)
    }
  }

  /// The forms with words of their own, by the settings that they set; RESET ALL.
  private mutating func setForm(_ variable: SetVariable, at words: TokenRange) {
    let isLocal = variable.scope == .local
    switch variable.form {
    case .all: resetAll(at: words)
    case .role: set(Setting.Name(Identifier("role")), role(variable), isLocal: isLocal, at: words)
    case .sessionAuthorization:
      let name = Setting.Name(Identifier("session_authorization"))
      set(name, role(variable), isLocal: isLocal, at: words)
    case .timeZone:
      let name = Setting.Name(Identifier("timezone"))
      set(name, value(of: variable), isLocal: isLocal, at: words)
    case .named, .transaction, .sessionCharacteristics, .snapshot, .catalog, .schema, .names,
      .xmlOption:
      break
    }
  }

  /// NONE is the role that the session began with.
  private func role(_ variable: SetVariable) -> Setting.Value {
    let value = value(of: variable)
    if case .text(let text) = value, text.lowercased() == "none" { return .initial }
    return value
  }

  private mutating func set(
    _ name: Setting.Name, _ value: Setting.Value, isLocal: Bool, at range: TokenRange
  ) {
    effects.append(
      .setting(Setting(name: name, value: value, isLocal: isLocal, span: span(range))))
  }

  private func value(of variable: SetVariable) -> Setting.Value {
    guard case .values(let values) = variable.value else { return .initial }
    let words = values.map { text(of: $0) }.joined(separator: ", ")
    if words.lowercased() == "default" { return .initial }
    return Timeout(words).map { .timeout($0) } ?? .text(words)
  }

  /// A string's content, or the word as it stands.
  private func text(of value: TokenRange) -> String {
    statement.string(at: Int(value.lower)) ?? statement.written(value)
  }

  /// `SELECT set_config('lock_timeout', '5s', true)`.
  mutating func setConfig(in query: Query) {
    guard case .select(let select) = query.body else { return }
    for target in select.targets {
      guard case .call(let call) = target.value.shape, case .written(let name) = call.function.name,
        statement.text(name.last) == "set_config", call.arguments.count == 3,
        let setting = statement.string(at: Int(call.arguments[0].range.lower)),
        let text = statement.string(at: Int(call.arguments[1].range.lower))
      else { continue }
      let isLocal = statement.written(call.arguments[2].range).lowercased() == "true"
      let value: Setting.Value = Timeout(text).map { .timeout($0) } ?? .text(text)
      set(
        Setting.Name(Identifier(setting.lowercased())), value, isLocal: isLocal,
        at: target.value.range)
    }
  }

  /// ALTER SYSTEM, DATABASE or ROLE … SET.
  mutating func lastingSetting(_ setting: SetVariable, at range: TokenRange) {
    let name = setting.name.map { statement.written($0.range).lowercased() } ?? "all settings"
    changes(.lastingSetting(name), at: range)
  }
}

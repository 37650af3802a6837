import Syntax

/// Settings of the session that decide what names mean.
extension SchemaChange {
  /// `SET search_path`, which decides what names without a schema mean, and `SET TimeZone`, which
  /// decides whether timestamps have to be written anew.
  mutating func setVariable(_ variable: SetVariable) {
    if case .all = variable.form { schema.resetSettings() }
    if case .timeZone = variable.form { schema.timeZone = timeZone(variable.value) }
    guard let name = variable.name, name.partCount == 1 else { return }
    switch statement.text(name.last) {
    case "search_path": schema.searchPath = searchPath(variable.value) ?? schema.searchPath
    case "check_function_bodies":
      guard case .values(let values) = variable.value, let value = values.first else { break }
      schema.checksFunctionBodies = !["off", "false", "0", "no"].contains(text(value).lowercased())
    case "session_replication_role":
      guard case .values(let values) = variable.value, let value = values.first else {
        schema.firesTriggers = true
        break
      }
      schema.firesTriggers = text(value).lowercased() != "replica"
    case "timezone": schema.timeZone = timeZone(variable.value)
    case "lock_timeout": noteLockTimeout(variable.value)
    default: break
    }
  }

  /// DISCARD ALL gives the session back as it began; DISCARD TEMP takes its own tables alone.
  mutating func signal(_ signal: Signal) {
    guard case .discard = signal else { return }
    let keyword = statement.token(at: 1)?.keyword
    if keyword == .all { schema.resetSettings() }
    guard keyword == .all || keyword == .temp || keyword == .temporary else { return }
    for relation in schema.all where relation.name.schema == .temporary { remove(relation.id) }
  }

  /// What a file sets first counts. Where that is none, somebody else has set one before: the runner.
  private mutating func noteLockTimeout(_ value: SetVariable.Value) {
    guard !schema.hasSetLockTimeout, case .values(let values) = value, let first = values.first
    else { return }
    schema.hasSetLockTimeout = true
    if Timeout(text(first))?.isLimit != false { schema.lockTimeouts += 1 }
  }

  /// `set_config('search_path', 'a, b', …)`
  mutating func setConfig(_ value: Expression) {
    guard case .call(let call) = value.shape, case .written(let name) = call.function.name,
      statement.text(name.last) == "set_config", call.arguments.count == 3,
      text(call.arguments[0].range).lowercased() == "search_path",
      case .constant(.string) = call.arguments[1].shape
    else { return }
    let words = text(call.arguments[1].range).split(separator: ",")
      .map { $0.trimmingBlanks }.filter { !$0.isEmpty && $0 != "$user" }
    schema.searchPath = words.isEmpty ? [.public] : words.map { Identifier($0) }
  }

  private func searchPath(_ value: SetVariable.Value) -> [Identifier]? {
    switch value {
    case .values(let values):
      let path = values.map { text($0) }.filter { !$0.isEmpty && $0 != "$user" }
      return path.isEmpty ? [.public] : path.map { Identifier($0) }
    case .toDefault: return schema.declared.searchPath
    case .fromCurrent: return nil
    }
  }

  private func timeZone(_ value: SetVariable.Value) -> String? {
    guard case .values(let values) = value, values.count == 1 else {
      return schema.declared.timeZone
    }
    return values.first.map { text($0) }
  }

  /// The text of a value: a string's content, or an identifier.
  func text(_ range: TokenRange) -> String {
    guard let token = statement.token(at: Int(range.lower)) else { return "" }
    switch token.kind {
    case .string, .escapeString, .dollarString, .unicodeString:
      return String(decoding: decodeString(token, in: statement.bytes), as: UTF8.self)
    default:
      return statement.text(Name(Int(range.lower)))
    }
  }
}

extension Schema {
  /// Gives each setting of the session the value with which a session begins.
  mutating func resetSettings() {
    searchPath = declared.searchPath
    self.timeZone = declared.timeZone
    checksFunctionBodies = true
  }
}

extension Substring {
  /// Without blanks and double quotes around it.
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " || $0 == "\"" }.reversed().drop { $0 == " " || $0 == "\"" }.reversed())
  }
}

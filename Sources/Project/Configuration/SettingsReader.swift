import Rulebook
import Rules
import Semantics
import Syntax

/// Turns the values of a configuration file into settings; strict, because a key that does nothing
/// protects nobody.
struct SettingsReader {
  let file: ConfigurationText

  // MARK: The whole file

  /// What the top of a file may hold beside the settings of a history.
  enum TopKey: String, CaseIterable {
    case schemaLink = "$schema"
    case extends, databases
  }

  /// The settings of one history.
  enum Key: String, CaseIterable {
    case postgres, migrations, startAfter, tool, schema, runner, tables, rules, failOn, paths
    case exclude, allow
  }

  /// The parts of a file, each still to be read.
  struct Top {
    var extends: [Text] = []
    var databases: [(name: String, value: JSONCValue)] = []
    var settings = Settings()
  }

  func top(_ value: JSONCValue) throws(JSONCFailure) -> Top {
    var top = Top()
    for member in try members(of: value, "the configuration") {
      switch TopKey(rawValue: member.key) {
      case .schemaLink: _ = try string(member.value, "$schema")
      case .extends: top.extends = try files(member.value)
      case .databases:
        for database in try members(of: member.value, "databases") {
          top.databases.append((database.key, database.value))
        }
      case nil: try read(member, into: &top.settings, alsoKnown: TopKey.allCases.map(\.rawValue))
      }
    }
    return top
  }

  func settings(_ value: JSONCValue) throws(JSONCFailure) -> Settings {
    var settings = Settings()
    for member in try members(of: value, "a database") {
      try read(member, into: &settings, alsoKnown: [])
    }
    return settings
  }

  private func read(
    _ member: JSONCValue.Member, into settings: inout Settings, alsoKnown others: [String]
  ) throws(JSONCFailure) {
    let value = member.value
    switch try key(member, Key.self, alsoKnown: others) {
    case .postgres: settings.servers = try servers(value)
    case .migrations: settings.migrations = try strings(value, "migrations").map(located)
    case .startAfter: settings.startAfter = try named(value, "startAfter")
    case .tool: settings.tool = try tool(value)
    case .schema: settings.schema = try schema(value)
    case .runner: settings.runner = try runner(value)
    case .tables: settings.tables = try tables(value)
    case .rules: settings.rules = try rules(value)
    case .failOn: settings.failOn = try word(value, "failOn")
    case .paths: settings.paths = try list(value, "paths", path)
    case .exclude: settings.exclude = try strings(value, "exclude").map { glob($0.text) }
    case .allow: settings.allow = try allow(value)
    }
  }

  // MARK: Single keys

  private func servers(_ value: JSONCValue) throws(JSONCFailure) -> Servers {
    let values: [JSONCValue] =
      if case .array(let values) = value.content { values } else { [value] }
    var majors: [Int] = []
    for value in values {
      guard case .number(let number) = value.content else {
        throw mismatch(value, "postgres", "a major version, or a list of them")
      }
      guard let major = Int(exactly: number), Servers.range.contains(major) else {
        throw JSONCFailure(
          "postgres takes major versions from \(Server.oldest) to \(Server.newest)", at: value.span)
      }
      majors.append(major)
    }
    guard let servers = Servers(majors) else {
      throw JSONCFailure("postgres names no version", at: value.span)
    }
    return servers
  }

  enum ToolKey: String, CaseIterable { case name, version, mixed }

  private func tool(_ value: JSONCValue) throws(JSONCFailure) -> ToolChoice {
    let because = "the configuration"
    if case .string = value.content {
      return ToolChoice(try word(value, "tool"), because: because)
    }
    var name: Tool?
    var version: String?
    var mixed = false
    for member in try members(of: value, "tool", or: "a name") {
      switch try key(member, ToolKey.self) {
      case .name: name = try word(member.value, "name")
      case .version: version = try string(member.value, "version")
      case .mixed: mixed = try bool(member.value, "mixed")
      }
    }
    guard let name else { throw JSONCFailure("tool lacks its name", at: value.span) }
    return ToolChoice(name, version: version, isMixed: mixed, because: because)
  }

  enum SchemaKey: String, CaseIterable { case file, containsUpTo }

  private func schema(_ value: JSONCValue) throws(JSONCFailure) -> SchemaSettings {
    if case .string = value.content { return SchemaSettings(file: try located(value, "schema")) }
    var file: Named?
    var containsUpTo: Named?
    for member in try members(of: value, "schema", or: "a file") {
      switch try key(member, SchemaKey.self) {
      case .file: file = try located(member.value, "file")
      case .containsUpTo: containsUpTo = try named(member.value, "containsUpTo")
      }
    }
    guard let file else { throw JSONCFailure("schema lacks its file", at: value.span) }
    return SchemaSettings(file: file, containsUpTo: containsUpTo)
  }

  enum RunnerKey: String, CaseIterable {
    case transaction, lockTimeout, statementTimeout, timeZone, searchPath
  }

  private func runner(_ value: JSONCValue) throws(JSONCFailure) -> RunnerSettings {
    var runner = RunnerSettings()
    for member in try members(of: value, "runner") {
      let key = try key(member, RunnerKey.self)
      // null: nobody has said, as if the key were not there.
      if case .null = member.value.content { continue }
      switch key {
      case .transaction: runner.transaction = try word(member.value, key.rawValue)
      case .lockTimeout: runner.lockTimeout = try timeout(member.value, key.rawValue)
      case .statementTimeout: runner.statementTimeout = try timeout(member.value, key.rawValue)
      case .timeZone: runner.timeZone = try string(member.value, key.rawValue)
      case .searchPath: runner.searchPath = try searchPath(member.value)
      }
    }
    return runner
  }

  private func timeout(_ value: JSONCValue, _ key: String) throws(JSONCFailure) -> Timeout {
    let text: String
    switch value.content {
    case .string(let written): text = written
    case .number: text = file.text(value.span)
    default: throw mismatch(value, key, "a time, \"5s\" for one")
    }
    guard let timeout = Timeout(text) else {
      throw JSONCFailure(
        "\(key) takes a time as PostgreSQL does, \"5s\" or \"500ms\", not \"\(text)\"",
        at: value.span)
    }
    return timeout
  }

  /// The schemas of a search path, without `"$user"`: nobody knows who runs the migrations.
  private func searchPath(_ value: JSONCValue) throws(JSONCFailure) -> [String] {
    let path = try string(value, "searchPath").split(separator: ",").map { part in
      let word = part.filter { $0 != " " }
      let isQuoted = word.count >= 2 && word.hasPrefix("\"") && word.hasSuffix("\"")
      return isQuoted ? String(word.dropFirst().dropLast()) : word.lowercased()
    }.filter { !$0.isEmpty && $0 != "$user" }
    guard !path.isEmpty else {
      throw JSONCFailure("searchPath names no schema", at: value.span)
    }
    return path
  }

  enum TablesKey: String, CaseIterable { case big, busy, others }

  private func tables(_ value: JSONCValue) throws(JSONCFailure) -> TableSettings {
    var tables = TableSettings()
    for member in try members(of: value, "tables") {
      switch try key(member, TablesKey.self) {
      case .big: tables.big = try strings(member.value, "big").map(\.text)
      case .busy: tables.busy = try strings(member.value, "busy").map(\.text)
      case .others: tables.others = try word(member.value, "others")
      }
    }
    return tables
  }

  private func rules(_ value: JSONCValue) throws(JSONCFailure) -> RuleSettings {
    var rules = RuleSettings()
    for member in try members(of: value, "rules") {
      rules.set(try word(member.value, member.key), for: try target(member))
    }
    return rules
  }

  private func target(_ member: JSONCValue.Member) throws(JSONCFailure) -> RuleSettings.Target {
    if let target = RuleSettings.Target(member.key) { return target }
    throw JSONCFailure(
      "there is no rule or category \"\(member.key)\"", at: member.keySpan,
      hint: RuleID.hint(member.key))
  }

  enum PathKey: String, CaseIterable { case match, direction, rules }

  private func path(_ value: JSONCValue) throws(JSONCFailure) -> PathSettings {
    var path = PathSettings()
    for member in try members(of: value, "an entry of paths") {
      switch try key(member, PathKey.self) {
      case .match: path.match = glob(try string(member.value, "match"))
      case .direction: path.direction = try word(member.value, "direction")
      case .rules: path.rules = try rules(member.value)
      }
    }
    guard path.match != nil || path.direction != nil else {
      throw JSONCFailure(
        "this entry says neither which files it is about (match) nor which parts (direction)",
        at: value.span)
    }
    return path
  }

  enum AllowKey: String, CaseIterable { case requireReason, never }

  private func allow(_ value: JSONCValue) throws(JSONCFailure) -> AllowSettings {
    var allow = AllowSettings()
    for member in try members(of: value, "allow") {
      switch try key(member, AllowKey.self) {
      case .requireReason: allow.requireReason = try bool(member.value, "requireReason")
      case .never: allow.never = try ruleList(member.value)
      }
    }
    return allow
  }

  private func ruleList(_ value: JSONCValue) throws(JSONCFailure) -> [RuleID] {
    var rules: [RuleID] = []
    for (text, span) in try strings(value, "never").map({ ($0.text, $0.span) }) {
      guard let found = Selection.rules(named: text) else {
        throw JSONCFailure(
          "there is no rule or category \"\(text)\"", at: span, hint: RuleID.hint(text))
      }
      rules += found
    }
    return rules
  }

  private func glob(_ pattern: String) -> Glob { Glob(pattern, in: file.folder) }
}

// MARK: Values of one type

extension SettingsReader {
  /// A text and where it stands.
  struct Text {
    let text: String
    let span: SourceSpan
  }

  private func mismatch(_ value: JSONCValue, _ key: String, _ wanted: String) -> JSONCFailure {
    JSONCFailure("\(key) takes \(wanted), not \(value.kind)", at: value.span)
  }

  private func members(of value: JSONCValue, _ name: String, or other: String? = nil)
    throws(JSONCFailure) -> [JSONCValue.Member]
  {
    guard case .object(let members) = value.content else {
      throw mismatch(value, name, (other.map { $0 + " or " } ?? "") + "an object")
    }
    return members
  }

  /// The key of a member, or a failure that names the nearest there is.
  private func key<Key: RawRepresentable & CaseIterable>(
    _ member: JSONCValue.Member, _ keys: Key.Type, alsoKnown others: [String] = []
  ) throws(JSONCFailure) -> Key where Key.RawValue == String {
    if let key = Key(rawValue: member.key) { return key }
    let known = Key.allCases.map(\.rawValue) + others
    let near =
      known.first { $0.lowercased() == member.key.lowercased() }
      ?? nearest(to: member.key, among: known)
    throw JSONCFailure(
      "there is no key \"\(member.key)\" here", at: member.keySpan,
      hint: near.map { "did you mean \($0)?" } ?? "known are \(known.joined(separator: ", "))")
  }

  private func string(_ value: JSONCValue, _ key: String) throws(JSONCFailure) -> String {
    guard case .string(let text) = value.content else {
      throw mismatch(value, key, "a text in double quotes")
    }
    return text
  }

  private func bool(_ value: JSONCValue, _ key: String) throws(JSONCFailure) -> Bool {
    guard case .bool(let bool) = value.content else { throw mismatch(value, key, "true or false") }
    return bool
  }

  /// A file, or several.
  private func files(_ value: JSONCValue) throws(JSONCFailure) -> [Text] {
    if case .array = value.content { return try strings(value, "extends") }
    return [Text(text: try string(value, "extends"), span: value.span)]
  }

  private func list<Element>(
    _ value: JSONCValue, _ key: String, _ read: (JSONCValue) throws(JSONCFailure) -> Element
  ) throws(JSONCFailure) -> [Element] {
    guard case .array(let values) = value.content else { throw mismatch(value, key, "a list") }
    var elements: [Element] = []
    for value in values { elements.append(try read(value)) }
    return elements
  }

  private func strings(_ value: JSONCValue, _ key: String) throws(JSONCFailure) -> [Text] {
    try list(value, key) { (value) throws(JSONCFailure) in
      Text(text: try string(value, "each entry of \(key)"), span: value.span)
    }
  }

  private func named(_ value: JSONCValue, _ key: String) throws(JSONCFailure) -> Named {
    named(Text(text: try string(value, key), span: value.span))
  }

  private func named(_ text: Text) -> Named {
    Named(text: text.text, place: file.place(text.span))
  }

  /// A path, which is relative to the file, as the user would reach it.
  private func located(_ value: JSONCValue, _ key: String) throws(JSONCFailure) -> Named {
    located(Text(text: try string(value, key), span: value.span))
  }

  private func located(_ text: Text) -> Named {
    let path = text.text.hasPrefix("/") ? text.text : Paths.join(file.shownFolder, text.text)
    return Named(text: Paths.shown(path), place: file.place(text.span))
  }

  /// One of a few words.
  private func word<Word: RawRepresentable & CaseIterable>(_ value: JSONCValue, _ key: String)
    throws(JSONCFailure) -> Word where Word.RawValue == String
  {
    let text = try string(value, key)
    if let word = Word(rawValue: text) { return word }
    let all = Word.allCases.map(\.rawValue)
    let known = all.dropLast().joined(separator: ", ") + " or " + (all.last ?? "")
    throw JSONCFailure(
      "\(key) takes \(known), not \"\(text)\"", at: value.span,
      hint: (all.first { !text.isEmpty && $0.hasPrefix(text) } ?? nearest(to: text, among: all))
        .map { "did you mean \($0)?" })
  }
}

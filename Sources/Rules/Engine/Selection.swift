package import Rulebook
package import Semantics

/// Which rules are heard in a run, and how much their findings weigh.
package struct Selection: Hashable, Sendable {
  /// Which rules are on, by their indices.
  private var enabled: [Bool]
  private var severities: [RuleID: Severity] = [:]
  private var directed: [Direction: [RuleID: RuleLevel]] = [:]

  /// The rules that are on by default.
  package init() { enabled = RuleID.allCases.map(\.isOnByDefault) }

  package func isOn(_ rule: RuleID) -> Bool { enabled[rule.index] }

  /// Whether it is heard of files, or of the parts of files that go one way.
  package func isHeardSomewhere(_ rule: RuleID) -> Bool {
    isOn(rule) || directed.values.contains { $0[rule].map { $0 != .off } ?? false }
  }

  /// What a word of `--select` or `--ignore` names: a rule, by its name or a former one, or a
  /// category.
  package static func rules(named word: String) -> [RuleID]? {
    if let rule = RuleID(named: word) { return [rule] }
    if let category = Category(rawValue: word) {
      return RuleID.allCases.filter { $0.category == category }
    }
    return nil
  }

  /// All words that `rules(named:)` knows.
  package static var words: [String] {
    RuleID.allCases.map(\.rawValue) + Category.allCases.map(\.rawValue)
  }

  /// Hears only these rules, and what concerns the file as a whole: that it cannot be read.
  package mutating func selectOnly(_ rules: [RuleID]) {
    remove(RuleID.allCases.filter { !rules.contains($0) })
    add(rules)
  }

  package mutating func add(_ rules: [RuleID]) {
    for rule in rules { enabled[rule.index] = true }
  }

  /// Hears these rules nowhere, whatever was said of the parts that go one way.
  package mutating func remove(_ rules: [RuleID]) {
    for rule in rules { enabled[rule.index] = false }
    for direction in directed.keys {
      for rule in rules { directed[direction]?[rule] = nil }
    }
  }

  /// Switches a rule, or says what its findings weigh.
  package mutating func set(_ level: RuleLevel, for rule: RuleID) {
    switch level {
    case .off: enabled[rule.index] = false
    case .on:
      enabled[rule.index] = true
      severities[rule] = nil
    case .note, .warning, .error:
      enabled[rule.index] = true
      severities[rule] = Severity(rawValue: level.rawValue)
    }
  }

  /// Switches a rule for the parts of files that go one way, whatever holds elsewhere.
  package mutating func set(_ level: RuleLevel, for rule: RuleID, in direction: Direction) {
    directed[direction, default: [:]][rule] = level
  }

  /// What a finding weighs: what was said of its rule, else what the rule found it to weigh. nil
  /// where it is not heard.
  package func severity(of rule: RuleID, drawn: Severity, in direction: Direction = .up)
    -> Severity?
  {
    switch directed[direction]?[rule] {
    case .off: return nil
    case .on: return drawn
    case .note: return .note
    case .warning: return .warning
    case .error: return .error
    case nil: break
    }
    guard isOn(rule) else { return nil }
    return rule.severity(severities[rule] ?? drawn, in: direction)
  }
}

extension RuleID {
  /// How much a finding weighs in the part of a file that goes that way; nil where nothing is said
  /// of it. What undoes a migration has to run, and takes data along by nature.
  func severity(_ severity: Severity, in direction: Direction) -> Severity? {
    guard direction == .down else { return severity }
    switch category {
    case .failure: return min(severity, .warning)
    case .locking: return .note
    case .engine: return self == .syntaxError || self == .tooNewSyntax ? .warning : nil
    case .compatibility, .dataLoss, .transaction, .rollback, .security, .style: return nil
    }
  }
}

/// What may be said of a rule: switched off, heard with the severity of its page, or with another.
package enum RuleLevel: String, CaseIterable, Sendable { case off, note, warning, error, on }

extension RuleID {
  /// The rule of this name, also by a name that it had formerly.
  package init?(named name: String) {
    if let rule = RuleID(rawValue: name) {
      self = rule
    } else if let rule = RuleID.allCases.first(where: { $0.formerly.contains(name) }) {
      self = rule
    } else {
      return nil
    }
  }

  /// The rule that a peer knows by this name, `squawk` and `ban-drop-column` for one.
  package static func known(to peer: String, as name: String) -> [RuleID] {
    allCases.filter { $0.like.contains("\(peer) \(name)") }
  }
}

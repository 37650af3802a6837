package import Rulebook

/// Which rules are heard in a run, and how much their findings weigh.
package struct Selection: Sendable {
  private var enabled: Set<RuleID>

  /// The rules that are on by default.
  package init() { enabled = Set(RuleID.allCases.filter(\.isOnByDefault)) }

  package func isOn(_ rule: RuleID) -> Bool { enabled.contains(rule) }

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
  package mutating func selectOnly(_ rules: [RuleID]) { enabled = Set(rules) }
  package mutating func add(_ rules: [RuleID]) { enabled.formUnion(rules) }
  package mutating func remove(_ rules: [RuleID]) { enabled.subtract(rules) }
}

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

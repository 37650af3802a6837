package import Rulebook
package import Rules
package import Semantics

/// What `rules` says: a level for single rules, for categories, and for all.
///
/// A rule's own entry beats its category's, and that beats the one for all.
package struct RuleSettings: Sendable {
  /// What an entry is about.
  package enum Target: Hashable, Sendable {
    case rule(RuleID)
    case category(Category)
    case all
  }

  private(set) var levels: [Target: RuleLevel] = [:]

  package init(_ levels: [Target: RuleLevel] = [:]) { self.levels = levels }

  func over(_ other: RuleSettings) -> RuleSettings {
    RuleSettings(levels.merging(other.levels) { own, _ in own })
  }

  package var isEmpty: Bool { levels.isEmpty }

  package mutating func set(_ level: RuleLevel, for target: Target) { levels[target] = level }

  /// Brings what is said into a selection.
  ///
  /// What is said of all rules wakes none that is off: opinions are asked for by name. And switching
  /// all off leaves what the engine says of what it could not read.
  ///
  /// - Parameter direction: the parts of files that it holds for; nil for all.
  package func apply(to selection: inout Selection, in direction: Direction? = nil) {
    for rule in RuleID.allCases {
      guard let level = level(of: rule, selection) else { continue }
      if let direction {
        selection.set(level, for: rule, in: direction)
      } else {
        selection.set(level, for: rule)
      }
    }
  }

  private func level(of rule: RuleID, _ selection: Selection) -> RuleLevel? {
    if let level = levels[.rule(rule)] ?? levels[.category(rule.category)] { return level }
    guard let level = levels[.all], selection.isOn(rule) else { return nil }
    return level == .off && rule.isOfEngine ? nil : level
  }
}

extension RuleSettings.Target {
  /// The rule, by its name or a former one, the category, or `*`.
  package init?(_ word: String) {
    if word == "*" {
      self = .all
    } else if let rule = RuleID(named: word) {
      self = .rule(rule)
    } else if let category = Category(rawValue: word) {
      self = .category(category)
    } else {
      return nil
    }
  }
}

extension RuleID {
  /// Whether the engine itself speaks: of what it could not read, and of allowances.
  fileprivate var isOfEngine: Bool {
    if case .engine = judge { return true }
    return category == .engine
  }
}

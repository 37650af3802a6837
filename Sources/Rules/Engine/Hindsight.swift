import Rulebook
package import Semantics
import Syntax

/// What it takes to say something of a file when later ones have been played: what its comments allow,
/// and which rules are heard.
struct Hindsight: Sendable {
  var allowances: Allowances
  let selection: Selection
  let migration: Migration

  /// nil for a file of which nothing can be said later.
  init?(_ allowances: Allowances, _ selection: Selection, _ migration: Migration) {
    guard migration.leavesSomethingOpen else { return nil }
    self.allowances = allowances
    self.selection = selection
    self.migration = migration
  }
}

extension [Verdict] {
  /// Says of each file what only later ones show: of the last nothing is known yet.
  ///
  /// - Parameters:
  ///   - end: the schema that the last file leaves.
  ///   - explains: whether findings say more than their message.
  package mutating func lookBack(from end: Schema, explains: Bool = true) {
    guard let last = lastIndex(where: { $0.handling.direction == .up }) else { return }
    Concern.$isExplained.withValue(explains) {
      for index in indices.prefix(last) { self[index].lookBack(from: end) }
    }
  }
}

extension Verdict {
  private static let asked = Rule.inOrder.compactMap {
    rule -> (id: RuleID, ask: @Sendable (Migration, Schema) -> [Concern])? in
    guard case .outcome(let ask) = rule.question else { return nil }
    return (rule.id, ask)
  }

  fileprivate mutating func lookBack(from end: Schema) {
    guard var hindsight, handling.direction == .up else { return }
    var isChanged = false
    for (id, ask) in Verdict.asked {
      for concern in ask(hindsight.migration, end) {
        guard
          let severity = hindsight.selection.severity(
            of: id, drawn: concern.severity ?? id.severity, in: .up)
        else { continue }
        isChanged = true
        add(
          Finding(
            rule: id, severity: severity, path: source.path, concern: concern, effect: nil,
            direction: .up, allowance: hindsight.allowances.allowance(for: id, at: concern.span)))
      }
    }
    if isChanged { remind(hindsight) }
  }

  /// Says anew which allowances nothing needed.
  private mutating func remind(_ hindsight: Hindsight) {
    let unused = hindsight.allowances.concerns(hindsight.selection)
      .filter { $0.rule == .unusedAllowance }.map(\.concern.span)
    removeFindings { $0.rule == .unusedAllowance && !unused.contains($0.span) }
  }
}

extension Migration {
  /// Whether a constraint comes that its rows may break.
  fileprivate var leavesSomethingOpen: Bool {
    effects.of(.constraintAddition).contains {
      if case .constraintAddition(let it) = $0 { it.isUnproved && it.isLive } else { false }
    }
  }
}

import Rulebook
import Semantics

extension Rule {
  /// Later migrations have come, and none of them has the present rows checked.
  ///
  /// What the last file leaves so may be validated by the next: of that nothing is said.
  static let unvalidatedConstraint = Rule(.unvalidatedConstraint) {
    (migration: Migration, end: Schema) in
    guard !end.hasUnseenChanges else { return [] }
    return migration.effects.compactMap { effect in
      guard case .constraintAddition(let addition) = effect, addition.isUnproved, addition.isLive,
        let constraint = end.relation(addition.relation)?.unproved(addition)
      else { return nil }
      let table = addition.relation
      return Concern(
        "Nothing ever validates \(constraint.name): rows of \(table) from before may break it for ever.",
        at: addition.span,
        wayOut: [
          "in a later migration, which lets reads and writes go on:",
          "+ ALTER TABLE \(table.sql) VALIDATE CONSTRAINT \(constraint.name.sql);",
        ])
    }
  }
}

extension Relation {
  /// The constraint that was added and that its rows may still break.
  fileprivate func unproved(_ addition: ConstraintAddition) -> Constraint? {
    self.constraints.first { constraint in
      guard !constraint.isValid, constraint.isEnforced, constraint.kind == addition.kind else {
        return false
      }
      guard let name = addition.name else { return constraint.columns == addition.columns }
      return constraint.name == name
    }
  }
}

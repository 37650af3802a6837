import Rulebook
import Semantics
import Syntax

extension Rule {
  /// A constraint that cannot be given to a table in steps once it has rows.
  static let exclusionConstraint = Rule(.exclusionConstraint) { (step: Step) in
    guard case .createTable(let create) = step.statement.body else { return [] }
    return create.constraints.compactMap { constraint in
      guard case .exclude = constraint.kind else { return nil }
      return Concern(
        "Every write looks for rows that this excludes, and changing it later locks the table.",
        at: step.statement.span(constraint.keywords),
        wayOut: ["where equality is all that is asked, a UNIQUE constraint does"])
    }
  }
}

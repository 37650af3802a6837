import Rulebook
import Semantics

extension Rule {
  /// Inserts that count on the column's numbers, or that bring their own, fail from then on.
  static let changedIdentity = Rule(.changedIdentity) { (change: ColumnChange, step) in
    guard change.isLive, !change.isNew, let reason = reason(change) else { return nil }

    return Concern(
      "Inserts into \(change.relation) that \(reason) fail as soon as this commits.",
      at: change.span,
      lock: step.lockLine(.accessExclusive, on: change.relation),
      wayOut: ["first deploy code that does not do so"])
  }

  private static func reason(_ change: ColumnChange) -> String? {
    switch change.kind {
    case .noIdentity: "leave out \(change.column)"
    case .alwaysGenerated: "give \(change.column) a value"
    case .nullable, .newDefault, .noDefault, .noExpression, .type: nil
    }
  }
}

import Rulebook
import Semantics

extension Rule {
  /// Inserts that leave the column out write something else, or nothing.
  static let changedDefault = Rule(.changedDefault) { (change: ColumnChange, step) in
    guard change.isLive, !change.isNew, let effect = effect(change) else { return nil }

    return Concern(
      "Inserts into \(change.relation) that leave out \(change.column) \(effect) from here on.",
      at: change.span,
      lock: step.lockLine(.accessExclusive, on: change.relation),
      wayOut: ["first deploy code that gives \(change.column) a value"])
  }

  private static func effect(_ change: ColumnChange) -> String? {
    switch change.kind {
    case .newDefault: "write another value"
    case .noDefault: change.isRequired ? "fail" : "write NULL"
    case .nullable, .noExpression, .noIdentity, .alwaysGenerated, .type: nil
    }
  }
}

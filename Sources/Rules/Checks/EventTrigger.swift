import Rulebook
import Semantics

extension Rule {
  /// CREATE EVENT TRIGGER: one that fails stops every later migration.
  static let eventTrigger = Rule(.eventTrigger) { (change: Change, _) in
    guard case .eventTrigger(let name) = change.kind else { return nil }

    return Concern(
      "An error in \(name) stops every later schema change of the database that it fires for.",
      at: change.span,
      wayOut: ["try it on a copy; ALTER EVENT TRIGGER … DISABLE is the way back, and fires none"])
  }
}

import Rulebook
import Semantics

extension Rule {
  /// A setting that outlives the migration.
  static let lastingSetting = Rule(.lastingSetting) { (change: Change, _) in
    guard case .lastingSetting(let name) = change.kind else { return nil }

    return Concern(
      "\(name) is set for all sessions to come, and no dump of the schema shows it.",
      at: change.span,
      wayOut: ["set it where servers and roles are configured"])
  }
}

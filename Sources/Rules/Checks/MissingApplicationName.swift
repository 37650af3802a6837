import Rulebook
import Semantics

extension Rule {
  /// Whoever looks for the one that blocks sees no name. Said once per file.
  static let missingApplicationName = Rule(.missingApplicationName) { (migration: Migration) in
    guard let wait = migration.lockWaits.first(where: { _ in true }),
      !migration.sets(["application_name"])
    else { return [] }
    return [
      Concern(
        "Whoever waits for \(wait.lock.relation) cannot see that it is a migration that blocks.",
        at: wait.lock.span,
        lock: "\(wait.lock.mode) on \(wait.lock.relation)",
        wayOut: [
          "before it, or in the settings of the role that migrates:",
          "+ SET application_name = 'migration';",
        ])
    ]
  }
}

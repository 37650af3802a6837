import Rulebook
import Semantics

extension Rule {
  /// A statement that others wait for may run without end. Said once per file.
  static let missingStatementTimeout = Rule(.missingStatementTimeout) { (migration: Migration) in
    guard
      let wait = migration.lockWaits.first(where: {
        !$0.statementTimeout.isLimit && $0.statementTimeout.setting == nil
      })
    else { return [] }
    return [
      Concern(
        "Nothing bounds how long this may run while others wait for \(wait.lock.relation).",
        at: wait.lock.span,
        lock: "\(wait.lock.mode) on \(wait.lock.relation)",
        wayOut: [
          "before it, or in the settings of the role that migrates:",
          "+ SET statement_timeout = '30s';",
        ])
    ]
  }
}

import Rulebook
import Semantics

extension Rule {
  /// Whoever opened the transaction may be gone, and its locks stay. Said once per file.
  static let missingIdleTimeout = Rule(.missingIdleTimeout) { (migration: Migration) in
    guard let wait = migration.lockWaits.first(where: { $0.transaction.isInTransaction == true }),
      !migration.sets(["idle_in_transaction_session_timeout", "transaction_timeout"])
    else { return [] }
    return [
      Concern(
        "If the client stalls behind this, \(wait.lock.relation) stays locked until somebody ends its session.",
        at: wait.lock.span,
        lock: "\(wait.lock.mode) on \(wait.lock.relation)",
        wayOut: [
          "before it, or in the settings of the role that migrates:",
          "+ SET idle_in_transaction_session_timeout = '30s';",
        ])
    ]
  }
}

extension Migration {
  /// Whether the file sets any of these, in a session or a transaction.
  func sets(_ names: [String]) -> Bool {
    effects.of(.setting).contains { effect in
      guard case .setting(let setting) = effect, case .other(let name) = setting.name else {
        return false
      }
      return names.contains(name.text)
    }
  }
}

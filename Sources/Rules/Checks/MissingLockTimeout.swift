import Rulebook
import Semantics

extension Rule {
  /// A lock is waited for without end, and everybody who comes later waits behind it. Said once per
  /// file.
  ///
  /// Silent where a setting stands, well or badly (that is `ineffective-lock-timeout`), and where the
  /// file has no room for one. A warning where the project's other files set one or the table is a busy
  /// one; else a note, which the linter keeps to itself where no statement that waits is a danger.
  static let missingLockTimeout = Rule(.missingLockTimeout) { (migration: Migration) in
    guard let wait = migration.endlessWaits.first(where: { _ in true }),
      wait.lockTimeout.setting == nil, !migration.setsLockTimeout(besides: wait)
    else { return [] }
    let tables = migration.declared.tables
    let busy =
      tables.busy.isEmpty
      ? nil
      : migration.endlessWaits.first {
        $0.lock.mode == .accessExclusive && tables.isBusy($0.lock.relation)
      }
    let isExpected = migration.followsTimeouts || busy != nil
    return [Answer(concern(busy ?? wait, isExpected: isExpected))]
  }

  private static func concern(_ wait: LockWait, isExpected: Bool) -> Concern {
    let lock = wait.lock
    let who = lock.mode.blocksReads ? "reads and writes" : "writes"
    let isInside = wait.transaction.isInTransaction == true
    return Concern(
      "While this waits for its turn on \(lock.relation), all later \(who) wait behind it, without end.",
      at: lock.span,
      lock: "\(lock.mode) on \(lock.relation)",
      wayOut: [
        "bound the wait before it, and try again when it fails:",
        "+ SET \(isInside ? "LOCAL " : "")lock_timeout = '5s';",
        "or let the runner set it, and say so as runner.lockTimeout in the configuration",
      ],
      severity: isExpected ? .warning : nil)
  }
}

extension Migration {
  /// The waits that no timeout ends, and that one could end.
  var endlessWaits: some Sequence<LockWait> {
    let runner = handling.runner
    return lockWaits.lazy.filter { !$0.lockTimeout.isLimit && $0.hasRoom(runner) }
  }

  /// Whether a timeout stands behind the wait, or one for a transaction where there is none: it is not
  /// missing then, but in the wrong place.
  fileprivate func setsLockTimeout(besides wait: LockWait) -> Bool {
    transactions.contains { transaction in
      transaction.effects.places(of: .setting).contains { index in
        guard case .setting(let setting) = transaction.effects[index], setting.name == .lockTimeout
        else {
          return false
        }
        return transaction.first + index > wait.effect
          || setting.isLocal && transaction.state == .autocommit
      }
    }
  }
}

extension LockWait {
  /// Whether SET can stand before it: a statement that is sent alone would not be alone any more.
  fileprivate func hasRoom(_ runner: Runner) -> Bool {
    !(runner == .string && transaction == .autocommit)
  }
}

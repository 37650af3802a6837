import Rulebook
import Semantics

extension Rule {
  /// A timeout that is good for other statements ends a build that waits for old transactions, and an
  /// invalid index stays behind.
  static let cancelledBuild = Rule(.cancelledBuild) { (migration: Migration) in
    migration.concurrentBuilds.compactMap { build -> Concern? in
      // Inside a transaction the build is refused, and another rule says so.
      guard build.transaction.isInTransaction != true, let (name, bound, timeout) = build.shortest
      else { return nil }
      let what = build.index ?? build.relation?.name
      return Concern(
        "A \(name) of \(timeout) may end this build, and leaves \(remains(of: what)) invalid.",
        at: build.span,
        notes: notes(bound, migration),
        also: bound.setting == nil ? "the runner sets it, as runner.\(key(name)) says" : nil,
        wayOut: [
          "it waits for every older transaction, and blocks nobody meanwhile; before it:",
          "+ SET \(name) = 0;",
          "and set it back behind it",
        ])
    }
  }

  private static func remains(of name: Identifier?) -> String {
    name.map { "the index of \($0)" } ?? "an index"
  }

  private static func key(_ name: String) -> String {
    name == "lock_timeout" ? "lockTimeout" : "statementTimeout"
  }

  private static func notes(_ bound: LockWait.Bound, _ migration: Migration) -> [Note] {
    guard let number = bound.setting, migration.effects.indices.contains(number),
      case .setting(let setting) = migration.effects[number]
    else { return [] }
    return [Note("set here", at: setting.span)]
  }
}

extension ConcurrentBuild {
  /// The timeout that is too short for it: a lock_timeout under five seconds, which is what others are
  /// told to set, a statement_timeout under five minutes.
  fileprivate var shortest: (name: String, bound: LockWait.Bound, timeout: Timeout)? {
    if let timeout = lockTimeout.limit(under: 5_000) {
      return ("lock_timeout", lockTimeout, timeout)
    }
    return statementTimeout.limit(under: 300_000).map {
      ("statement_timeout", statementTimeout, $0)
    }
  }
}

extension LockWait.Bound {
  /// The timeout, where it is one and ends before so many milliseconds.
  fileprivate func limit(under most: Int) -> Timeout? {
    timeout.flatMap { $0.isLimit && $0.milliseconds < most ? $0 : nil }
  }
}

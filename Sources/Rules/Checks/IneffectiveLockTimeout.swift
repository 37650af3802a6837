import Rulebook
import Semantics
import Syntax

extension Rule {
  /// A lock_timeout stands there and does not help: it is zero, too long, too late, or longer than the
  /// statement_timeout, which then ends the wait first.
  static let ineffectiveLockTimeout = Rule(.ineffectiveLockTimeout) { (migration: Migration) in
    guard !migration.effects.places(of: .setting).isEmpty else { return [] }
    var answers: [Answer] = []
    var blamed: Set<Int> = []
    func add(_ number: Int?, _ wait: LockWait, _ message: @autoclosure () -> String?) {
      guard let number, migration.effects.indices.contains(number), !blamed.contains(number),
        case .setting(let setting) = migration.effects[number], let message = message()
      else { return }
      blamed.insert(number)
      let concern = Concern(
        message, at: setting.span,
        notes: [
          Note("\(wait.lock.mode) on \(wait.lock.relation) is waited for here", at: wait.lock.span)
        ],
        wayOut: ["some seconds, before the first lock: SET lock_timeout = '5s'; then try again"])
      answers.append(Answer(concern, about: number))
    }
    let limits = migration.lockTimeouts
    for wait in migration.lockWaits {
      let bound = wait.lockTimeout
      add(bound.setting, wait, message(wait))
      if bound.isLimit, wait.statementTimeout.isShorter(than: bound) {
        add(
          max(bound.setting ?? -1, wait.statementTimeout.setting ?? -1), wait,
          "The statement_timeout is no longer than the lock_timeout, so it ends the wait first.")
      }
      if !bound.isLimit, bound.setting == nil, let late = limits.first(where: { $0 > wait.effect })
      {
        add(late, wait, "This lock_timeout comes behind the lock that it is to bound.")
      }
    }
    return answers
  }

  private static func message(_ wait: LockWait) -> String? {
    let relation = wait.lock.relation
    guard wait.lockTimeout.isLimit else {
      return "This lock_timeout bounds nothing: whoever wants \(relation) waits without end."
    }
    guard let timeout = wait.lockTimeout.timeout, timeout.milliseconds > 30_000 else { return nil }
    return "For as long as \(timeout) whoever wants \(relation) waits behind this migration."
  }
}

extension LockWait.Bound {
  fileprivate func isShorter(than other: LockWait.Bound) -> Bool {
    guard let own = timeout, own.isLimit, let other = other.timeout else { return false }
    return own.milliseconds <= other.milliseconds
  }
}

extension Migration {
  /// The effects that set a lock_timeout that is one, by their numbers.
  fileprivate var lockTimeouts: [Int] {
    effects.places(of: .setting).filter {
      guard case .setting(let setting) = effects[$0], setting.name == .lockTimeout,
        case .timeout(let timeout) = setting.value
      else { return false }
      return timeout.isLimit
    }
  }
}

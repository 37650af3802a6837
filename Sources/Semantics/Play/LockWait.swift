/// A statement that waits for a lock on which others wait in turn, and what bounds its wait.
package struct LockWait: Sendable {
  /// A timeout that holds while the statement waits.
  package struct Bound: Sendable {
    /// nil where nobody has set any.
    package let timeout: Timeout?
    /// The effect of the file that set it, by its number; nil where the session began with it.
    package let setting: Int?

    /// Whether it ends the wait at all.
    package var isLimit: Bool { timeout?.isLimit == true }
  }

  package let lock: Lock
  /// The effect of the file that takes the lock, by its number.
  package let effect: Int
  package let transaction: TransactionState
  package let lockTimeout: Bound
  package let statementTimeout: Bound
}

extension Migration {
  /// Every lock that the file waits for while others queue behind it, in order.
  package var lockWaits: [LockWait] {
    var waits: [LockWait] = []
    walk(.lock) { number, effect, state, timeouts in
      guard case .lock(let lock) = effect, lock.makesOthersQueue else { return }
      waits.append(
        LockWait(
          lock: lock, effect: number, transaction: state, lockTimeout: timeouts.lock,
          statementTimeout: timeouts.statement))
    }
    return waits
  }

  /// Shows the effects of some kinds, by their numbers, with the timeouts that hold when it happens.
  func walk(
    _ kinds: EffectKinds, _ witness: (Int, Effect, TransactionState, Timeouts) -> Void
  ) {
    var session = Timeouts(declared)
    for transaction in transactions {
      var current = session
      for index in transaction.effects.places(of: kinds.union(.setting)) {
        let effect = transaction.effects[index]
        let number = transaction.first + index
        guard case .setting(let setting) = effect else {
          witness(number, effect, transaction.state, current)
          continue
        }
        if !setting.isLocal {
          session.set(setting, number, declared)
          current.set(setting, number, declared)
        } else if transaction.state != .autocommit {
          current.set(setting, number, declared)
        }
      }
    }
  }
}

/// The two timeouts that bound a wait.
struct Timeouts {
  var lock: LockWait.Bound
  var statement: LockWait.Bound

  fileprivate init(_ declared: Declared) {
    lock = LockWait.Bound(timeout: declared.lockTimeout, setting: nil)
    statement = LockWait.Bound(timeout: declared.statementTimeout, setting: nil)
  }

  fileprivate mutating func set(_ setting: Setting, _ number: Int, _ declared: Declared) {
    switch setting.name {
    case .lockTimeout:
      lock = bound(setting.value, number, initially: declared.lockTimeout)
    case .statementTimeout:
      statement = bound(setting.value, number, initially: declared.statementTimeout)
    case .other, .all: break
    }
  }

  /// A text that is no timeout, a variable of psql's for one, is taken to be a good one.
  private func bound(_ value: Setting.Value, _ number: Int, initially: Timeout?) -> LockWait.Bound {
    switch value {
    case .timeout(let timeout): LockWait.Bound(timeout: timeout, setting: number)
    case .initial: LockWait.Bound(timeout: initially, setting: number)
    case .text: LockWait.Bound(timeout: Timeout("1s"), setting: number)
    }
  }
}

extension Lock {
  /// Whether those who come later wait behind the statement that waits for it.
  fileprivate var makesOthersQueue: Bool {
    isLive && mode.blocksWrites && !isConditional && !kind.isIndex
  }
}

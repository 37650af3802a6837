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
  /// Every lock that the file waits for while others queue behind it, in order. They are looked for as
  /// they are asked for: most rules want the first of a hundred thousand.
  package var lockWaits: LockWaits { LockWaits(TimedEffects(.lock, of: self)) }
}

/// The locks that a file waits for, one after the other.
package struct LockWaits: Sequence, IteratorProtocol {
  private var effects: TimedEffects

  init(_ effects: TimedEffects) { self.effects = effects }

  package mutating func next() -> LockWait? {
    while let (number, effect, transaction, timeouts) = effects.next() {
      guard case .lock(let lock) = effect, lock.makesOthersQueue else { continue }
      return LockWait(
        lock: lock, effect: number, transaction: transaction, lockTimeout: timeouts.lock,
        statementTimeout: timeouts.statement)
    }
    return nil
  }
}

/// The effects of some kinds, by their numbers, each with the timeouts that hold when it happens.
struct TimedEffects: Sequence, IteratorProtocol {
  private let kinds: EffectKinds
  private let declared: Declared
  /// The transactions that are still to come, and the one that is gone through.
  private var ahead: ArraySlice<Transaction>
  private var transaction: Transaction?
  /// Where its effects stand that are still to come.
  private var places: ArraySlice<Int> = []
  /// The timeouts of the session, and those that hold now.
  private var session: Timeouts
  private var current: Timeouts

  init(_ kinds: EffectKinds, of migration: Migration) {
    self.kinds = kinds.union(.setting)
    declared = migration.declared
    ahead = migration.transactions[...]
    session = Timeouts(migration.declared)
    current = session
  }

  mutating func next() -> (
    number: Int, effect: Effect, transaction: TransactionState, timeouts: Timeouts
  )? {
    while true {
      guard let transaction, let place = places.popFirst() else {
        guard let next = ahead.popFirst() else { return nil }
        transaction = next
        places = next.effects.places(of: kinds)[...]
        current = session
        continue
      }
      let effect = transaction.effects[place]
      let number = transaction.first + place
      guard case .setting(let setting) = effect else {
        return (number, effect, transaction.state, current)
      }
      set(setting, number, in: transaction.state)
    }
  }

  private mutating func set(_ setting: Setting, _ number: Int, in state: TransactionState) {
    if !setting.isLocal {
      session.set(setting, number, declared)
      current.set(setting, number, declared)
    } else if state != .autocommit {
      current.set(setting, number, declared)
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

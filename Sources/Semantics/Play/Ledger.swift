package import Syntax

/// What the statements of one file lock, in order. Behind a DO block stand those of its body.
package struct Ledger: Sendable {
  package let source: Source
  package let handling: Handling
  /// The servers that were asked; of several the worst counts.
  package let servers: [Server]
  package let entries: [LedgerEntry]
  /// What the project says of its sessions.
  package let declared: Declared

  package init(
    source: Source, handling: Handling, servers: [Server], entries: [LedgerEntry],
    declared: Declared
  ) {
    self.source = source
    self.handling = handling
    self.servers = servers
    self.entries = entries
    self.declared = declared
  }

  /// What is opened around the file.
  package var runner: Runner { handling.runner }

  /// The entries of each transaction that several statements can share, by their index: those of the
  /// file itself, up to the first that is sure to fail.
  package var transactions: [LedgerTransaction] {
    var found: [LedgerTransaction] = []
    for index in entries.indices where entries[index].block == nil {
      let entry = entries[index]
      guard entry.transaction.isInTransaction == true else { continue }
      if found.last?.number == entry.number, found.last?.direction == entry.direction {
        found[found.count - 1].add(index, entry)
      } else {
        found.append(LedgerTransaction(index, entry))
      }
    }
    return found
  }

  /// Every live relation whose lock, strong enough for others to wait, outlives its statement.
  package var windows: [Window] { transactions.flatMap(windows) }

  private func windows(_ transaction: LedgerTransaction) -> [Window] {
    var opened: [RelationName: (index: Int, lock: Lock)] = [:]
    var order: [RelationName] = []
    for index in transaction.ran {
      for held in entries[index].locks where held.lock.keepsOthersWaiting {
        let lock = held.lock
        guard let known = opened[lock.relation] else {
          order.append(lock.relation)
          opened[lock.relation] = (index, lock)
          continue
        }
        if lock.mode > known.lock.mode { opened[lock.relation] = (known.index, lock) }
      }
    }
    guard let last = transaction.ran.last else { return [] }
    return order.compactMap { relation in
      guard let (first, lock) = opened[relation], first < last else { return nil }
      return window(lock, transaction.ran.filter { $0 >= first }, of: transaction)
    }
  }

  private func window(_ lock: Lock, _ held: [Int], of transaction: LedgerTransaction) -> Window {
    let works = held.compactMap { index -> Window.Through? in
      let entry = entries[index]
      let work = entry.feltWork
      guard work.weight > LedgerEntry.Work.moment.weight, !entry.isFailing else { return nil }
      return Window.Through(statement: index, work: work, relation: entry.worked)
    }
    return Window(
      statements: (held.first ?? 0)...(held.last ?? 0), transaction: transaction.state,
      isRolledBack: transaction.failing != nil, lock: lock, works: works)
  }
}

/// The statements of a file that share a transaction, by their index in the ledger.
package struct LedgerTransaction: Sendable {
  package let state: TransactionState
  package let number: Int
  fileprivate let direction: Direction
  /// Those that run, a failing one among them.
  package private(set) var ran: [Int]
  /// The first that is sure to fail: it takes the transaction with it.
  package private(set) var failing: Int?
  /// Those behind it, which the server refuses or never sees.
  package private(set) var skipped: [Int] = []

  fileprivate init(_ index: Int, _ entry: LedgerEntry) {
    state = entry.transaction
    number = entry.number
    direction = entry.direction
    ran = []
    add(index, entry)
  }

  fileprivate mutating func add(_ index: Int, _ entry: LedgerEntry) {
    if failing != nil {
      // A savepoint brings the transaction back.
      if entry.rollsBackToSavepoint { failing = nil } else { return skipped.append(index) }
    }
    ran.append(index)
    if entry.isFailing { failing = index }
  }
}

/// A relation that stays locked through other statements' work until its transaction ends.
package struct Window: Sendable {
  /// Work of a statement that the lock is held through.
  package struct Through: Hashable, Sendable {
    package let statement: Int
    package let work: LedgerEntry.Work
    package let relation: RelationName?
  }

  /// The indexes of the first statement that holds the lock and of the last one that it spans.
  package let statements: ClosedRange<Int>
  package let transaction: TransactionState
  /// Whether the transaction ends by a statement that fails.
  package let isRolledBack: Bool
  package let lock: Lock
  /// All work worth the word, in order.
  package let works: [Through]

  /// The heaviest of it, the first among equals.
  package var heaviest: Through? {
    works.reduce(nil) { best, next in
      guard let best else { return next }
      return next.work.weight > best.work.weight ? next : best
    }
  }
}

extension Lock {
  /// Whether others feel it for longer than a moment, once it is taken.
  fileprivate var keepsOthersWaiting: Bool {
    isLive && mode.blocksWrites && !isConditional && !isMomentary
  }
}

import Rulebook
import Semantics
import Syntax

extension Rule {
  /// One transaction stops the readers of several tables: each stays locked until the last is done.
  static let severalLockedTables = Rule(.severalLockedTables) {
    (transaction: Transaction, migration) in
    guard transaction.state.isInTransaction == true else { return [] }
    var first: Lock?
    for case .lock(let lock) in transaction.effects.of(.lock) where lock.stopsReaders {
      guard let earlier = first else {
        first = lock
        continue
      }
      guard earlier.relation != lock.relation else { continue }
      return [
        Concern(
          "Everybody who uses \(earlier.relation) waits until this gets \(lock.relation), and is done.",
          at: lock.span,
          notes: [
            Note("\(earlier.mode) on \(earlier.relation) is held since here", at: earlier.span)
          ],
          lock: "\(lock.mode) on \(lock.relation) "
            + transaction.state.lockEnd(migration.handling.host?.name),
          wayOut: ["one table in a transaction, or tables in the order in which the code uses them"]
        )
      ]
    }
    return []
  }
}

import Rulebook
import Semantics
import Syntax

extension Rule {
  /// Two files lock the same two tables in another order: side by side, each waits for the other.
  static let oppositeLockOrder = Rule(.oppositeLockOrder) { (changes: ChangeSet) in
    guard let last = changes.migrations.last else { return [] }
    for (first, second) in last.lockPairs {
      for migration in changes.migrations.dropLast() {
        let pair = migration.lockPairs.first {
          $0.0.relation == second.relation && $0.1.relation == first.relation
        }
        guard let pair else { continue }
        let concern = Concern(
          "This locks \(first.relation), then \(second.relation); another file of this change does so "
            + "the other way round.",
          at: second.span,
          notes: [
            Note("locked the other way round here", at: pair.1.span, in: migration.source.path)
          ],
          wayOut: ["lock tables in one order everywhere, the order in which the code writes them"])
        return [(last.source.path, concern)]
      }
    }
    return []
  }
}

extension Migration {
  /// Live tables that one transaction locks one after the other, in that order.
  fileprivate var lockPairs: [(Lock, Lock)] {
    transactions.flatMap { transaction -> [(Lock, Lock)] in
      guard transaction.state.isInTransaction == true else { return [] }
      var locks: [Lock] = []
      for case .lock(let lock) in transaction.effects.of(.lock) where lock.stopsReaders {
        if !locks.contains(where: { $0.relation == lock.relation }) { locks.append(lock) }
        if locks.count == 20 { break }
      }
      return locks.indices.flatMap { first in
        locks.indices.filter { $0 > first }.map { (locks[first], locks[$0]) }
      }
    }
  }
}

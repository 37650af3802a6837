import Rulebook
import Semantics
import Syntax

extension Rule {
  /// A change of a partitioned table locks all of its partitions at once.
  static let fannedOutLock = Rule(.fannedOutLock) { (step: Step) in
    guard case .alterTable(let alter) = step.statement.body else { return [] }
    let locks = step.effects.compactMap { effect -> Lock? in
      guard case .lock(let lock) = effect, lock.isLive, lock.mode == .accessExclusive else {
        return nil
      }
      return lock
    }
    guard let parent = locks.first(where: { $0.kind == .partitionedTable }) else { return [] }
    let partitions = Set(locks.map(\.relation)).filter {
      step.before.schema.relation($0)?.partition != nil
    }
    guard partitions.count > 1 else { return [] }

    return [
      Concern(
        "This locks \(parent.relation) and \(partitions.count) partitions at once.",
        at: step.statement.span(alter.keywords),
        lock: "\(LockMode.accessExclusive) on each \(step.before.lockEnd)",
        wayOut: ["SET lock_timeout first, and try again: it has to get all of them at one time"])
    ]
  }
}

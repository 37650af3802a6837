import Rulebook
import Semantics
import Syntax

extension Rule {
  /// Several files of one change set stop the readers of the same busy table, one after the other.
  static let repeatedlyLocked = Rule(.repeatedlyLocked) { (changes: ChangeSet) in
    guard let last = changes.migrations.last else { return [] }
    var told: Set<RelationName> = []
    return last.effects.of(.lock).compactMap { effect in
      guard case .lock(let lock) = effect, lock.stopsReaders, told.insert(lock.relation).inserted
      else { return nil }
      let others = changes.earlierLocks(on: lock.relation)
      let isBusy = last.declared.tables.isBusy(lock.relation)
      guard others.count >= (isBusy ? 1 : 2) else { return nil }
      let concern = Concern(
        "\(others.count + 1) files of this change stop the readers of \(lock.relation), each for itself.",
        at: lock.span,
        notes: others.prefix(3).map { Note("locked here too", at: $0.lock.span, in: $0.path) },
        wayOut: ["ALTER TABLE takes several actions at once: one lock does for all of them"])
      return (last.source.path, concern)
    }
  }
}

extension Lock {
  /// Whether everybody who uses its table waits for it.
  var stopsReaders: Bool {
    isLive && mode == .accessExclusive && !isConditional && !kind.isIndex
  }
}

extension ChangeSet {
  /// The files before the last that stop the readers of a table, each by its first such lock.
  fileprivate func earlierLocks(on relation: RelationName) -> [(path: String, lock: Lock)] {
    migrations.dropLast().compactMap { migration in
      for case .lock(let lock) in migration.effects.of(.lock)
      where lock.relation == relation && lock.stopsReaders {
        return (migration.source.path, lock)
      }
      return nil
    }
  }
}

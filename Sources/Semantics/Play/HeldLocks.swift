/// The locks on live relations that the open transaction holds: the strongest on each.
///
/// A value that copies cheaply, because every step keeps one.
package struct HeldLocks: Sendable {
  private var byRelation = Buckets<RelationName, Lock>()
  /// The strongest of all that writes have to wait for; the first that was taken, among equals.
  package private(set) var strongest: Lock?
  /// The file in which that was taken: a transaction may go on over several.
  package private(set) var strongestFile: Identifier?

  package init() {}

  package var isEmpty: Bool { byRelation.count == 0 }
  package var count: Int { byRelation.count }

  /// The lock on one relation.
  package subscript(relation: RelationName) -> Lock? { byRelation[relation] }

  mutating func take(_ lock: Lock, in file: Identifier) {
    guard lock.isLive else { return }
    if let held = byRelation[lock.relation], held.mode >= lock.mode { return }
    byRelation[lock.relation] = lock
    guard lock.mode.blocksWrites else { return }
    if let strongest, strongest.mode >= lock.mode { return }
    strongest = lock
    strongestFile = file
  }
}

import Rulebook
import Semantics
import Syntax

extension Rule {
  /// Foreign keys to several tables in use stop the writes of all of them together, each until the
  /// last is done.
  static let severalForeignKeys = Rule(.severalForeignKeys) {
    (transaction: Transaction, migration) in
    guard transaction.state.isInTransaction == true else { return [] }
    var referenced: [RelationName] = []
    for case .constraintAddition(let key) in transaction.effects.of(.constraintAddition)
    where key.isLive {
      guard let foreign = key.foreignKey, foreign.isReferencedLive, !foreign.isInline,
        foreign.referenced != key.relation, !referenced.contains(foreign.referenced)
      else { continue }
      referenced.append(foreign.referenced)
      guard referenced.count == 2 else { continue }
      return [concern(key, referenced, transaction.state.lockEnd(migration.handling.host?.name))]
    }
    return []
  }

  private static func concern(
    _ key: ConstraintAddition, _ referenced: [RelationName], _ end: String
  ) -> Concern {
    let tables = referenced.map { "\($0)" }.joined(separator: " and ")
    return Concern(
      "Writes to \(tables) wait together until this transaction ends.",
      at: key.columnsSpan,
      lock: "\(LockMode.shareRowExclusive) on \(key.relation) and \(tables) \(end)",
      wayOut: ["one foreign key in a transaction, so that each table is held for a moment"])
  }
}

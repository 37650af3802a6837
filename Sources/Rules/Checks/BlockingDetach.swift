import Rulebook
import Semantics
import Syntax

extension Rule {
  /// A plain `DETACH PARTITION` waits for every query of the whole partitioned table, and they wait
  /// for it.
  static let blockingDetach = Rule(.blockingDetach) { (removal: Removal, step) in
    guard case .partition(let partition, let table, false) = removal.object, removal.isLive else {
      return nil
    }
    let fallback = step.defaultPartition(of: table)
    let others = [table, partition] + (fallback.map { [$0] } ?? [])

    return Concern(
      "Detaching \(partition) waits for every query of \(table), and all later ones wait behind it.",
      at: removal.span,
      notes: step.heldNotes,
      lock: "\(LockMode.accessExclusive) on \(others.map { "\($0)" }.joined(separator: ", ")) "
        + step.before.lockEnd,
      wayOut: fallback == nil
        ? wayOut(step)
        : [
          """
          with a default partition CONCURRENTLY is refused: SET lock_timeout first, and try again
          """
        ],
      fix: fallback == nil && step.knowsPartitions(of: table) ? detachFix(removal, step) : nil)
  }

  private static func wayOut(_ step: Step) -> [String] {
    switch step.before.canRun(.outsideTransaction) {
    case .yes: ["DETACH PARTITION … CONCURRENTLY, refused where there is a default partition"]
    case .no, .unknown:
      ["DETACH PARTITION … CONCURRENTLY, outside a transaction and without a default partition"]
    }
  }

  private static func detachFix(_ removal: Removal, _ step: Step) -> Fix? {
    guard step.canRunOutsideTransaction, let (_, action) = step.soleAction else { return nil }
    let end = step.statement.span(action.range).end
    return Fix("detach it CONCURRENTLY", [Edit(insert: " CONCURRENTLY", at: end)])
  }
}

extension Step {
  fileprivate func defaultPartition(of table: RelationName) -> RelationName? {
    let schema = before.schema
    return schema.id(of: table).flatMap(schema.defaultPartition).flatMap {
      schema.relation($0)?.name
    }
  }

  fileprivate func knowsPartitions(of table: RelationName) -> Bool {
    before.schema.relation(table)?.isComplete == true
  }
}

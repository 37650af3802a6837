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
      wayOut: wayOut(step, hasFallback: fallback != nil),
      fix: fallback == nil && step.knowsPartitions(of: table) ? detachFix(step) : nil)
  }

  private static func wayOut(_ step: Step, hasFallback: Bool) -> [String] {
    if hasFallback {
      return ["with a default partition CONCURRENTLY is refused: SET lock_timeout first, try again"]
    }
    guard let place = place(step) else {
      return ["DETACH PARTITION … CONCURRENTLY, by itself and outside any transaction"]
    }
    return step.concurrentWayOut("DETACH PARTITION … CONCURRENTLY", at: place)
      + ["refused where there is a default partition"]
  }

  private static func detachFix(_ step: Step) -> Fix? {
    guard step.canRunOutsideTransaction, let place = place(step) else { return nil }
    return Fix("detach it CONCURRENTLY", [Edit(insert: " CONCURRENTLY", at: place)])
  }

  /// Where the word goes: behind the partition's name.
  private static func place(_ step: Step) -> Int? {
    step.soleAction.map { step.statement.span($0.action.range).end }
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

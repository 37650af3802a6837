import Rulebook
import Semantics
import Syntax

extension Rule {
  /// A plain `DROP INDEX` waits for every query of the table, and meanwhile every other query waits
  /// for it.
  static let blockingIndexDrop = Rule(.blockingIndexDrop) { (removal: Removal, step) in
    guard case .index(let index, let table, _, false) = removal.object, removal.isLive else {
      return nil
    }
    let owner = table.map { "\($0)" } ?? "its table"
    let isPartitioned = step.before.schema.relation(index)?.kind == .partitionedIndex

    return Concern(
      "Dropping \(index) waits for every query of \(owner), and all later ones wait behind it.",
      at: removal.span,
      notes: step.heldNotes,
      lock: "\(LockMode.accessExclusive) on \(owner) and \(index) "
        + step.before.lockEnd,
      wayOut: isPartitioned
        ? ["CONCURRENTLY is refused for a partitioned index: SET lock_timeout first, and try again"]
        : step.concurrentWayOut("drop it CONCURRENTLY", at: removal.span.end),
      assumes: table.map(step.shapeAssumption) ?? [],
      fix: isPartitioned ? nil : dropFix(step))
  }

  /// CONCURRENTLY takes one index, and no CASCADE.
  private static func dropFix(_ step: Step) -> Fix? {
    guard step.canRunOutsideTransaction, case .drop(let drop) = step.statement.body,
      drop.targets.count == 1, drop.behavior != .cascade
    else { return nil }
    let end = step.statement.span(drop.keywords).end
    return Fix("drop it CONCURRENTLY", [Edit(insert: " CONCURRENTLY", at: end)])
  }
}

import Rulebook
import Semantics
import Syntax

extension Rule {
  /// A query runs as long as it runs, and readers of a table that was locked before wait for its end.
  static let queryUnderLock = Rule(.queryUnderLock) { (step: Step) in
    guard case .query(let query) = step.statement.body, !query.isLimited,
      let held = step.before.held.strongest, held.mode.blocksReads,
      let table = step.readLiveTable
    else { return [] }
    return [
      Concern(
        "Reads and writes of \(held.relation) wait until this query of \(table) has run.",
        at: step.statement.span(TokenRange(Int(query.range.lower), Int(query.range.lower) + 1)),
        notes: step.heldNotes,
        wayOut: ["query first, or in a transaction of its own"])
    ]
  }
}

extension Step {
  /// A table in use that the statement reads.
  fileprivate var readLiveTable: RelationName? {
    for case .lock(let lock) in effects
    where lock.isLive && !lock.kind.isIndex && lock.kind != .sequence && lock.mode <= .rowShare
      && !lock.isConditional
    {
      return lock.relation
    }
    return nil
  }
}

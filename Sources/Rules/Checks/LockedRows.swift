import Rulebook
import Semantics
import Syntax

extension Rule {
  /// SELECT … FOR UPDATE of every row, kept to the end of the transaction.
  static let lockedRows = Rule(.lockedRows) { (step: Step) in
    guard case .query(let query) = step.statement.body, query.locksRows, !query.isLimited,
      case .select(let select) = query.body, select.filter == nil,
      step.before.transaction.isInTransaction == true, let table = select.liveTable(in: step)
    else { return [] }
    return [
      Concern(
        "This locks every row of \(table): writers of any of them wait until the transaction ends.",
        at: step.statement.span(TokenRange(Int(query.range.lower), Int(query.range.lower) + 1)),
        wayOut: ["lock the rows that are needed, in batches that each commit"])
    ]
  }
}

extension Select {
  /// The one table that it reads, where others use that.
  fileprivate func liveTable(in step: Step) -> RelationName? {
    guard from.count == 1, case .relation(let reference, _) = from.first else { return nil }
    let name = step.before.schema.resolve(reference.name, in: step.statement)
    return step.before.isLive(name) ? name : nil
  }
}

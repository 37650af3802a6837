import Rulebook
import Semantics
import Syntax

extension Rule {
  /// A plain `REINDEX` stops writes, and reads as well: the planner looks at every index of a table,
  /// and the one that is built anew is locked.
  static let blockingReindex = Rule(.blockingReindex) { (work: Maintenance, step) in
    guard work.kind == .reindex, !work.isConcurrent, work.isLive else { return nil }
    let what = work.words

    return Concern(
      "Rebuilding \(what) stops writes, and reads too, as each query looks at every index.",
      at: work.span,
      notes: step.heldNotes,
      lock: "\(LockMode.share) on the table, \(LockMode.accessExclusive) on each index while it is "
        + "built",
      work: "reads the whole table to build each index anew",
      wayOut: place(step).map { step.concurrentWayOut("rebuild it CONCURRENTLY", at: $0) }
        ?? ["REINDEX … CONCURRENTLY, outside any transaction; for EXCLUDE it is refused"],
      fix: reindexFix(step))
  }

  private static func reindexFix(_ step: Step) -> Fix? {
    guard step.canRunOutsideTransaction, let place = place(step) else { return nil }
    return Fix("rebuild CONCURRENTLY", [Edit(insert: " CONCURRENTLY", at: place)])
  }

  /// The word stands behind the kind, before the name; nil where it is refused.
  private static func place(_ step: Step) -> Int? {
    guard case .reindex(let reindex) = step.statement.body, !step.mayServeExclusion(reindex) else {
      return nil
    }
    let kinds: Set<Keyword> = [.index, .table, .schema, .database]
    let kind = reindex.range.indices.first {
      step.statement.token(at: $0)?.keyword.map(kinds.contains) == true
    }
    return kind.map { step.statement.span(TokenRange($0, $0 + 1)).end }
  }
}

extension Step {
  /// CONCURRENTLY is refused for the index of an exclusion constraint.
  fileprivate func mayServeExclusion(_ reindex: Reindex) -> Bool {
    guard case .index(let reference) = reindex.target else { return false }
    let name = before.schema.resolve(reference.name, in: statement)
    guard let index = before.schema.relation(name)?.index else { return true }
    return index.constraint != nil && !index.isUnique
  }
}

extension Maintenance {
  /// What is worked on, in words of a sentence.
  var words: String {
    switch scope {
    case .relations(let relations): relations.map { "\($0)" }.joined(separator: ", ")
    case .index(let index, let table): table.map { "\(index) of \($0)" } ?? "\(index)"
    case .schema(let schema): "every table of schema \(schema)"
    case .database:
      switch kind {
      case .vacuumFull, .reindex, .repack, .refresh, .analyze: "every table of this database"
      case .cluster: "every table that was clustered before"
      case .moveTablespace: "all that lies in the tablespace"
      }
    }
  }
}

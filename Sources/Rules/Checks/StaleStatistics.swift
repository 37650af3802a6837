import Rulebook
import Semantics

extension Rule {
  /// The planner knows nothing of a column whose type changed.
  static let staleStatistics = Rule(.staleStatistics) { (migration: Migration) in
    let effects = migration.effects
    let analyses = effects.places(of: .maintenance)
    return effects.places(of: .columnChange).compactMap { index -> Concern? in
      guard case .columnChange(let change) = effects[index], case .type = change.kind,
        change.isLive,
        !analyses.contains(where: { $0 > index && effects[$0].analyzes(change.relation) })
      else { return nil }

      return Concern(
        "Until ANALYZE has run, queries on \(change.relation).\(change.column) are planned blindly.",
        at: change.span,
        wayOut: ["+ ANALYZE \(change.relation.sql) (\(change.column.sql));"])
    }
  }
}

extension Effect {
  fileprivate func analyzes(_ relation: RelationName) -> Bool {
    guard case .maintenance(let work) = self, work.kind == .analyze else { return false }
    switch work.scope {
    case .relations(let relations): return relations.contains(relation)
    case .database: return true
    case .index, .schema: return false
    }
  }
}

import Rulebook
import Semantics
import Syntax

extension Rule {
  /// The planner knows nothing of a column whose type changed, nor of what an expression gives that is
  /// indexed now.
  static let staleStatistics = Rule(.staleStatistics) { (migration: Migration) in
    let effects = migration.effects
    let analyses = effects.places(of: .maintenance)
    return effects.places(of: [.columnChange, .indexBuild]).compactMap { index -> Concern? in
      guard let (table, what, span) = effects[index].unanalyzed,
        !analyses.contains(where: { $0 > index && effects[$0].analyzes(table) })
      else { return nil }

      return Concern(
        "Until ANALYZE has run, queries on \(what) are planned blindly.",
        at: span,
        wayOut: ["+ ANALYZE \(table.sql);"])
    }
  }
}

extension Effect {
  /// A live table, what of it has no statistics from here on, and where.
  fileprivate var unanalyzed: (table: RelationName, what: String, span: SourceSpan)? {
    switch self {
    case .columnChange(let change):
      guard case .type = change.kind, change.isLive else { return nil }
      return (change.relation, "\(change.relation).\(change.column)", change.span)
    case .indexBuild(let build):
      guard let request = build.request, build.isLive, request.keys.contains(where: { $0 == nil })
      else { return nil }
      return (build.relation, "the expression of this index of \(build.relation)", build.span)
    default: return nil
    }
  }

  fileprivate func analyzes(_ relation: RelationName) -> Bool {
    guard case .maintenance(let work) = self, work.kind == .analyze else { return false }
    switch work.scope {
    case .relations(let relations): return relations.contains(relation)
    case .database: return true
    case .index, .schema: return false
    }
  }
}

import Rulebook
import Semantics
import Syntax

extension Rule {
  /// Statements of one transaction go through all rows of a table, each for itself: as actions of one
  /// ALTER TABLE they go through them once.
  static let repeatedScan = Rule(.repeatedScan) { (transaction: Transaction, _) in
    guard transaction.state.isInTransaction == true else { return [] }
    var statements: [RelationName: SourceSpan] = [:]
    var works: [RelationName: SourceSpan] = [:]
    return transaction.effects.compactMap { effect -> Concern? in
      if case .lock(let lock) = effect { statements[lock.relation] = lock.span }
      guard let (table, span) = effect.reading, let statement = statements[table] else {
        return nil
      }
      let earlier = works.updateValue(statement, forKey: table)
      guard let earlier, earlier != statement else { return nil }
      return Concern(
        "This goes through all rows of \(table) once more: an earlier ALTER TABLE does so as well.",
        at: span,
        notes: [Note("they are read or written here too", at: earlier)],
        wayOut: ["write both as actions of one ALTER TABLE: all its checks are made in one pass"])
    }
  }
}

extension Effect {
  /// The live table whose rows an action of ALTER TABLE reads or writes anew.
  fileprivate var reading: (RelationName, SourceSpan)? {
    switch self {
    case .scan(let scan):
      if case .validation = scan.cause { return nil }
      return scan.isLive && scan.certainty == .certain ? (scan.relation, scan.span) : nil
    case .rewrite(let rewrite):
      return rewrite.isLive && rewrite.certainty == .certain && rewrite.isByAction
        ? (rewrite.relation, rewrite.span) : nil
    default: return nil
    }
  }
}

extension Rewrite {
  /// Whether an action of ALTER TABLE asks for it that can stand beside others.
  fileprivate var isByAction: Bool {
    switch cause {
    case .columnDefault, .serialColumn, .identityColumn, .storedColumn, .domainColumn, .typeChange,
      .newExpression, .logging, .accessMethod:
      true
    case .tablespace, .vacuumFull, .cluster, .truncation, .refresh, .repack, .repartition,
      .sequence,
      .attribute:
      false
    }
  }
}

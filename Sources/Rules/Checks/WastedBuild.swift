import Rulebook
import Semantics
import Syntax

extension Rule {
  /// An earlier file of the change set builds an index that this one builds again, because it writes
  /// the table anew.
  static let wastedBuild = Rule(.wastedBuild) { (changes: ChangeSet) in
    guard let last = changes.migrations.last else { return [] }
    var told: Set<RelationName> = []
    return last.effects.of(.rewrite).compactMap { effect in
      guard case .rewrite(let rewrite) = effect, rewrite.isLive, rewrite.writesRows,
        let (path, build) = changes.earlierBuild(on: rewrite.relation),
        told.insert(rewrite.relation).inserted
      else { return nil }
      let index = build.index.map(\.text) ?? "an index"
      let concern = Concern(
        "This builds \(index) of \(rewrite.relation) a second time: another file of this change builds it.",
        at: rewrite.span,
        notes: [Note("built here before", at: build.span, in: path)],
        wayOut: ["write the table anew first, then build the index"])
      return (last.source.path, concern)
    }
  }
}

extension ChangeSet {
  /// An index that a file before the last builds on a table in use.
  fileprivate func earlierBuild(on table: RelationName) -> (path: String, build: IndexBuild)? {
    for migration in migrations.dropLast() {
      for case .indexBuild(let build) in migration.effects.of(.indexBuild)
      where build.relation == table && build.isLive && build.cause == .createIndex {
        return (migration.source.path, build)
      }
    }
    return nil
  }
}

extension Rewrite {
  /// Whether rows are kept, so that indexes over them are built anew.
  fileprivate var writesRows: Bool {
    switch cause {
    case .truncation, .sequence, .refresh, .tablespace: false
    case .columnDefault, .serialColumn, .identityColumn, .storedColumn, .domainColumn, .typeChange,
      .newExpression, .vacuumFull, .cluster, .logging, .accessMethod, .attribute, .repack,
      .repartition:
      certainty == .certain
    }
  }
}

import Rulebook
import Semantics
import Syntax

extension Rule {
  /// A build that failed leaves an index that is never used, and `IF NOT EXISTS` takes it for the one
  /// that is wanted.
  static let keepingInvalidIndex = Rule(.keepingInvalidIndex) { (migration: Migration) in
    var dropped: Set<RelationName> = []
    var concerns: [Concern] = []
    // Inside a transaction the build is refused, and another rule says so.
    for transaction in migration.transactions where transaction.state.isInTransaction != true {
      for effect in transaction.effects.of([.removal, .indexBuild]) {
        if case .removal(let removal) = effect, case .index(let index, _, _, _) = removal.object {
          dropped.insert(index)
        }
        guard case .indexBuild(let build) = effect, let index = build.keepable,
          !dropped.contains(index)
        else { continue }
        concerns.append(concern(index, build, transaction.state, migration))
      }
    }
    return concerns
  }

  private static func concern(
    _ index: RelationName, _ build: IndexBuild, _ state: TransactionState, _ migration: Migration
  ) -> Concern {
    let drop = "DROP INDEX CONCURRENTLY IF EXISTS \(index.sql);"
    // One string of several statements is one transaction, which refuses both.
    let canPrepare = state == .autocommit && migration.handling.runner != .string
    return Concern(
      "If an earlier build of \(index) failed, its invalid index stays, and this does nothing.",
      at: build.span,
      wayOut: ["drop what may be left of it first, then build:", "+ \(drop)"],
      fix: canPrepare ? prepare(drop, build, migration) : nil)
  }

  private static func prepare(_ drop: String, _ build: IndexBuild, _ migration: Migration) -> Fix {
    let indentation = Line(behind: build.span, in: migration.source.bytes).indentation
    return Fix(
      "drop what is left of it first",
      [Edit(insert: "\(drop)\n\(indentation)", at: build.span.offset)])
  }
}

extension IndexBuild {
  /// The index whose remains IF NOT EXISTS would keep.
  fileprivate var keepable: RelationName? {
    guard isConcurrent, isLive, request?.takesExisting == true, let index else { return nil }
    return RelationName(schema: relation.schema, name: index)
  }
}

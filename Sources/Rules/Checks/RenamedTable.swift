import Rulebook
import Semantics
import Syntax

extension Rule {
  /// The moment a table has another name or schema, every query of running code that names it fails,
  /// unless something of the old name is there in the same transaction.
  static let renamedTable = Rule(.renamedTable) { (transaction: Transaction, migration) in
    let effects = transaction.effects
    let renamings = effects.places(of: .renaming)
    guard !renamings.isEmpty else { return [] }
    let arrivals = Arrivals(effects)
    return renamings.compactMap { index -> Answer? in
      guard case .renaming(let renaming) = effects[index], renaming.isLive,
        case .table(let table) = renaming.object,
        !arrivals.hasRelation(table, after: index)
      else { return nil }

      let concern = Concern(
        "Running code that names \(table) fails as soon as this commits.",
        at: renaming.span,
        lock: "\(LockMode.accessExclusive) on \(table) "
          + transaction.state.lockEnd(migration.handling.host?.name),
        wayOut: [
          "make a view of the old name in the same transaction:",
          "+ \(view(of: renaming, table));",
          "drop it when no code uses the old name",
        ],
        fix: fix(renaming, table, transaction, migration))
      return Answer(concern, about: index)
    }
  }

  private static func view(of renaming: Renaming, _ table: RelationName) -> String {
    "CREATE VIEW \(table.sql) AS SELECT * FROM \(renaming.newRelation(of: table).sql)"
  }

  private static func fix(
    _ renaming: Renaming, _ table: RelationName, _ transaction: Transaction, _ migration: Migration
  ) -> Fix? {
    guard transaction.state.isInTransaction == true else { return nil }
    let line = Line(behind: renaming.statement, in: migration.source.bytes)
    return Fix("keep the old name as a view", [line.append([view(of: renaming, table)])])
  }
}

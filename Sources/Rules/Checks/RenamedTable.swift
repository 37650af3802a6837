import Rulebook
import Semantics
import Syntax

extension Rule {
  /// The moment a table has another name or schema, every query of running code that names it fails,
  /// unless something of the old name is there in the same transaction.
  static let renamedTable = Rule(.renamedTable) { (transaction: Transaction, migration) in
    let effects = transaction.effects
    let renamings = effects.places(of: .renaming)
    lazy var arrivals = effects.arrivals
    lazy var views = StandIns(effects, arrivals)
    return renamings.compactMap { index -> Answer? in
      guard case .renaming(let renaming) = effects[index], renaming.isLive,
        case .table(let table) = renaming.object
      else { return nil }
      let lock =
        "\(LockMode.accessExclusive) on \(table) "
        + transaction.state.lockEnd(migration.handling.host?.name)
      guard !arrivals.hasRelation(table, after: index) else {
        return half(renaming, table, views, lock: lock).map { Answer($0, about: index) }
      }

      let concern = Concern(
        renaming.takesOver
          ? "\(table), copied from another table and kept in step with it, gets its name; code that "
            + "names \(table) fails."
          : "Running code that names \(table) fails as soon as this commits.",
        at: renaming.span,
        lock: lock,
        wayOut: [
          "make a view of the old name in the same transaction:",
          "+ \(view(of: renaming, table));",
          "drop it when no code uses the old name",
        ],
        severity: renaming.takesOver ? .note : nil,
        fix: fix(renaming, table, transaction, migration))
      return Answer(concern, about: index)
    }
  }

  /// What running code still misses where something has the old name.
  private static func half(
    _ renaming: Renaming, _ table: RelationName, _ views: StandIns, lock: String
  ) -> Concern? {
    let missing = views.missing(of: renaming.columns, in: table)
    if !missing.isEmpty {
      return Concern(
        "Running code that names \(missing.map { "\(table).\($0)" }.listed) fails as soon as this "
          + "commits: the view in its place has no such column.",
        at: renaming.span,
        lock: lock,
        wayOut: ["give the view all columns of the table, by their old names"])
    }
    guard views.refusesWrites(table) else { return nil }
    return Concern(
      "Writes of running code to \(table) fail as soon as this commits: the view in its place passes "
        + "none on.",
      at: renaming.span,
      lock: lock,
      wayOut: [
        "select from the one table, without DISTINCT, GROUP BY, LIMIT, WITH or UNION:",
        "+ \(view(of: renaming, table));",
        "or give the view INSTEAD OF triggers in the same transaction",
      ],
      severity: .warning)
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

import Rulebook
import Semantics
import Syntax

extension Rule {
  /// The moment a table has another name, every query of running code that names it fails, unless
  /// something of the old name is there in the same transaction.
  static let renamedTable = Rule(.renamedTable) { (transaction: Transaction, migration) in
    transaction.effects.enumerated().compactMap { index, effect -> Concern? in
      guard case .renaming(let renaming) = effect, renaming.isLive,
        case .table(let table) = renaming.object,
        !transaction.effects[index...].contains(where: { $0.makes(table) })
      else { return nil }

      return Concern(
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
    }
  }

  private static func view(of renaming: Renaming, _ table: RelationName) -> String {
    let new = RelationName(schema: table.schema, name: renaming.newName)
    return "CREATE VIEW \(table.sql) AS SELECT * FROM \(new.sql)"
  }

  private static func fix(
    _ renaming: Renaming, _ table: RelationName, _ transaction: Transaction, _ migration: Migration
  ) -> Fix? {
    guard transaction.state.isInTransaction == true else { return nil }
    let line = Line(behind: renaming.statement, in: migration.source.bytes)
    return Fix("keep the old name as a view", [line.append([view(of: renaming, table)])])
  }
}

extension Effect {
  /// Whether it brings a relation of this name into being.
  fileprivate func makes(_ relation: RelationName) -> Bool {
    switch self {
    case .creation(let creation): creation.relation == relation
    case .renaming(let renaming):
      if case .table(let old) = renaming.object {
        RelationName(schema: old.schema, name: renaming.newName) == relation
      } else {
        false
      }
    default: false
    }
  }
}

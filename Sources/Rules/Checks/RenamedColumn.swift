import Rulebook
import Semantics

extension Rule {
  /// The moment a column has another name, every query of running code that names it fails, unless a
  /// column or, in place of its table, a view has the old name in the same transaction.
  static let renamedColumn = Rule(.renamedColumn) { (transaction: Transaction, migration) in
    let effects = transaction.effects
    let renamings = effects.places(of: .renaming)
    lazy var arrivals = effects.arrivals
    lazy var former = formerNames(in: effects)
    lazy var views = StandIns(effects, arrivals)
    return renamings.compactMap { index -> Answer? in
      guard case .renaming(let renaming) = effects[index], renaming.isLive,
        case .column(let column, let table) = renaming.object,
        !arrivals.hasColumn(column, of: table, after: index),
        !views.show(column, as: former[table] ?? table, after: index)
      else { return nil }
      let end = transaction.state.lockEnd(migration.handling.host?.name)
      return Answer(
        renaming.takesOver
          ? takingOver(renaming, column, table, until: end)
          : concern(renaming, column, table, until: end),
        about: index)
    }
  }

  /// What tables that are renamed in the transaction were called before, by their new names.
  private static func formerNames(in effects: EffectList) -> [RelationName: RelationName] {
    var names: [RelationName: RelationName] = [:]
    for case .renaming(let renaming) in effects.of(.renaming) {
      guard case .table(let old) = renaming.object else { continue }
      names[renaming.newRelation(of: old)] = old
    }
    return names
  }

  /// The last step of a careful change that gives a new column the old one's name.
  private static func takingOver(
    _ renaming: Renaming, _ column: Identifier, _ table: RelationName, until end: String
  ) -> Concern {
    Concern(
      "\(table).\(column), filled from \(renaming.newName) and kept in step, takes its name; code that "
        + "names \(column) fails.",
      at: renaming.span,
      lock: "\(LockMode.accessExclusive) on \(table) \(end)",
      wayOut: ["see that no deployed code names \(column)"],
      severity: .note)
  }

  private static func concern(
    _ renaming: Renaming, _ column: Identifier, _ table: RelationName, until end: String
  ) -> Concern {
    let views = renaming.views.map { "\($0)" }.listed
    let others = views.isEmpty ? "" : "; what goes through \(views) does not notice"
    return Concern(
      "Running code that names \(table).\(column) fails as soon as this commits\(others).",
      at: renaming.span,
      lock: "\(LockMode.accessExclusive) on \(table) \(end)",
      wayOut: [
        "add \(renaming.newName), keep both in step with a trigger, backfill, move readers, "
          + "drop \(column)",
        "or leave the column and give it the new name in a view",
      ],
      severity: views.isEmpty ? nil : .note)
  }
}

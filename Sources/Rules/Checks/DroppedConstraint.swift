import Rulebook
import Semantics
import Syntax

extension Rule {
  /// What a constraint kept out of a table can come in from now on; a foreign key locks both tables
  /// to go.
  static let droppedConstraint = Rule(.droppedConstraint) { (migration: Migration) in
    let effects = migration.transactions.flatMap { transaction in
      transaction.effects.map { (effect: $0, state: transaction.state) }
    }
    return effects.enumerated().compactMap { index, step -> Concern? in
      guard case .removal(let removal) = step.effect, removal.isLive,
        let loss = Loss(removal.object),
        !effects[index...].contains(where: { $0.effect.restores(loss) })
      else { return nil }

      return Concern(
        "\(loss.name) no longer holds for \(loss.owner): rows that break it can come in.",
        at: removal.span,
        lock: loss.lock(step.state.lockEnd(migration.handling.host?.name)),
        wayOut: [
          "first deploy code that does not count on it",
          "where another takes its place, add that first, and drop this one when it is valid",
        ])
    }
  }
}

/// A constraint that no longer holds.
private struct Loss {
  let name: Identifier
  let owner: String
  let table: RelationName?
  let isForeignKey: Bool

  init?(_ object: Removal.Object) {
    switch object {
    case .constraint(let name, let table, let kind):
      (self.name, owner, self.table) = (name, "\(table)", table)
      isForeignKey = kind == .foreignKey
    case .enforcement(let name, let table):
      (self.name, owner, self.table, isForeignKey) = (name, "\(table)", table, true)
    case .domainConstraint(let name, let domain):
      (self.name, owner, table, isForeignKey) = (name, "\(domain.name)", nil, false)
    case .column, .table, .relation, .index, .partition, .routine, .type, .attribute, .schema,
      .database, .extension, .trigger, .policy, .dependents:
      return nil
    }
  }

  func lock(_ end: String) -> String? {
    table.map {
      "\(LockMode.accessExclusive) on \($0)\(isForeignKey ? " and the table it refers to" : "") "
        + end
    }
  }
}

extension Effect {
  /// Whether the same table gets a constraint of the same name.
  fileprivate func restores(_ loss: Loss) -> Bool {
    guard case .constraintAddition(let addition) = self else { return false }
    return addition.relation == loss.table && addition.name == loss.name
  }
}

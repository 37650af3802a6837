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
        !effects.dropFirst(index + 1).contains(where: { $0.effect.restores(loss) })
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
  let kind: Constraint.Kind?
  let columns: [Identifier]

  init?(_ object: Removal.Object) {
    switch object {
    case .constraint(let name, let table, let kind, let columns):
      (self.name, owner, self.table) = (name, "\(table)", table)
      (self.kind, self.columns) = (kind, columns)
    case .enforcement(let name, let table):
      (self.name, owner, self.table) = (name, "\(table)", table)
      (kind, columns) = (.foreignKey, [])
    case .domainConstraint(let name, let domain):
      (self.name, owner, table, kind, columns) = (name, "\(domain.name)", nil, nil, [])
    case .column, .table, .relation, .index, .partition: return nil
    }
  }

  func lock(_ end: String) -> String? {
    let others = kind == .foreignKey ? " and the table it refers to" : ""
    return table.map { "\(LockMode.accessExclusive) on \($0)\(others) \(end)" }
  }
}

extension Effect {
  /// Whether the table gets a constraint in its place: of the same name, or of the same kind on the
  /// same columns. Or the table goes, or one of the columns.
  fileprivate func restores(_ loss: Loss) -> Bool {
    switch self {
    case .constraintAddition(let addition):
      guard addition.relation == loss.table else { return false }
      let isAlike =
        addition.kind == loss.kind && (addition.kind == .check || shares(addition, loss))
      return addition.name == loss.name || isAlike
    case .removal(let removal):
      switch removal.object {
      case .table(let table): return table == loss.table
      case .column(let column, let table):
        return table == loss.table && loss.columns.contains(column)
      default: return false
      }
    default: return false
    }
  }

  private func shares(_ addition: ConstraintAddition, _ loss: Loss) -> Bool {
    addition.columns.contains(where: loss.columns.contains)
  }
}

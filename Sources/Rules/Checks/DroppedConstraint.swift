import Rulebook
import Semantics
import Syntax

extension Rule {
  /// What a constraint kept out of a table can come in from now on; a foreign key locks both tables
  /// to go.
  static let droppedConstraint = Rule(.droppedConstraint) { (migration: Migration) in
    let effects = migration.effects
    lazy var history = TableHistory(effects, [.constraintAddition, .removal, .indexBuild]) {
      effect in
      switch effect {
      case .constraintAddition(let addition): addition.relation
      case .removal(let removal): removal.table
      case .indexBuild(let build): build.relation
      default: nil
      }
    }
    return effects.places(of: .removal).compactMap { index -> Concern? in
      guard case .removal(let removal) = effects[index], removal.isLive,
        let loss = Loss(removal.object), let transaction = migration.transaction(of: index),
        !history.effects(on: loss.table, from: index + 1).contains(where: { $0.settles(loss) }),
        !history.effects(on: loss.known?.referenced, from: index + 1)
          .contains(where: { $0.settles(loss) }),
        !history.effects(on: loss.table).contains(where: { $0.replaces(loss) })
      else { return nil }

      return Concern(
        "\(loss.name) no longer holds for \(loss.owner): rows that break it can come in.",
        at: removal.span,
        lock: loss.lock(transaction.state.lockEnd(migration.handling.host?.name)),
        wayOut: [
          "first deploy code that does not count on it",
          "where another takes its place, add that first, and drop this one when it is valid",
        ])
    }
  }
}

extension Removal {
  /// The table that goes, or loses a column.
  fileprivate var table: RelationName? {
    switch object {
    case .table(let table), .column(_, let table): table
    default: nil
    }
  }
}

/// A constraint that no longer holds.
private struct Loss {
  let name: Identifier
  let owner: String
  let table: RelationName?
  let known: KnownConstraint?
  let isForeignKey: Bool

  init?(_ object: Removal.Object) {
    switch object {
    case .constraint(let name, let table, let known):
      (self.name, owner, self.table, self.known) = (name, "\(table)", table, known)
      isForeignKey = known?.kind == .foreignKey
    case .enforcement(let name, let table):
      (self.name, owner, self.table, known, isForeignKey) = (name, "\(table)", table, nil, true)
    case .domainConstraint(let name, let domain):
      (self.name, owner, table, known, isForeignKey) = (name, "\(domain.name)", nil, nil, false)
    case .column, .table, .relation, .index, .partition, .routine, .type, .attribute, .schema,
      .database, .extension, .trigger, .policy, .dependents, .other:
      return nil
    }
  }

  func lock(_ end: String) -> String? {
    let others = isForeignKey ? " and the table it refers to" : ""
    return table.map { "\(LockMode.accessExclusive) on \($0)\(others) \(end)" }
  }
}

extension ConstraintAddition {
  /// What it is called; a primary key without a name is called after its table.
  fileprivate var ownName: String? {
    name?.text ?? (kind == .primaryKey ? "\(relation.name.text)_pkey" : nil)
  }
}

extension IndexBuild {
  fileprivate func isUnique(_ columns: [Identifier], of table: RelationName?) -> Bool {
    guard relation == table, let request, request.isUnique, !request.isPartial else { return false }
    return Set(request.keys) == Set(columns)
  }
}

extension Effect {
  /// Whether nothing is lost behind it: a constraint of that name comes back, or the table goes, the
  /// one referred to, or one of the columns.
  fileprivate func settles(_ loss: Loss) -> Bool {
    switch self {
    case .constraintAddition(let addition):
      return addition.relation == loss.table && addition.ownName == loss.name.text
    case .removal(let removal):
      switch removal.object {
      case .table(let table): return table == loss.table || table == loss.known?.referenced
      case .column(let column, let table):
        return table == loss.table && loss.known?.columns.contains(column) == true
      default: return false
      }
    default: return false
    }
  }

  /// Whether another constraint of the table takes its place: one of its kind on the same columns, or
  /// a unique index on them.
  fileprivate func replaces(_ loss: Loss) -> Bool {
    guard let known = loss.known else { return false }
    if case .indexBuild(let build) = self { return build.isUnique(known.columns, of: loss.table) }
    guard case .constraintAddition(let addition) = self, addition.relation == loss.table else {
      return false
    }
    switch (known.kind, addition.kind) {
    case (.check, .check): return !Set(addition.columns).isDisjoint(with: known.columns)
    case (.unique, .unique), (.unique, .primaryKey), (.primaryKey, .primaryKey),
      (.primaryKey, .unique), (.foreignKey, .foreignKey), (.exclusion, .exclusion),
      (.notNull, .notNull):
      return Set(addition.columns) == Set(known.columns)
    default: return false
    }
  }
}

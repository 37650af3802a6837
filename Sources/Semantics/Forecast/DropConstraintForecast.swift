import Syntax

/// ALTER TABLE … DROP CONSTRAINT.
extension Forecast {
  mutating func dropConstraint(
    _ name: Identifier, of table: RelationName, _ alter: AlterTable, ifExists: Bool,
    cascades: Bool, at range: TokenRange
  ) {
    guard let known = relation(table) else {
      return removeConstraint(name, of: table, nil, at: range)
    }
    // The server first looks whether anything has the partitions open.
    lockPartitions(of: table, .accessExclusive, at: range)
    guard let constraint = known.constraint(name) else {
      if whole(table) == nil {
        removeConstraint(name, of: table, nil, at: range)
      } else if !ifExists {
        refuse("42704", "constraint \"\(name)\" of relation \"\(table)\" does not exist", at: range)
      }
      return
    }
    if isInherited(constraint) {
      return refuse(
        "42P16", "cannot drop inherited constraint \"\(name)\" of relation \"\(table)\"", at: range)
    }
    removeConstraint(name, of: table, constraint, at: range)
    switch constraint.kind {
    case .check, .notNull: dropRowConstraint(constraint, of: known, alter, at: range)
    case .foreignKey:
      // Triggers of both tables go, and queries of either may be using them.
      if let referenced = constraint.referenced.flatMap({ relation($0)?.name }) {
        lockKeySide(referenced, .accessExclusive, at: range)
      }
    case .unique, .primaryKey, .exclusion:
      dropKey(constraint, of: known, cascades: cascades, at: range)
    }
  }

  private mutating func removeConstraint(
    _ name: Identifier, of table: RelationName, _ known: Constraint?, at range: TokenRange
  ) {
    let isLost = known.map { !$0.isNew && !isImplied($0, on: table) } ?? true
    remove(
      .constraint(name, of: table, known.map(describe)),
      isLive: isLive(table) && isLost, at: range)
  }

  private func describe(_ constraint: Constraint) -> KnownConstraint {
    KnownConstraint(
      kind: constraint.kind, columns: constraint.columns,
      referenced: constraint.referenced.flatMap { relation($0)?.name })
  }

  /// Whether what remains says as much: NOT NULL, a partition's bound, another CHECK. So goes the
  /// CHECK that spared a scan.
  private func isImplied(_ constraint: Constraint, on table: RelationName) -> Bool {
    guard constraint.kind == .check, let predicate = constraint.predicate,
      var rest = relation(table)
    else { return false }
    rest.constraints.removeAll { $0.name == constraint.name }
    let actions = current?.alter.actions ?? []
    let required = actions.compactMap { action -> Predicate? in
      guard case .setNotNull(let name) = action.kind else { return nil }
      return .isNotNull(Identifier(name, in: statement))
    }
    return Predicate.all(required + [conditions(of: rest)]).implies(predicate)
  }

  /// Whether it is a parent's constraint, or its index a part of a parent's.
  private func isInherited(_ constraint: Constraint) -> Bool {
    if let index = constraint.index.flatMap({ relation($0)?.index }) { return index.parent != nil }
    return constraint.isInherited
  }

  private mutating func dropRowConstraint(
    _ constraint: Constraint, of table: Relation, _ alter: AlterTable, at range: TokenRange
  ) {
    if constraint.kind == .notNull, let column = constraint.columns.first,
      table.primaryKey.contains(column)
    {
      return refuse("42P16", "column \"\(column)\" is in a primary key", at: range)
    }
    guard !constraint.isNoInherit else { return }
    if alter.table.isOnly {
      if table.kind == .partitionedTable, !table.children.isEmpty, moment.server.major < 18 {
        return refuse(
          "42P16",
          "cannot remove constraint from only the partitioned table when partitions exist",
          at: range)
      }
      // The children keep it as their own, and are locked to be told so.
      for child in table.children { lock(child, .accessExclusive, at: range) }
    } else {
      lockBelow(table.name, .accessExclusive, at: range)
    }
  }

  private mutating func dropKey(
    _ constraint: Constraint, of table: Relation, cascades: Bool, at range: TokenRange
  ) {
    dropsIdentity(constraint, of: table, at: range)
    guard let id = constraint.index else { return }
    lockDropped(id, at: range)
    let users = moment.schema.foreignKeys(on: id)
    if cascades {
      let keys = users.compactMap { relation($0.table) }.map { "a foreign key of \($0.name)" }
      if !keys.isEmpty, let action = current?.action {
        takeAlong(keys, isLive: isLive(table.name), at: action.range)
      }
      for user in users { lock(user.table, .accessExclusive, at: range) }
      for user in users { lockBelow(user.table, at: range) }
    } else if !users.isEmpty {
      refuse(
        "2BP01",
        "cannot drop constraint \(constraint.name) on table \(table.name) because other objects "
          + "depend on it", at: range)
    }
  }

  private mutating func lockBelow(_ id: RelationID, at range: TokenRange) {
    if let name = relation(id)?.name { lockPartitions(of: name, .accessExclusive, at: range) }
  }
}

import Syntax

/// Actions of ALTER TABLE on constraints that are there: VALIDATE, DROP, ALTER, RENAME.
extension Forecast {
  mutating func constraintAction(
    _ action: AlterTableAction, of alter: AlterTable, on table: RelationName
  ) {
    switch action.kind {
    case .addConstraint(let constraint):
      addConstraint(constraint, to: table, alter)
    case .validateConstraint(let name):
      validateConstraint(Identifier(name, in: statement), of: table, alter, at: action.keywords)
    case .dropConstraint(let name, let ifExists, let behavior):
      dropConstraint(
        Identifier(name, in: statement), of: table, alter, ifExists: ifExists,
        cascades: behavior == .cascade, at: action.keywords)
    case .alterConstraint(let name, let attributes):
      alterConstraint(
        Identifier(name, in: statement), attributes, of: table, alter, at: action.keywords)
    default: break
    }
  }

  private mutating func refuseMissingConstraint(
    _ name: Identifier, of table: RelationName, at range: TokenRange
  ) {
    guard whole(table) != nil else { return }
    refuse("42704", "constraint \"\(name)\" of relation \"\(table)\" does not exist", at: range)
  }

  // MARK: VALIDATE

  private mutating func validateConstraint(
    _ name: Identifier, of table: RelationName, _ alter: AlterTable, at range: TokenRange
  ) {
    guard let constraint = relation(table)?.constraint(name) else {
      refuseMissingConstraint(name, of: table, at: range)
      return scan(table, .validation(name), at: range)
    }
    if !constraint.isEnforced, moment.server.major >= 18 {
      return refuse("55000", "cannot validate NOT ENFORCED constraint", at: range)
    }
    switch constraint.kind {
    case .unique, .primaryKey, .exclusion:
      refuse("42809", "cannot validate constraint \"\(name)\" of relation \"\(table)\"", at: range)
    case .check, .notNull:
      if !constraint.isValid {
        validateRows(constraint, of: table, isOnly: alter.table.isOnly, at: range)
      }
    case .foreignKey:
      if !constraint.isValid { validateKey(constraint, of: table, at: range) }
    }
  }

  private mutating func validateRows(
    _ constraint: Constraint, of table: RelationName, isOnly: Bool, at range: TokenRange
  ) {
    let parts = constraint.isNoInherit ? tree(table).filter { $0.name == table } : tree(table)
    if isOnly, parts.count > 1 {
      return refuse("42P16", "constraint must be validated on child tables too", at: range)
    }
    for part in parts { lock(part.name, .shareUpdateExclusive, at: range) }
    let scanned = parts.filter { part in
      let own = part.constraints.first { constraint.isSame(as: $0) }
      return part.holdsRows && own?.isValid != true
    }
    scan(table, .validation(constraint.name), parts: scanned.map(\.name), at: range)
  }

  private mutating func validateKey(
    _ constraint: Constraint, of table: RelationName, at range: TokenRange
  ) {
    guard let referenced = constraint.referenced.flatMap({ relation($0)?.name }) else { return }
    if referenced != table {
      lock(referenced, .rowShare, at: range)
      lockBelow(referenced, .accessShare, at: range)
    }
    if relation(table)?.kind == .partitionedTable {
      lockBelow(table, .shareUpdateExclusive, at: range)
    }
    validate(
      table, referenced: referenced, constraint: constraint.name, .validation, at: range)
  }

  // MARK: ALTER

  /// A key that waited for COMMIT, or could, does so no more. To wait longer breaks nobody.
  private mutating func noteDeferral(
    _ key: Constraint, _ attributes: ConstraintAttributes, of table: RelationName,
    at range: TokenRange
  ) {
    let isDeferred = attributes.isInitiallyDeferred
    let isDeferrable = attributes.isDeferrable || isDeferred
    guard attributes.changesDeferral,
      key.isInitiallyDeferred && !isDeferred || key.isDeferrable && !isDeferrable
    else { return }
    changes(
      .noDeferral(key.name), of: table, isLive: isLive(table) && !key.isNew, at: range)
  }

  private mutating func alterConstraint(
    _ name: Identifier, _ attributes: ConstraintAttributes, of table: RelationName,
    _ alter: AlterTable, at range: TokenRange
  ) {
    if moment.server.major < 18 {
      if let word = attributes.enforcement ?? (attributes.isInherit ? "INHERIT" : nil) {
        return refuseWord(word, at: range)
      }
      if attributes.isNoInherit {
        return refuse(
          "0A000", "FOREIGN KEY constraints cannot be marked NO INHERIT", at: range)
      }
    }
    guard let constraint = relation(table)?.constraint(name) else {
      return refuseMissingConstraint(name, of: table, at: range)
    }
    if let reason = refusal(of: attributes, for: constraint) {
      return refuse(
        "42809", "constraint \"\(name)\" of relation \"\(table)\" \(reason)", at: range)
    }
    if constraint.kind == .notNull { return alterInheritance(constraint, attributes, table, range) }
    if constraint.isInherited {
      return refuse(
        moment.server.major >= 18 ? "55000" : "XX000",
        "cannot alter constraint \"\(name)\" on relation \"\(table)\"", at: range)
    }
    lockPartitions(of: table, .accessExclusive, at: range)
    noteDeferral(constraint, attributes, of: table, at: range)
    guard let referenced = constraint.referenced.flatMap({ relation($0)?.name }) else { return }
    if attributes.isNotEnforced, constraint.isEnforced {
      remove(
        .enforcement(name, of: table), isLive: isLive(table) && !constraint.isNew, at: range)
      lockKeySide(referenced, .accessExclusive, at: range)
    } else if attributes.isEnforced, !constraint.isEnforced {
      lockKeySide(referenced, .shareRowExclusive, at: range)
      validate(table, referenced: referenced, constraint: name, at: range)
    }
  }

  /// Why a constraint cannot be altered so.
  private func refusal(of attributes: ConstraintAttributes, for constraint: Constraint) -> String? {
    let isInheritance = attributes.isInherit || attributes.isNoInherit
    if isInheritance { return constraint.kind == .notNull ? nil : "is not a not-null constraint" }
    if constraint.kind == .foreignKey { return nil }
    if attributes.isEnforced || attributes.isNotEnforced { return "cannot change enforceability" }
    return "is not a foreign key constraint"
  }

  /// NO INHERIT leaves it to the children; INHERIT gives it to them, who may have to be read.
  private mutating func alterInheritance(
    _ constraint: Constraint, _ attributes: ConstraintAttributes, _ table: RelationName,
    _ range: TokenRange
  ) {
    lockBelow(table, .accessExclusive, at: range)
    guard attributes.isInherit, constraint.isNoInherit, let column = constraint.columns.first
    else { return }
    let parts = tree(table).filter {
      $0.name != table && $0.holdsRows && !provesNotNull(column, $0)
    }
    if !parts.isEmpty { scan(table, .notNull(column), parts: parts.map(\.name), at: range) }
  }

  // MARK: RENAME

  /// RENAME CONSTRAINT: the index of a key bears its name, and a CHECK has one name in all children.
  mutating func renameConstraint(_ rename: Rename, of reference: RelationReference, _ name: Name) {
    let table = resolve(reference)
    lock(table, .accessExclusive, at: rename.clause)
    let name = Identifier(name, in: statement)
    guard let known = relation(table) else { return }
    guard let constraint = known.constraint(name) else {
      return refuseMissingConstraint(name, of: table, at: rename.clause)
    }
    if let index = constraint.index { lock(index, .shareUpdateExclusive, at: rename.clause) }
    renaming(
      .constraint(name, of: table), to: Identifier(rename.newName, in: statement),
      isLive: isLive(table), rename)
    if constraint.kind == .check || constraint.kind == .notNull {
      if constraint.isInherited {
        return refuse(
          "42P16", "cannot rename inherited constraint \"\(name)\"", at: rename.clause)
      }
      if !constraint.isNoInherit, !known.children.isEmpty {
        if reference.isOnly {
          return refuse(
            "42P16", "inherited constraint \"\(name)\" must be renamed in child tables too",
            at: rename.clause)
        }
        lockBelow(table, .accessExclusive, at: rename.clause)
      }
    }
    refuseTaken(Identifier(rename.newName, in: statement), constraint, of: known, rename.clause)
  }

  private mutating func refuseTaken(
    _ name: Identifier, _ constraint: Constraint, of table: Relation, _ range: TokenRange
  ) {
    if table.constraint(name) != nil {
      refuse(
        "42710", "constraint \"\(name)\" for relation \"\(table.name)\" already exists", at: range)
    } else if constraint.index != nil,
      relation(RelationName(schema: table.name.schema, name: name)) != nil
    {
      refuse("42P07", "relation \"\(name)\" already exists", at: range)
    }
  }
}

// MARK: What constraints say

extension Forecast {
  /// Locks the partitions of a partitioned table; the children of another are not reached.
  mutating func lockPartitions(of table: RelationName, _ mode: LockMode, at range: TokenRange) {
    if relation(table)?.kind == .partitionedTable { lockBelow(table, mode, at: range) }
  }

  /// Whether nothing has to be read to know that a column holds no NULL.
  func provesNotNull(_ column: Identifier, _ table: Relation) -> Bool {
    if let known = table.column(column), known.isNotNull, !known.isNotNullUnproved { return true }
    return table.constraints.contains { constraint in
      constraint.kind == .check && constraint.isProved
        && constraint.predicate?.implies(.isNotNull(column)) == true
    }
  }
}

extension Constraint {
  /// Whether a child's constraint is what this one is for its parent.
  func isSame(as other: Constraint) -> Bool {
    guard kind == other.kind else { return false }
    return kind == .notNull ? columns == other.columns : name == other.name
  }
}

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

  /// The constraint of a name: there before, or added by the same statement.
  private func constraint(_ name: Identifier, of table: RelationName, _ alter: AlterTable)
    -> Constraint?
  {
    if let known = relation(table)?.constraint(name) { return known }
    guard alter.actions.count > 1 else { return nil }
    return after.relation(table)?.constraint(name)
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
    guard let constraint = constraint(name, of: table, alter) else {
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
      if isUnvalidated(constraint, of: table) {
        validateRows(constraint, of: table, isOnly: alter.table.isOnly, at: range)
      }
    case .foreignKey:
      if isUnvalidated(constraint, of: table) { validateKey(constraint, of: table, at: range) }
    }
  }

  /// Whether the rows have not been looked at. One that the same statement adds has not: the
  /// schema behind the statement has it as valid.
  private func isUnvalidated(_ constraint: Constraint, of table: RelationName) -> Bool {
    relation(table)?.constraint(constraint.name).map { !$0.isValid } ?? true
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
    validate(table, referenced: referenced, constraint: constraint.name, at: range)
  }

  // MARK: ALTER

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
    guard let constraint = constraint(name, of: table, alter) else {
      return refuseMissingConstraint(name, of: table, at: range)
    }
    if let reason = refusal(of: attributes, for: constraint) {
      return refuse(
        "42809", "constraint \"\(name)\" of relation \"\(table)\" \(reason)", at: range)
    }
    if constraint.kind == .notNull { return alterInheritance(constraint, attributes, table, range) }
    lockPartitions(of: table, .accessExclusive, at: range)
    guard let referenced = constraint.referenced.flatMap({ relation($0)?.name }) else { return }
    if attributes.isNotEnforced, constraint.isEnforced {
      lockTree(referenced, .accessExclusive, at: range)
    } else if attributes.isEnforced, !constraint.isEnforced {
      lockTree(referenced, .shareRowExclusive, at: range)
      validate(table, referenced: referenced, constraint: name, at: range)
    }
  }

  /// Why a constraint cannot be altered so.
  private func refusal(of attributes: ConstraintAttributes, for constraint: Constraint) -> String?
  {
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
  ///
  /// - Parameter dropped: constraints that the statement drops, which is done before.
  func provesNotNull(
    _ column: Identifier, _ table: Relation, dropped: Set<Identifier> = []
  ) -> Bool {
    if let known = table.column(column), known.isNotNull, !known.isNotNullUnproved { return true }
    return table.constraints.contains { constraint in
      guard constraint.kind == .check, constraint.isProved, !dropped.contains(constraint.name)
      else { return false }
      return constraint.predicate?.implies(.isNotNull(column)) == true
    }
  }

  /// The constraints that the statement drops.
  func dropped(by alter: AlterTable) -> Set<Identifier> {
    Set(
      alter.actions.compactMap { action in
        guard case .dropConstraint(let name, _, _) = action.kind else { return nil }
        return Identifier(name, in: statement)
      })
  }
}

extension Constraint {
  /// Whether a child's constraint is what this one is for its parent.
  func isSame(as other: Constraint) -> Bool {
    guard kind == other.kind else { return false }
    return kind == .notNull ? columns == other.columns : name == other.name
  }
}

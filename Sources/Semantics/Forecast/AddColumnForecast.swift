import Syntax

/// ADD COLUMN: what is written, built, scanned or validated for the rows there are.
extension Forecast {
  mutating func addColumn(
    _ column: ColumnDefinition, ifNotExists: Bool, _ action: AlterTableAction,
    of alter: AlterTable, to table: RelationName
  ) {
    let name = Identifier(column.name, in: statement)
    if ifNotExists, let known = relation(table)?.column(name) {
      return keepsOther(known, column, of: table)
    }
    if let (state, message) = reasonNotToAdd(column, name, alter, table) {
      return refuse(state, message, at: column.name.range)
    }
    let targets = lockReceivers(of: name, table, alter, at: action.keywords)
    let added = AddedColumn(name: name, definition: column, targets: targets, table: table)
    if refuseDefinition(added) { return }
    noteColumn(column, on: table, isLive: isLive(table))
    let value = writeNewColumn(added)
    let after = leave()
    for constraint in column.constraints { columnConstraint(constraint, value, added, after) }
    noteReferences(of: column, on: table, after, isLive: isLive(table))
    if value == .unsaid || value == .null { emptyColumns.insert(name) }
    if value != .given { requireValue(added) }
  }

  /// IF NOT EXISTS keeps a column of history that is of another type.
  private mutating func keepsOther(
    _ known: Column, _ column: ColumnDefinition, of table: RelationName
  ) {
    guard let type = column.type, let old = known.type, !known.isNew, certainty == .certain,
      moment.schema.columnType(type, in: statement).stored != old
    else { return }
    changes(.skippedCreation(known.origin), of: table, at: column.name.range)
  }

  /// Locks what the new column comes to below a table, and names the tables that get it. A child
  /// that has it already keeps its own, and what stands below the child is not reached.
  private mutating func lockReceivers(
    of column: Identifier, _ table: RelationName, _ alter: AlterTable, at range: TokenRange
  ) -> [RelationName] {
    guard !alter.table.isOnly else { return [table] }
    let mode = alter.lockMode(in: statement)
    var targets = [table]
    var seen: Set<RelationName> = [table]
    var next = 0
    while next < targets.count {
      for id in relation(targets[next])?.children ?? [] {
        guard let child = relation(id), seen.insert(child.name).inserted else { continue }
        lock(child.name, mode, at: range)
        if child.column(column) == nil { targets.append(child.name) }
      }
      next += 1
    }
    return targets
  }

  /// The column as the actions of this file hand it on.
  private struct AddedColumn {
    let name: Identifier
    let definition: ColumnDefinition
    /// The table and those below it that get the column.
    let targets: [RelationName]
    let table: RelationName
  }

  /// What the rows there are hold in a new column.
  private enum NewValue {
    /// NULL, because no DEFAULT is said.
    case unsaid
    /// NULL, because DEFAULT NULL is said. The server looks up foreign keys all the same.
    case null
    case given
    /// Computed when it is read.
    case virtual
  }

  // MARK: Refused

  private func reasonNotToAdd(
    _ column: ColumnDefinition, _ name: Identifier, _ alter: AlterTable, _ table: RelationName
  ) -> (String, String)? {
    if Relation.systemColumns.contains(name) {
      return ("42701", "column name \"\(name)\" conflicts with a system column name")
    }
    guard let known = relation(table) else { return nil }
    if known.ofType != nil { return ("42809", "cannot add column to typed table") }
    if known.partition != nil { return ("42809", "cannot add column to a partition") }
    if known.column(name) != nil, known.isComplete || known.column(name)?.type != nil {
      return ("42701", "column \"\(name)\" of relation \"\(table.name)\" already exists")
    }
    guard !known.children.isEmpty else { return nil }
    if alter.table.isOnly { return ("42P16", "column must be added to child tables too") }
    let isIdentity = column.constraints.contains {
      if case .identity = $0.kind { true } else { false }
    }
    if let child = otherwiseTyped(column, name, table) {
      return ("42804", "child table \"\(child)\" has different type for column \"\(name)\"")
    }
    if isIdentity, known.kind != .partitionedTable || moment.server.major < 17 {
      return (
        "42P16", "cannot recursively add identity column to table that has child tables"
      )
    }
    return nil
  }

  /// A table below that has the column already, of another type.
  private func otherwiseTyped(
    _ column: ColumnDefinition, _ name: Identifier, _ table: RelationName
  ) -> RelationName? {
    guard let new = newType(column) else { return nil }
    return descendants(of: table).first {
      relation($0)?.column(name)?.type.map { $0 != new } ?? false
    }
  }

  /// Whether the server refuses the column's type or one of its clauses.
  private mutating func refuseDefinition(_ added: AddedColumn) -> Bool {
    let before = effects.count
    let column = added.definition
    if let type = column.type { checkType(type, collation: column.collation) }
    refuseOverVirtual(column)
    var clauses: Set<String> = []
    for constraint in column.constraints {
      switch constraint.kind {
      case .defaultValue(let value):
        clauses.insert("default")
        checkDefault(value, of: newType(column))
      case .identity:
        clauses.insert("identity")
        if let type = newType(column), !type.isWholeNumber {
          refuse(
            "22023", "identity column type must be smallint, integer, or bigint",
            at: constraint.keywords)
        }
      case .generated(let value, _):
        clauses.insert("generated")
        checkGeneration(value, of: added.name, on: added.table)
      case .primaryKey: checkKey(constraint, isPrimary: true, added)
      case .unique: checkKey(constraint, isPrimary: false, added)
      case .notNull, .null, .check, .references: break
      }
    }
    if let type = column.type, serialType(type) != nil { clauses.insert("default") }
    if clauses.count > 1 {
      refuse("42601", "more than one of default, identity and generated", at: column.range)
    }
    return effects.count > before
  }

  /// What is computed when it is read has no index, and nothing refers to it.
  private mutating func refuseOverVirtual(_ column: ColumnDefinition) {
    let isVirtual = column.constraints.contains {
      if case .generated(_, let kind) = $0.kind { kind != .stored } else { false }
    }
    for constraint in isVirtual ? column.constraints : [] {
      switch constraint.kind {
      case .unique, .primaryKey, .references:
        refuse(
          "0A000", "constraints on virtual generated columns are not supported",
          at: constraint.keywords)
      case .notNull, .null, .check, .defaultValue, .identity, .generated: break
      }
    }
  }

  private func newType(_ column: ColumnDefinition) -> ColumnType? {
    column.type.map { moment.schema.columnType($0, in: statement).stored }
  }

  /// A type that nobody made, or that has no collations.
  mutating func checkType(_ type: TypeName, collation: QualifiedName?) {
    let found = moment.schema.columnType(type, in: statement).stored
    if let key = found.key, moment.schema.knowsEveryObject, moment.schema.type(key) == nil,
      case .named(let name) = type.base, name.qualifier.map({ statement.text($0) }) != "pg_catalog",
      moment.schema.relation(RelationName(schema: key.schema, name: key.name)) == nil,
      !Forecast.otherTypes.contains(found.name), !type.isTypeOf
    {
      refuse("42704", "type \"\(found.name)\" does not exist", at: type.range)
    } else if let collation, found.isBuiltin, !found.isString {
      refuse("42804", "collations are not supported by type \(found)", at: collation.range)
    }
  }

  /// Types of the server's own that columns seldom have.
  private static let otherTypes: Set<String> = [
    "regcollation", "regconfig", "regdictionary", "regnamespace", "regoper", "regoperator",
    "regprocedure", "regrole", "pg_snapshot", "refcursor", "int2vector", "oidvector", "aclitem",
    "gtsvector", "record", "sql_identifier", "pg_node_tree",
  ]

  private mutating func checkKey(
    _ constraint: ColumnConstraint, isPrimary: Bool, _ added: AddedColumn
  ) {
    guard let known = relation(added.table) else { return }
    if isPrimary, !known.primaryKey.isEmpty {
      refuse(
        "42P16", "multiple primary keys for table \"\(added.table.name)\" are not allowed",
        at: constraint.keywords)
    } else if known.partitionKey != nil {
      // The key's columns were there before, so the new one alone cannot hold them all.
      refuse(
        "0A000", "unique constraint on partitioned table must include all partitioning columns",
        at: constraint.keywords)
    }
  }

  // MARK: Written

  /// Rewrites the tables where the new column's value differs from row to row.
  private mutating func writeNewColumn(_ added: AddedColumn) -> NewValue {
    var written = NewValue.unsaid
    let column = added.definition
    if let type = column.type {
      if let serial = serialType(type) {
        write(added, .serialColumn(added.name, type: serial), at: type.range)
        written = .given
      }
      written = writeDomain(type, added) ?? written
    }
    for constraint in column.constraints {
      switch constraint.kind {
      case .defaultValue(let value):
        written = value.isNull ? .null : .given
        writeDefault(value, added)
      case .identity:
        written = .given
        write(added, .identityColumn(added.name), at: constraint.keywords)
      case .generated(_, let kind):
        // Since 18 a column that says neither is virtual.
        written = kind == .stored ? .given : .virtual
        if kind == .stored { write(added, .storedColumn(added.name), at: constraint.keywords) }
      case .notNull, .null, .check, .unique, .primaryKey, .references:
        break
      }
    }
    return written
  }

  private mutating func write(
    _ added: AddedColumn, _ cause: Rewrite.Cause, _ certainty: Certainty = .certain,
    at range: TokenRange
  ) {
    for target in added.targets where hasStorage(target) {
      rewrite(target, cause, certainty, at: range)
    }
  }

  /// A domain that restricts is checked for every row, NULL or not, even where there is none.
  private mutating func writeDomain(_ type: TypeName, _ added: AddedColumn) -> NewValue? {
    let found = moment.schema.columnType(type, in: statement)
    if moment.schema.constrainedDomain(found) != nil {
      write(added, .domainColumn(added.name), at: type.range)
    }
    guard let key = found.key, case .domain(let domain) = moment.schema.type(key)?.kind,
      domain.hasDefault
    else { return nil }
    return .given
  }

  private mutating func writeDefault(_ value: Expression, _ added: AddedColumn) {
    let function = Volatility.culprit(of: value, in: statement, moment.schema).map { name(of: $0) }
    let cause = Rewrite.Cause.columnDefault(column: added.name, function: function)
    switch Volatility.of(value, in: statement, moment.schema) {
    case .sameForAllRows: break
    case .unknown: write(added, cause, .unknownShape, at: value.range)
    case .volatile: write(added, cause, at: value.range)
    }
  }

  private func name(of function: FunctionMention) -> String {
    switch function.name {
    case .system(let name): name
    case .written(let name): statement.written(name.range)
    }
  }

  /// `bigserial` and its kin, by the name that is written.
  func serialType(_ type: TypeName) -> String? {
    guard case .named(let name) = type.base, name.partCount == 1 else { return nil }
    let text = statement.text(name.last)
    return ColumnType.serials.contains(text) ? text : nil
  }

  // MARK: Constraints

  private mutating func columnConstraint(
    _ constraint: ColumnConstraint, _ value: NewValue, _ added: AddedColumn, _ after: Schema
  ) {
    switch constraint.kind {
    case .check(_, let noInherit):
      guard !constraint.attributes.isNotEnforced, !constraint.attributes.isNotValid else { return }
      let name = constraint.name.map { Identifier($0, in: statement) }
      for target in noInherit ? [added.table] : added.targets where hasStorage(target) {
        scan(target, .check(name), at: constraint.keywords)
      }
    case .unique: buildKeys(.unique, constraint, added, after)
    case .primaryKey: buildKeys(.primaryKey, constraint, added, after)
    case .references(let reference):
      references(reference, constraint, value, added, after)
    case .notNull, .null, .defaultValue, .identity, .generated: break
    }
  }

  private mutating func buildKeys(
    _ cause: IndexBuild.Cause, _ constraint: ColumnConstraint, _ added: AddedColumn,
    _ after: Schema
  ) {
    let old = Set(relation(added.table)?.indexes ?? [])
    let new = (after.relation(added.table)?.indexes ?? []).filter { !old.contains($0) }
    let made = new.compactMap { after.relation($0) }
      .filter { $0.index?.isPrimary == (cause == .primaryKey) }
    let name =
      made.first?.name.name ?? constraint.name.map { Identifier($0, in: statement) }
    build(added.table, index: name, cause, at: constraint.keywords)
  }

  private mutating func references(
    _ reference: Reference, _ constraint: ColumnConstraint, _ value: NewValue,
    _ added: AddedColumn, _ after: Schema
  ) {
    let referenced = resolve(reference.table)
    if relation(referenced) == nil, moment.schema.isWhole {
      return sayMissing(referenced, at: reference.table.range)
    }
    lockKeySide(referenced, .shareRowExclusive, at: constraint.keywords)
    if refusePersistence(of: added.table, referenced, at: constraint.keywords) { return }
    let wanted = reference.columns.map { Identifier($0, in: statement) }
    if refuseMissing(wanted, of: referenced, at: constraint.keywords)
      || refuseKey(
        wanted, for: [added.name], [newType(added.definition)], of: referenced,
        at: constraint.keywords)
    {
      return
    }
    // Without a default every row holds NULL, and the server skips the check.
    guard value == .given || value == .null, !constraint.attributes.isNotEnforced else { return }
    for target in added.targets where hasStorage(target) {
      let old = relation(target)?.constraints.map(\.name) ?? []
      let new = after.relation(target)?.constraints.first {
        $0.kind == .foreignKey && $0.columns == [added.name] && !old.contains($0.name)
      }
      guard target == added.table || new != nil else { continue }
      let name = new?.name ?? constraint.name.map { Identifier($0, in: statement) }
      validate(target, referenced: referenced, constraint: name, at: constraint.keywords)
    }
  }

  /// A column that may not be null needs a value for the rows there are: they are looked at.
  private mutating func requireValue(_ added: AddedColumn) {
    let required = added.definition.constraints.first { constraint in
      switch constraint.kind {
      case .notNull: !constraint.attributes.isNotValid
      case .primaryKey: true
      default: false
      }
    }
    guard let required else { return }
    var isPrimaryKey = false
    if case .primaryKey = required.kind { isPrimaryKey = true }
    let stored = added.targets.filter(hasStorage)
    for target in stored { scan(target, .newColumn(added.name), at: required.keywords) }
    let isVirtual = added.definition.constraints.contains {
      if case .generated = $0.kind { true } else { false }
    }
    guard !isVirtual else { return }
    let hasRows = added.targets.contains { relation($0)?.rows == .some }
    guard hasRows || isLive(added.table) else { return }
    effects.append(
      .failure(
        Failure(
          cause: .nullInNewColumn(added.name, of: added.table, isPrimaryKey: isPrimaryKey),
          certainty: hasRows ? .certain : .ifRows, span: span(required.keywords))))
  }
}

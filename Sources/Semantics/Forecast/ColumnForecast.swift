import Syntax

extension Forecast {
  mutating func columnAction(
    _ action: AlterTableAction, of alter: AlterTable, on table: RelationName
  ) {
    switch action.kind {
    case .addColumn(let column, _):
      addColumn(column, to: table, keywords: action.keywords)
    case .dropColumn(let name, _, _):
      let column = Identifier(name, in: statement)
      let isNew = moment.schema.relation(table)?.column(column)?.isNew ?? false
      remove(
        .column(column, of: table), isLive: isLive(table) && !isNew,
        at: TokenRange(Int(action.range.lower), Int(name.token) + 1))
    case .alterColumnType(let name, let type, _, let using):
      changeType(Identifier(name, in: statement), to: type, using: using, of: table)
    case .setNotNull(let name):
      setNotNull(Identifier(name, in: statement), of: table, alter, at: action.keywords)
    case .setExpression(let name, _):
      rewrite(
        table, .storedColumn(Identifier(name, in: statement)), .unknownShape, at: action.keywords)
    default: break
    }
  }

  /// SET NOT NULL reads the table unless something proves that no NULL is there.
  private mutating func setNotNull(
    _ column: Identifier, of table: RelationName, _ alter: AlterTable, at keywords: TokenRange
  ) {
    let known = moment.schema.relation(table)
    if known?.column(column)?.isNotNull == true { return }
    let proofs =
      known?.constraints.filter { $0.isProved && $0.provesNotNull.contains(column) } ?? []
    // A constraint that the same statement drops is gone before the proof is looked for.
    let dropped = alter.actions.compactMap { action -> Identifier? in
      guard case .dropConstraint(let name, _, _) = action.kind else { return nil }
      return Identifier(name, in: statement)
    }
    let holds = proofs.contains { !dropped.contains($0.name) }
    if !holds { scan(table, .notNull(column), at: keywords) }
  }

  /// ADD COLUMN: what is written, built, scanned or validated for the rows there are.
  mutating func addColumn(
    _ column: ColumnDefinition, to table: RelationName, keywords: TokenRange
  ) {
    let name = Identifier(column.name, in: statement)
    let value = writeNewColumn(column, name, to: table)
    for constraint in column.constraints { columnConstraint(constraint, value, on: table) }
    if value != .given { requireValue(column, name, of: table) }
  }

  /// What the rows there are hold in a new column.
  private enum NewValue {
    /// NULL, because no DEFAULT is said.
    case unsaid
    /// NULL, because DEFAULT NULL is said. The server looks up foreign keys all the same.
    case null
    case given
  }

  /// Rewrites the table where the new column's value differs from row to row.
  private mutating func writeNewColumn(
    _ column: ColumnDefinition, _ name: Identifier, to table: RelationName
  ) -> NewValue {
    var written = NewValue.unsaid
    if let type = column.type, let serial = serialType(type) {
      rewrite(table, .serialColumn(name, type: serial), at: type.range)
      written = .given
    }
    for constraint in column.constraints {
      switch constraint.kind {
      case .defaultValue(let value):
        written = value.isNull ? .null : .given
        defaultValue(value, of: name, on: table)
      case .identity:
        written = .given
        rewrite(table, .identityColumn(name), at: constraint.keywords)
      case .generated(_, let kind):
        written = .given
        // A VIRTUAL column (18) is computed when it is read, and so is one that says neither.
        if kind == .stored { rewrite(table, .storedColumn(name), at: constraint.keywords) }
      case .notNull, .null, .check, .unique, .primaryKey, .references:
        break
      }
    }
    return written
  }

  private mutating func defaultValue(
    _ value: Expression, of column: Identifier, on table: RelationName
  ) {
    let function = Volatility.culprit(of: value, in: statement).map { name(of: $0) }
    switch Volatility.of(value, in: statement) {
    case .sameForAllRows: break
    case .unknown:
      rewrite(
        table, .columnDefault(column: column, function: function), .unknownShape, at: value.range)
    case .volatile:
      rewrite(table, .columnDefault(column: column, function: function), at: value.range)
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

  private mutating func columnConstraint(
    _ constraint: ColumnConstraint, _ value: NewValue, on table: RelationName
  ) {
    let name = constraint.name.map { Identifier($0, in: statement) }
    switch constraint.kind {
    case .check:
      if !constraint.attributes.isNotEnforced {
        scan(table, .check(name), at: constraint.keywords)
      }
    case .unique: build(table, index: name, .unique, at: constraint.keywords)
    case .primaryKey: build(table, index: name, .primaryKey, at: constraint.keywords)
    case .references(let reference):
      let referenced = resolve(reference.table)
      lock(referenced, .shareRowExclusive, at: constraint.keywords)
      // Without a default every row holds NULL, and the server skips the check.
      if value != .unsaid, !constraint.attributes.isNotEnforced {
        validate(table, referenced: referenced, constraint: name, at: constraint.keywords)
      }
    case .notNull, .null, .defaultValue, .identity, .generated: break
    }
  }

  /// A column that may not be null needs a value for the rows there are.
  private mutating func requireValue(
    _ column: ColumnDefinition, _ name: Identifier, of table: RelationName
  ) {
    let required = column.constraints.first { constraint in
      switch constraint.kind {
      case .notNull, .primaryKey: true
      default: false
      }
    }
    guard let required else { return }
    var isPrimaryKey = false
    if case .primaryKey = required.kind { isPrimaryKey = true }
    guard isLive(table) else { return }
    effects.append(
      .failure(
        Failure(
          cause: .nullInNewColumn(name, of: table, isPrimaryKey: isPrimaryKey),
          certainty: .ifRows, span: span(required.keywords))))
  }

  /// ALTER COLUMN TYPE: rewritten, or free, or unknown where the present type is.
  mutating func changeType(
    _ column: Identifier, to type: TypeName, using: Expression?, of table: RelationName
  ) {
    let known = moment.schema.relation(table)?.column(column)
    let change = TypeChange(
      column: column, old: known?.type, origin: known?.origin,
      new: moment.schema.columnType(type, in: statement).stored)
    let clause = UsingClause(using, column: column, in: statement)
    switch change.storage(using: clause, timeZone: moment.schema.timeZone) {
    case .kept: break
    case .rewritten: rewrite(table, .typeChange(change), at: type.range)
    case .unknown: rewrite(table, .typeChange(change), .unknownShape, at: type.range)
    }
  }
}

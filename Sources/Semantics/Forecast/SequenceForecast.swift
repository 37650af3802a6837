import Syntax

/// Sequences: made, changed, and drawn from.
extension Forecast {
  mutating func createSequence(_ create: CreateSequence) {
    let name = moment.schema.placeForNew(
      create.sequence.name, temporary: create.persistence == .temporary, in: statement)
    guard !refusesExisting(name, ifNotExists: create.ifNotExists, at: create.keywords) else {
      return
    }
    self.create(name, .sequence, at: create.keywords)
    lockOwner(create.options, at: create.keywords)
    refuseForeignOwner(of: name, create.options, at: create.keywords)
  }

  /// A sequence goes with a column of a table in its own schema.
  private mutating func refuseForeignOwner(
    of sequence: RelationName, _ options: [SequenceOption], at range: TokenRange
  ) {
    for option in options {
      guard case .ownedBy(let column) = option.kind, column.partCount > 1 else { continue }
      let whole = column.range
      let table = QualifiedName(TokenRange(Int(whole.lower), Int(whole.upper) - 2))
      let owner = moment.schema.resolve(table, in: statement)
      if relation(owner) != nil, owner.schema != sequence.schema {
        refuse("55000", "sequence must be in same schema as table it is linked to", at: range)
      }
    }
  }

  /// Any option but OWNED BY gives the sequence new storage.
  mutating func alterSequence(_ alter: AlterSequence) {
    let words = TokenRange(Int(alter.range.lower), Int(alter.sequence.range.lower))
    guard !skipsMissing(alter.sequence, ifExists: alter.ifExists, at: words) else { return }
    let name = resolve(alter.sequence)
    lock(name, .shareRowExclusive, as: .sequence, at: words)
    let changes = alter.options.contains { if case .ownedBy = $0.kind { false } else { true } }
    if changes { rewrite(name, .sequence, at: words) }
    self.changes(.sequence, of: name, at: words)
    if let owner = relation(name)?.ownedBy, owner.isIdentity, changesOwner(alter.options) {
      refuse("0A000", "cannot change ownership of identity sequence", certainty, at: words)
    }
    lockOwner(alter.options, at: words)
    refuseForeignOwner(of: name, alter.options, at: words)
  }

  private func changesOwner(_ options: [SequenceOption]) -> Bool {
    options.contains { if case .ownedBy = $0.kind { true } else { false } }
  }

  /// The table of OWNED BY is only looked at.
  private mutating func lockOwner(_ options: [SequenceOption], at range: TokenRange) {
    for option in options {
      guard case .ownedBy(let column) = option.kind, column.partCount > 1 else { continue }
      let whole = column.range
      let table = QualifiedName(TokenRange(Int(whole.lower), Int(whole.upper) - 2))
      if isMissing(table) {
        refuse("42P01", "relation \"\(statement.written(table.range))\" does not exist", at: range)
      }
      refuseMissingColumn(
        Identifier(column.last, in: statement), of: moment.schema.resolve(table, in: statement),
        at: range)
      lock(moment.schema.resolve(table, in: statement), .accessShare, at: range)
    }
  }

  /// nextval, setval and currval of a sequence that the call names.
  mutating func drawNumbers(in range: TokenRange, _ body: StatementBody, at keywords: TokenRange) {
    for function in statement.mentions.functions where range.contains(function.range) {
      guard case .written(let name) = function.name,
        Forecast.sequenceFunctions.contains(statement.text(name.last)),
        let sequence = sequence(at: Int(name.range.upper) + 1)
      else { continue }
      if refuseMissing(sequence, at: name.range) { return }
      lock(
        sequence, .rowExclusive, as: .sequence,
        mayBe: !runsOnce(function, in: body), at: keywords)
    }
  }

  private static let sequenceFunctions: Set<String> = ["nextval", "setval", "currval"]

  /// The sequence named by a string, or by pg_get_serial_sequence of two.
  private func sequence(at index: Int) -> RelationName? {
    if let text = statement.string(at: index) { return moment.schema.relationName(spelt: text) }
    guard statement.text(Name(index)) == "pg_get_serial_sequence",
      let table = statement.string(at: index + 2), let column = statement.string(at: index + 4),
      let name = moment.schema.relationName(spelt: table),
      let id = moment.schema.id(of: name)
    else { return nil }
    let owned = moment.schema.sequences(of: id).compactMap { relation($0) }.first {
      $0.ownedBy?.column == Identifier(column)
    }
    return owned?.name ?? drawn(by: Identifier(column), of: id)
  }

  /// The sequence that goes with a column.
  func drawn(by column: Identifier, of table: RelationID) -> RelationName? {
    relation(table)?.column(column)?.drawsFrom.flatMap { relation($0)?.name }
  }

  /// Whether a call surely runs: in a SELECT without FROM, or in FROM itself, and with arguments that
  /// are not NULL for want of rows.
  func runsOnce(_ function: FunctionMention, in body: StatementBody) -> Bool {
    guard case .query(let query) = body, case .select(let select) = query.body else { return false }
    let isInFrom = select.from.contains {
      if case .function(let call) = $0 { call.range.contains(function.range) } else { false }
    }
    guard isInFrom || select.from.isEmpty && select.filter == nil else { return false }
    let isDefaulted = statement.mentions.functions.contains {
      guard case .system(let name) = $0.name else { return false }
      return name == "coalesce" && function.range.contains($0.range)
    }
    return isDefaulted
      || !function.range.indices.contains { statement.token(at: $0)?.keyword == .select }
  }
}

import Syntax

extension Forecast {
  mutating func alterTable(_ alter: AlterTable) {
    guard alter.kind == .table || alter.kind == .foreignTable else { return alterOther(alter) }
    let table = resolve(alter.table)
    let mode = alter.actions.map { $0.kind.lockMode(in: statement) }.max() ?? .accessExclusive
    lock(table, mode, at: alter.keywords)
    for action in alter.actions { self.action(action, of: alter, on: table) }
  }

  /// ALTER INDEX, VIEW, SEQUENCE: one lock, no work that rules judge yet.
  private mutating func alterOther(_ alter: AlterTable) {
    let mode = alter.actions.map { $0.kind.lockMode(in: statement) }.max() ?? .accessExclusive
    lock(resolve(alter.table), mode, at: alter.keywords)
  }

  private mutating func action(
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
    case .addConstraint(let constraint):
      addConstraint(constraint, to: table)
    case .validateConstraint(let name):
      scan(table, .validation(Identifier(name, in: statement)), at: action.keywords)
    case .setLogged, .setUnlogged:
      rewrite(table, .logging, at: action.keywords)
    case .setAccessMethod:
      rewrite(table, .accessMethod, .unknownShape, at: action.keywords)
    case .setTablespace:
      rewrite(table, .tablespace, .unknownShape, at: action.keywords)
    case .setExpression(let name, _):
      rewrite(
        table, .storedColumn(Identifier(name, in: statement)), .unknownShape, at: action.keywords)
    case .detachPartition(let partition, let mode):
      detach(partition, mode, at: action.keywords)
    case .attachPartition(let partition, _):
      lock(moment.schema.resolve(partition, in: statement), .accessExclusive, at: action.keywords)
    case .inherit(let parent):
      lock(
        moment.schema.resolve(parent, in: statement), .shareUpdateExclusive, at: action.keywords)
    default:
      break
    }
  }

  private mutating func detach(
    _ partition: QualifiedName, _ mode: DetachMode, at keywords: TokenRange
  ) {
    lock(moment.schema.resolve(partition, in: statement), .accessExclusive, at: keywords)
    switch mode {
    // FINALIZE ends what CONCURRENTLY began, and may do so inside a transaction.
    case .plain, .finalize: break
    case .concurrently:
      let word = Int(partition.range.upper)
      needsNoTransaction(at: TokenRange(word, word + 1))
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
}

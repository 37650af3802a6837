import Syntax

extension Schema {
  /// What a statement leaves behind, where it succeeds. One that does not parse leaves nothing.
  mutating func apply(
    _ statement: Statement, file: Identifier, transaction: Int, server: Server,
    in routines: inout RunningRoutines
  ) {
    // What a command brings in, or a placeholder stands for, nobody can see.
    let isOpen = statement.hasPlaceholders && statement.changesSchema
    if isOpen || statement.commands.contains(where: \.runsUnseenSQL) { hasUnseenChanges = true }
    guard let body = statement.body else {
      // What it was meant to leave, its author will have left when it runs.
      hasUnseenChanges = true
      return
    }
    var change = SchemaChange(
      schema: Schema.empty, statement: statement, file: file, transaction: transaction,
      server: server, routines: routines)
    // The schema must have one owner while it is changed; else every change copies.
    swap(&self, &change.schema)
    change.apply(body)
    swap(&self, &change.schema)
    routines = change.routines
  }

  private static let empty = Schema()

  /// What one action of ALTER TABLE leaves behind, for the actions that the server makes after it.
  mutating func apply(
    _ action: AlterTableAction, of alter: AlterTable, _ statement: Statement, at moment: Moment
  ) {
    var change = SchemaChange(
      schema: Schema.empty, statement: statement, file: moment.file, transaction: moment.number,
      server: moment.server)
    swap(&self, &change.schema)
    change.apply(action, of: alter)
    swap(&self, &change.schema)
  }
}

/// Brings one statement's definitions into a schema.
struct SchemaChange {
  var schema: Schema
  let statement: Statement
  let file: Identifier
  /// The number of the transaction in which the statement runs.
  let transaction: Int
  let server: Server
  /// Those in whose bodies the statement stands.
  var routines = RunningRoutines()
  /// Keys of a CREATE TABLE that another of it stands for.
  var duplicates = DuplicateKeys()

  mutating func apply(_ body: StatementBody) {
    switch body {
    case .createTable(let it): createTable(it)
    case .createForeignTable: createForeignTable()
    case .createTableAs(let it): createTableAs(it)
    case .createView(let it): createView(it)
    case .createIndex(let it): createIndex(it)
    case .createSequence(let it): createSequence(it)
    case .alterSequence(let it): alterSequence(it)
    case .alterTable(let it): alterTable(it)
    case .rename(let it): rename(it)
    case .setSchema(let it): setSchema(it)
    case .drop(let it): drop(it)
    case .createType(let it): createType(it)
    case .addEnumValue(let it): addEnumValue(it)
    case .createDomain(let it): createDomain(it)
    case .alterDomain(let it): alterDomain(it)
    case .alterCompositeType(let it): alterComposite(it)
    case .createFunction(let it): createFunction(it)
    case .createTrigger(let it): createTrigger(it)
    case .createRule(let it): createRule(it)
    case .createPolicy(let it): createPolicy(it)
    case .alterPolicy(let it): alterPolicy(it)
    case .createSchema(let it): createSchema(it)
    case .createExtension(let it): createExtension(it)
    case .createCast: schema.hasCasts = true
    case .createPublication(let it): createPublication(it)
    case .alterPublication(let it): alterPublication(it)
    case .createStatistics(let it): createStatistics(it)
    case .cluster(let it): cluster(it)
    case .call: callFunctions()
    case .execute, .importForeignSchema: schema.hasUnseenChanges = true
    case .setVariable(let it): setVariable(it)
    case .signal(let it, _): signal(it)
    case .query(let it): query(it)
    case .insert(let it): insert(it)
    case .update(let it):
      update(it)
      changeRows(of: it.table)
      noteUpdated(it.table, it.columns, at: it.keywords)
    case .delete(let it):
      changeRows(of: it.table)
      noteDeleted(it.table, at: it.keywords)
    case .merge(let it):
      changeRows(of: it.table)
      noteMerged(it)
    case .setConstraints(let it): setConstraints(it)
    case .copy(let it): copy(it)
    case .truncate(let it): truncate(it)
    case .refreshMaterializedView(let it): refresh(it)
    case .doBlock: runBlock()
    default: break
    }
  }

  func identifier(_ name: Name) -> Identifier { Identifier(name, in: statement) }

  func resolve(_ reference: RelationReference) -> RelationName {
    schema.resolve(reference.name, in: statement)
  }

  func origin(_ range: TokenRange) -> Origin { Origin(file: file, span: statement.span(range)) }

  /// Makes a relation in this change set and this transaction.
  @discardableResult
  mutating func make(
    _ name: RelationName, _ kind: Relation.Kind, at range: TokenRange, isComplete: Bool = true,
    _ fill: (inout Relation) -> Void = { _ in }
  ) -> RelationID {
    let (place, number) = (origin(range), transaction)
    return schema.make(name, kind, birth: .changeSet, isComplete: isComplete) {
      $0.origin = place
      $0.madeIn = number
      $0.rows = .none
      fill(&$0)
    }
  }

  /// The columns that an expression names, without their qualifiers.
  func columns(in range: TokenRange) -> [Identifier] {
    var found: [Identifier] = []
    for column in statement.mentions.columns where range.contains(column.name.range) {
      let name = identifier(column.name.last)
      if !found.contains(name) { found.append(name) }
    }
    return found
  }

  /// The functions of history that an expression calls.
  func functions(in range: TokenRange) -> Set<TypeKey> {
    var found: Set<TypeKey> = []
    for function in statement.mentions.functions where range.contains(function.range) {
      guard case .written(let name) = function.name else { continue }
      let key = schema.functionKey(name, in: statement)
      if schema.function(key) != nil { found.insert(key) }
    }
    return found
  }

  /// The columns that a true condition leaves without NULL: `c IS NOT NULL`, also joined by AND.
  func columnsProvedNotNull(by condition: Expression) -> [Identifier] {
    switch condition.shape {
    case .and(let parts): return parts.flatMap(columnsProvedNotNull)
    case .isNull(let value, negated: true):
      guard case .column(let reference) = value.shape else { return [] }
      return [identifier(reference.name.last)]
    default: return []
    }
  }

  /// The tokens of a condition, joined by single spaces, words folded: equal text, equal meaning.
  func normalized(_ range: TokenRange) -> String {
    PredicateReader(statement: statement).text(range)
  }
}

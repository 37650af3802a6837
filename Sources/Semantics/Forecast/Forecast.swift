package import Syntax

/// Works out what the server will do with one statement, at one moment.
///
/// Pure: it reads the moment and changes nothing. What the statement leaves behind in the schema is
/// `Schema.apply`.
package struct Forecast {
  let statement: Statement
  /// Before the statement; ALTER TABLE moves its schema on, action by action.
  var moment: Moment
  /// Whether the statement stands in a routine's body.
  var isInRoutine = false
  /// What the statement leaves behind, or the action that is looked at, once that was asked.
  var left: Schema?
  /// Whether IF EXISTS stands before a relation of which nothing says that it exists.
  var isDoubtful = false
  /// The functions whose bodies this statement stands in.
  var routines = RunningRoutines()
  /// Where effects are told, if not at the statement's own words: at those that call its function.
  var place: SourceSpan?
  var effects: [Effect] = []
  /// The action of ALTER TABLE that is looked at; `moment` is that before it.
  var current: (action: AlterTableAction, alter: AlterTable)?
  /// Whether the type changes of an ALTER TABLE write its tables anew.
  var typesRewrite = false
  /// Whether the server refuses the statement inside a transaction block, wherever it stands here.
  var standsAlone = false
  /// The columns that an ALTER TABLE adds and that hold NULL in every row.
  var emptyColumns: Set<Identifier> = []

  /// The effects of a statement; none for one that does not parse or is not understood.
  package static func effects(of statement: Statement, at moment: Moment) -> [Effect] {
    foretell(statement, at: moment).effects
  }

  /// The effects, and the schema that the statement leaves, where it had to be worked out for them.
  static func foretell(_ statement: Statement, at moment: Moment)
    -> (effects: [Effect], left: Schema?, standsAlone: Bool)
  {
    guard let body = statement.body else { return ([], nil, false) }
    var forecast = Forecast(statement: statement, moment: moment)
    forecast.run(body)
    return (forecast.effects, forecast.left, forecast.standsAlone)
  }

  mutating func run(_ body: StatementBody) {
    read(body)
    if isDoubtful { effects = effects.map(\.ifBranchRuns) }
  }

  private mutating func read(_ body: StatementBody) {
    readNewLabels(body)
    switch body {
    case .createTable(let it): createTable(it)
    case .createTableAs(let it): createTableAs(it)
    case .createView(let it): createView(it)
    case .createForeignTable(let it): createTable(it.table)
    case .alterTable(let it): alterTable(it)
    case .rename(let it): rename(it)
    case .setSchema(let it): setSchema(it)
    case .createSequence(let it): createSequence(it)
    case .alterSequence(let it): alterSequence(it)
    case .createIndex(let it): createIndex(it)
    case .reindex(let it): reindex(it)
    case .drop(let it): drop(it)
    case .createType(let it): createType(it)
    case .addEnumValue(let it): addEnumValue(it)
    case .alterCompositeType(let it): alterComposite(it)
    case .createDomain(let it): createDomain(it)
    case .alterDomain(let it): alterDomain(it)
    case .transaction(let it): transactionControl(it)
    case .query, .insert, .update, .delete, .merge: rows(body)
    case .truncate(let it): truncate(it)
    case .copy(let it): copy(it)
    case .prepare(let it):
      queryStatement(it.statement, .rewritten, at: TokenRange(0, 1))
    case .explain(let it): explain(it)
    case .declareCursor(let it): declareCursor(it)
    case .signal(let it, _): signal(it)
    case .setVariable(let it): set(it)
    case .alterRoleSetting(let it): lastingSetting(it.setting, at: TokenRange(0, 2))
    case .createEventTrigger(let it): createEventTrigger(it)
    case .alterExtension(let it):
      changes(.extensionVersion(Identifier(it.name, in: statement)), at: TokenRange(0, 2))
    case .grantRole(let it): grantRole(it)
    case .define(let it): define(it)
    case .doBlock(let it): doBlock(it)
    case .lockTable(let it): lockTable(it)
    case .vacuum(let it): vacuum(it)
    case .cluster(let it): cluster(it)
    case .repack(let it): repack(it)
    case .moveAll(let it): moveAll(it)
    case .refreshMaterializedView(let it): refresh(it)
    case .createFunction(let it): createFunction(it)
    case .createTrigger(let it): createTrigger(it)
    case .createRule(let it): createRule(it)
    case .createPolicy(let it): createPolicy(it)
    case .alterPolicy(let it): alterPolicy(it)
    case .createSchema(let it): createSchema(it)
    case .createDatabase, .createTablespace:
      needsNoTransaction(at: TokenRange(0, 2))
    case .alterSystem(let it):
      needsNoTransaction(at: TokenRange(0, 2))
      lastingSetting(it.setting, at: TokenRange(0, 2))
    case .alterDatabase(let it): alterDatabase(it)
    case .createPublication(let it): createPublication(it)
    case .alterPublication(let it): alterPublication(it)
    case .createSubscription(let it): createSubscription(it)
    case .reassignOwned(let it): reassignOwned(it)
    case .grant(let it): grant(it)
    case .comment(let it): comment(on: it.object)
    case .securityLabel(let it): comment(on: it.object)
    case .alterOwner(let it): alterOwner(it)
    case .createStatistics(let it): createStatistics(it)
    case .call(let it): call(it)
    case .createExtension(let it): createExtension(it)
    case .createRole(let it): changes(.newRole(Identifier(it.name, in: statement)), at: it.range)
    case .alterDepends(let it): alterDepends(it)
    // These lock no relation of the schema, do no work over rows, and stand in a transaction.
    case .alterType, .setConstraints, .execute,
      .deallocate, .fetch, .closeCursor, .alterFunction,
      .alterEventTrigger, .alterExtensionContents,
      .alterTablespace, .alterSubscription, .alterRole,
      .alterDefaultPrivileges, .alterStatistics, .createConversion,
      .createCast, .createTransform, .createLanguage, .createAccessMethod, .createOperatorClass,
      .createOperatorFamily, .alterOperatorFamily, .alterOperator, .alterCollation,
      .alterTextSearchDictionary, .alterTextSearchConfiguration, .createForeignDataWrapper,
      .alterForeignDataWrapper, .createServer, .alterServer, .importForeignSchema, .userMapping,
      .createPropertyGraph, .alterPropertyGraph, .waitFor, .opaque:
      break
    }
  }

  /// Queries and what changes rows, by themselves.
  private mutating func rows(_ body: StatementBody) {
    var made: [RelationReference] = []
    if case .query(let query) = body, case .select(let select) = query.body, let into = select.into
    {
      made.append(into)
      let isTemporary = statement.isTemporary(into)
      create(
        moment.schema.placeForNew(into.name, temporary: isTemporary, in: statement), .table,
        at: body.opening
      ) { $0.isFilled = true }
    }
    if case .query(let query) = body { setConfig(in: query) }
    queryStatement(body, .run, made: made, at: body.opening)
    refuseColumns(of: body, at: body.opening)
  }

  /// Statements in which a value of an enum may stand.
  private mutating func readNewLabels(_ body: StatementBody) {
    switch body {
    case .addEnumValue, .rename, .comment, .createFunction, .doBlock, .createType, .prepare: break
    default: refuseNewLabels()
    }
  }

  private mutating func createExtension(_ create: CreateExtension) {
    let name = Identifier(create.name, in: statement)
    let isThere =
      name.text == "plpgsql"
      ? moment.schema.hasPLpgSQL : moment.schema.extensions.contains(name)
    guard !create.ifNotExists, isThere else { return }
    refuse("42710", "extension \"\(name)\" already exists", certainty, at: create.range)
  }

  /// The elements of CREATE SCHEMA are made inside it, one after the other.
  private mutating func createSchema(_ create: CreateSchema) {
    if let name = create.name.map({ Identifier($0, in: statement) }), !create.ifNotExists,
      moment.schema.birth(ofSchema: name) != nil
    {
      return refuse(
        "42P06", "schema \"\(name)\" already exists", certainty, at: create.keywords)
    }
    for element in create.elements {
      guard case .createTable(let table) = element else { continue }
      for reference in table.references {
        lockKeySide(resolve(reference.table), .shareRowExclusive, at: create.keywords)
      }
    }
  }
}

extension StatementBody {
  /// The words at which a report points.
  fileprivate var opening: TokenRange {
    switch self {
    case .insert(let it): it.keywords
    case .update(let it): it.keywords
    case .delete(let it): it.keywords
    case .merge(let it): it.keywords
    case .query(let it): TokenRange(Int(it.range.lower), Int(it.range.lower) + 1)
    default: TokenRange(0, 1)
    }
  }
}

// MARK: Saying

extension Forecast {
  func span(_ range: TokenRange) -> SourceSpan { place ?? statement.span(range) }

  func resolve(_ reference: RelationReference) -> RelationName {
    moment.schema.resolve(reference.name, in: statement)
  }

  func isLive(_ relation: RelationName) -> Bool { moment.isLive(relation) }

  /// The relation of a name, where it was seen.
  func relation(_ name: RelationName) -> Relation? { moment.schema.relation(name) }

  func relation(_ id: RelationID) -> Relation? { moment.schema.relation(id) }

  mutating func lock(
    _ relation: RelationName, _ mode: LockMode, as kind: Relation.Kind = .table,
    mayBe: Bool = false, at range: TokenRange
  ) {
    let known = moment.schema.relation(relation)
    effects.append(
      .lock(
        Lock(
          relation: relation, kind: known?.kind ?? kind, mode: mode, isLive: isLive(relation),
          isNew: known?.madeIn == moment.number && known != nil, isConditional: mayBe,
          span: span(range))))
  }

  mutating func lock(
    _ id: RelationID, _ mode: LockMode, mayBe: Bool = false, at range: TokenRange
  ) {
    guard let known = moment.schema.relation(id) else { return }
    lock(known.name, mode, mayBe: mayBe, at: range)
  }

  /// The locks of the effects from there on are let go before the statement ends.
  mutating func release(from first: Int) {
    for index in effects.indices.dropFirst(first) {
      guard case .lock(var lock) = effects[index] else { continue }
      lock.isMomentary = true
      effects[index] = .lock(lock)
    }
  }

  /// The server refuses the statement.
  ///
  /// What it says of the schema is not sure where something ran that could not be read.
  mutating func refuse(
    _ sqlState: String, _ message: String, _ certainty: Certainty = .certain, at range: TokenRange
  ) {
    let isOfSchema = sqlState.hasPrefix("42") && sqlState != "42601" || sqlState == "2BP01"
    // Another text will stand where a placeholder does.
    let isDoubtful =
      isOfSchema && moment.schema.hasUnseenChanges || statement.hasPlaceholders
    effects.append(
      .failure(
        Failure(
          cause: .refused(sqlState, message: message),
          certainty: isDoubtful ? .unknownShape : certainty, span: span(range))))
  }

  mutating func rewrite(
    _ relation: RelationName, _ cause: Rewrite.Cause, _ certainty: Certainty = .certain,
    at range: TokenRange
  ) {
    effects.append(
      .rewrite(
        Rewrite(
          relation: relation, isLive: isLive(relation), cause: cause, certainty: certainty,
          span: span(range))))
  }

  /// Rows are read to verify them: the relation's own, unless other parts are said.
  mutating func scan(
    _ relation: RelationName, _ cause: Scan.Cause, parts: [RelationName]? = nil,
    _ certainty: Certainty = .certain, at range: TokenRange
  ) {
    effects.append(
      .scan(
        Scan(
          relation: relation, parts: parts ?? [relation], isLive: isLive(relation), cause: cause,
          certainty: certainty, span: span(range))))
  }

  mutating func build(
    _ relation: RelationName, index: Identifier?, _ cause: IndexBuild.Cause,
    parts: [RelationName]? = nil, isConcurrent: Bool = false, request: IndexRequest? = nil,
    isLive: Bool? = nil, at range: TokenRange
  ) {
    let itself = index.map { [RelationName(schema: relation.schema, name: $0)] }
    effects.append(
      .indexBuild(
        IndexBuild(
          relation: relation, isLive: isLive ?? self.isLive(relation), index: index,
          parts: parts ?? itself ?? [], cause: cause, isConcurrent: isConcurrent,
          request: request, span: span(range))))
  }

  mutating func validate(
    _ relation: RelationName, referenced: RelationName, constraint: Identifier?,
    _ cause: ForeignKeyValidation.Cause = .addition, at range: TokenRange
  ) {
    effects.append(
      .foreignKeyValidation(
        ForeignKeyValidation(
          relation: relation, referenced: referenced, isLive: isLive(relation), cause: cause,
          constraint: constraint, span: span(range))))
  }

  /// The statement is one that the server refuses inside a transaction block.
  mutating func needsNoTransaction(at range: TokenRange) {
    guard !isInRoutine else {
      let failure = Failure(cause: .insideRoutine, certainty: .certain, span: span(range))
      effects.append(.failure(failure))
      return
    }
    standsAlone = true
    let answer = moment.canRun(.outsideTransaction)
    guard answer != .yes else { return }
    let certainty: Certainty = answer == .unknown ? .unknownShape : .certain
    effects.append(
      .failure(
        Failure(
          cause: .insideTransaction(moment.transaction), certainty: certainty, span: span(range))))
  }

  mutating func remove(
    _ object: Removal.Object, isLive: Bool, replacedBy replacement: Replacement? = nil,
    at range: TokenRange
  ) {
    effects.append(
      .removal(
        Removal(object: object, isLive: isLive, replacement: replacement, span: span(range))))
  }

  mutating func create(
    _ relation: RelationName, _ kind: Relation.Kind, at range: TokenRange,
    _ describe: (inout Creation) -> Void = { _ in }
  ) {
    var creation = Creation(relation: relation, kind: kind, span: span(range))
    describe(&creation)
    effects.append(.creation(creation))
  }

  /// Something that is no relation is made, or put in place of one that has its name.
  mutating func define(_ object: Definition.Object, at range: TokenRange) {
    effects.append(.definition(Definition(object: object, span: span(range))))
  }

  /// Something behaves otherwise afterwards.
  mutating func changes(
    _ kind: Change.Kind, of relation: RelationName? = nil, isLive: Bool? = nil,
    at range: TokenRange
  ) {
    let isLive = isLive ?? relation.map(self.isLive) ?? true
    effects.append(
      .change(Change(kind: kind, relation: relation, isLive: isLive, span: span(range))))
  }
}

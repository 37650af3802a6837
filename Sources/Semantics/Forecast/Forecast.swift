package import Syntax

/// Works out what the server will do with one statement, at one moment.
///
/// Pure: it reads the moment and changes nothing. What the statement leaves behind in the schema is
/// `Schema.apply`.
package struct Forecast {
  let statement: Statement
  /// Before the statement; ALTER TABLE moves its schema on, action by action.
  var moment: Moment
  var effects: [Effect] = []
  /// The action of ALTER TABLE that is looked at; `moment` is that before it.
  var current: (action: AlterTableAction, alter: AlterTable)?
  /// Whether the type changes of an ALTER TABLE write its tables anew.
  var typesRewrite = false
  /// The columns that an ALTER TABLE adds and that hold NULL in every row.
  var emptyColumns: Set<Identifier> = []

  /// The effects of a statement; none for one that does not parse or is not understood.
  package static func effects(of statement: Statement, at moment: Moment) -> [Effect] {
    guard let body = statement.body else { return [] }
    var forecast = Forecast(statement: statement, moment: moment)
    forecast.read(body)
    return forecast.effects
  }

  private mutating func read(_ body: StatementBody) {
    switch body {
    case .createTable(let it): createTable(it)
    case .createTableAs(let it): createTableAs(it)
    case .createView(let it): createView(it)
    case .alterTable(let it): alterTable(it)
    case .rename(let it): rename(it)
    case .createIndex(let it): createIndex(it)
    case .reindex(let it): reindex(it)
    case .drop(let it): drop(it)
    case .setSchema(let it): setSchema(it)
    case .insert(let it): insert(it)
    case .update(let it): update(it)
    case .delete(let it): delete(it)
    case .truncate(let it): truncate(it)
    case .copy(let it): copy(it)
    case .doBlock(let it): doBlock(it)
    case .lockTable(let it): lockTable(it)
    case .vacuum(let it): vacuum(it)
    case .cluster(let it): cluster(it)
    case .refreshMaterializedView(let it): refresh(it)
    // What is left takes no lock and does no work that a rule judges yet.
    default: openingWords()
    }
  }
}

// MARK: Saying

extension Forecast {
  func span(_ range: TokenRange) -> SourceSpan { statement.span(range) }

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

  /// The server refuses the statement.
  mutating func refuse(
    _ sqlState: String, _ message: String, _ certainty: Certainty = .certain, at range: TokenRange
  ) {
    effects.append(
      .failure(
        Failure(
          cause: .refused(sqlState, message: message), certainty: certainty, span: span(range))))
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
    at range: TokenRange
  ) {
    effects.append(
      .scan(
        Scan(
          relation: relation, parts: parts ?? [relation], isLive: isLive(relation), cause: cause,
          span: span(range))))
  }

  mutating func build(
    _ relation: RelationName, index: Identifier?, _ cause: IndexBuild.Cause,
    parts: [RelationName]? = nil, isConcurrent: Bool = false, at range: TokenRange
  ) {
    let itself = index.map { [RelationName(schema: relation.schema, name: $0)] }
    effects.append(
      .indexBuild(
        IndexBuild(
          relation: relation, isLive: isLive(relation), index: index,
          parts: parts ?? itself ?? [], cause: cause, isConcurrent: isConcurrent,
          span: span(range))))
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
    guard moment.transaction.isInTransaction != false else { return }
    let certainty: Certainty =
      moment.transaction.isInTransaction == nil ? .unknownShape : .certain
    effects.append(
      .failure(
        Failure(
          cause: .insideTransaction(moment.transaction), certainty: certainty, span: span(range))))
  }

  mutating func remove(_ object: Removal.Object, isLive: Bool, at range: TokenRange) {
    effects.append(.removal(Removal(object: object, isLive: isLive, span: span(range))))
  }

  mutating func create(_ relation: RelationName, _ kind: Relation.Kind) {
    effects.append(.creation(Creation(relation: relation, kind: kind)))
  }
}

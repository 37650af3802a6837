import Syntax

/// What queries read.
extension Forecast {
  /// How far the server goes with a query.
  enum Stage: Int, Comparable {
    /// It is read and stored: the relations it names are locked, not those below views.
    case analyzed
    /// Views are opened as well.
    case rewritten
    /// Partitions, children and, for more than reading, indexes.
    case planned
    /// It runs.
    case run

    static func < (a: Stage, b: Stage) -> Bool { a.rawValue < b.rawValue }
  }

  /// SELECT, VALUES, TABLE and what changes rows.
  mutating func queryStatement(
    _ body: StatementBody, _ stage: Stage, made: [RelationReference] = [],
    commonTable: Identifier? = nil, in range: TokenRange? = nil, at keywords: TokenRange
  ) {
    let range = range ?? TokenRange(0, statement.tokens.count)
    let uses = RelationUses(
      body, range: range, made: made, commonTable: commonTable, in: statement)
    for change in uses.changes { self.change(change, stage, at: keywords) }
    for use in uses.reads { read(use.reference, use.mode, stage, at: keywords) }
    for change in uses.changes { refuseTargets(of: change, at: keywords) }
    guard stage == .run else { return }
    drawNumbers(in: range, body, at: keywords)
    callFunctions(in: range, body, at: keywords)
  }

  /// Refuses a column that nothing in reach of it has. Routines are not asked: there a name may be a
  /// variable's.
  mutating func refuseColumns(
    of body: StatementBody, in range: TokenRange? = nil, at keywords: TokenRange
  ) {
    guard !isInRoutine else { return }
    let range = range ?? TokenRange(0, statement.tokens.count)
    let scopes = ColumnScopes(body, in: statement, moment.schema)
    guard let column = scopes.firstMissing(in: range) else { return }
    refuse(
      "42703", "column \(statement.written(column.name.range)) does not exist", certainty,
      at: column.name.range)
  }

  /// Refuses a column that is to be written and is not there.
  private mutating func refuseTargets(of change: StatementBody, at keywords: TokenRange) {
    let (reference, columns): (RelationReference, [Name])
    switch change {
    case .insert(let insert): (reference, columns) = (insert.table, insert.columns)
    case .update(let update): (reference, columns) = (update.table, update.columns)
    default: return
    }
    for column in columns {
      refuseMissingColumn(
        Identifier(column, in: statement), of: resolve(reference), at: keywords)
    }
  }

  /// A relation that a query names.
  mutating func read(
    _ reference: RelationReference, _ mode: LockMode, _ stage: Stage, at range: TokenRange
  ) {
    guard !refusesMissing(reference, inQuery: true, at: range), !isCatalog(reference.name) else {
      return
    }
    let name = resolve(reference)
    lock(name, mode, at: range)
    guard let known = relation(name) else { return }
    var visited: Set<RelationID> = [known.id]
    if known.kind == .view {
      open(known, mode, stage, &visited, at: range)
    } else if stage >= .planned {
      plan(known, mode, isOnly: reference.isOnly, at: range)
    }
  }

  /// What stands below a view.
  mutating func open(
    _ view: Relation, _ mode: LockMode, _ stage: Stage, _ visited: inout Set<RelationID>,
    at range: TokenRange
  ) {
    guard stage >= .rewritten else { return }
    // Not by recursion: views may stand on each other by the thousand.
    var next = Array(view.reads.reversed())
    while let id = next.popLast() {
      guard visited.insert(id).inserted, let below = relation(id) else { continue }
      lock(id, mode, at: range)
      if below.kind == .view {
        next += below.reads.reversed()
      } else if stage >= .planned {
        plan(below, mode, isOnly: false, at: range)
      }
    }
  }

  /// The planner locks indexes as strongly as their table, and the partitions that it cannot leave
  /// out.
  mutating func plan(_ known: Relation, _ mode: LockMode, isOnly: Bool, at range: TokenRange) {
    if mode > .accessShare, !known.isPartitioned || isOnly || moment.server.major >= 16 {
      for index in known.indexes { lock(index, mode, at: range) }
    }
    guard !isOnly else { return }
    let mayBe = mayLeaveOut(known)
    for id in moment.schema.withDescendants(known.id).dropFirst() {
      guard let below = relation(id) else { continue }
      lock(id, mode, mayBe: mayBe && below.partition != nil, at: range)
      guard mode > .accessShare, !below.isPartitioned || moment.server.major >= 16 else { continue }
      for index in below.indexes {
        lock(index, mode, mayBe: mayBe && below.partition != nil, at: range)
      }
    }
  }

  /// Whether a condition of the statement may be about the partition key.
  private func mayLeaveOut(_ table: Relation) -> Bool {
    guard let key = table.partitionKey else { return false }
    let hasCondition = statement.tokens.contains {
      $0.keyword == .where || $0.keyword == .on || $0.keyword == .using
    }
    guard hasCondition, !key.columns.isEmpty else { return hasCondition }
    let below = moment.schema.withDescendants(table.id).compactMap { relation($0)?.partitionKey }
    let keys = Set(below.flatMap(\.columns))
    return statement.mentions.columns.contains {
      keys.contains(Identifier($0.name.last, in: statement))
    }
  }
}

// MARK: What is not there

extension Forecast {
  /// Whether history shows all there is, and no such relation in it.
  func isMissing(_ name: QualifiedName) -> Bool {
    guard moment.schema.isWhole, !isCatalog(name) else { return false }
    let relation = moment.schema.resolve(name, in: statement)
    return self.relation(relation) == nil && !relation.isBookkeeping
  }

  /// Refuses the name of a relation that does not exist, or whose schema does not.
  mutating func sayMissing(
    _ name: RelationName, _ word: String = "relation", at range: TokenRange
  ) {
    if isMissingSchema(name.schema) {
      refuse("3F000", "schema \"\(name.schema)\" does not exist", at: range)
    } else {
      refuse("42P01", "\(word) \"\(name)\" does not exist", at: range)
    }
  }

  /// Whether history shows all there is, and no such schema in it.
  func isMissingSchema(_ name: Identifier) -> Bool {
    guard moment.schema.isWhole, name != .public, name != .temporary,
      moment.schema.birth(ofSchema: name) == nil
    else { return false }
    return !moment.schema.all.contains { $0.name.schema == name }
  }

  /// Whether a name is one of the server's own, whose relations are not told of.
  func isCatalog(_ name: QualifiedName) -> Bool {
    guard let qualifier = name.qualifier else { return statement.text(name.last).hasPrefix("pg_") }
    let schema = statement.text(qualifier)
    return schema.hasPrefix("pg_") && schema != "pg_temp" || schema == "information_schema"
  }

  /// Refuses a statement whose relation does not exist, and says whether it did.
  @discardableResult
  mutating func refusesMissing(
    _ reference: RelationReference, _ word: String = "relation", inQuery: Bool = false,
    at range: TokenRange
  ) -> Bool {
    guard isMissing(reference.name) else { return false }
    let name = moment.schema.resolve(reference.name, in: statement)
    if inQuery {
      // A query does not ask whether it is the schema that is missing.
      refuse("42P01", "\(word) \"\(name)\" does not exist", at: range)
    } else {
      sayMissing(name, word, at: range)
    }
    return true
  }

  /// Whether what history shows is all that happened to what it made.
  var certainty: Certainty { moment.schema.hasUnseenChanges ? .unknownShape : .certain }
}

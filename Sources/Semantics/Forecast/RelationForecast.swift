import Syntax

/// Tables that are made.
extension Forecast {
  mutating func createTable(_ create: CreateTable) {
    let isTemporary = create.persistence == .temporary
    let name = moment.schema.placeForNew(
      create.table.name, temporary: isTemporary, in: statement)
    keepsOther(create, at: name)
    guard !refusesExisting(name, ifNotExists: create.ifNotExists, at: create.keywords) else {
      return
    }
    if create.table.name.qualifier != nil, isMissingSchema(name.schema) {
      return refuse("3F000", "schema \"\(name.schema)\" does not exist", at: create.keywords)
    }
    createRelation(name, create)
    if refuseChecks(create) { return }
    refuseRepeated(create.columns.map(\.name), .defined)
    addColumns(create.columns, to: name)
    lockShape(create, of: name)
    for reference in create.references where resolve(reference.table) != name {
      guard !refusesMissing(reference.table, at: create.keywords) else { continue }
      lockKeySide(resolve(reference.table), .shareRowExclusive, at: create.keywords)
    }
    // The columns of a type become NOT NULL after they are made.
    if case .ofType = create.shape, create.hasPrimaryKey, moment.server.major < 18 {
      effects.append(
        .scan(
          Scan(
            relation: name, parts: [name], isLive: false, cause: .keyNotNull, certainty: .certain,
            span: span(create.keywords))))
    }
    buildNewIndexes(of: name, at: create.keywords)
    addForeignKeys(of: create, to: name)
  }

  private mutating func createRelation(_ name: RelationName, _ create: CreateTable) {
    let parent = create.parent.map { resolve($0) }
    let isParentLive = parent.map { isLive($0) } ?? false
    self.create(
      name, create.partitionKey == nil ? .table : .partitionedTable, at: create.keywords
    ) {
      $0.persistence = create.persistence
      $0.parent = parent
      $0.isParentLive = isParentLive
      $0.lacksKey = create.isAlone && !create.hasPrimaryKey
    }
  }

  private mutating func refuseChecks(_ create: CreateTable) -> Bool {
    for column in create.columns {
      for constraint in column.constraints {
        if case .check(let condition, _) = constraint.kind, refuseQuery(in: condition) {
          return true
        }
      }
    }
    for constraint in create.constraints {
      if case .check(let condition) = constraint.kind, refuseQuery(in: condition) { return true }
    }
    return false
  }

  /// What a new table takes its shape from.
  private mutating func lockShape(_ create: CreateTable, of name: RelationName) {
    for parent in create.inherits where !refusesMissing(parent, at: create.keywords) {
      lock(resolve(parent), .shareUpdateExclusive, at: create.keywords)
    }
    for like in create.likes where !refusesMissing(like, at: create.keywords) {
      lock(resolve(like), .accessShare, at: create.keywords)
    }
    switch create.shape {
    case .columns: break
    case .ofType(let type):
      let key = moment.schema.typeKey(type, in: statement)
      lock(
        RelationName(schema: key.schema, name: key.name), .accessShare, as: .compositeType,
        at: create.keywords)
    case .partition(let parent, let bound):
      createPartition(name, of: resolve(parent), bound, create)
    }
  }

  /// The indexes of a new table are built with it, over no rows.
  private mutating func buildNewIndexes(of name: RelationName, at range: TokenRange) {
    let after = leave()
    for id in after.relation(name)?.indexes ?? [] {
      guard let index = after.relation(id), index.kind == .index else { continue }
      effects.append(
        .indexBuild(
          IndexBuild(
            relation: name, isLive: false, index: index.name.name, parts: [index.name],
            cause: .createIndex,
            isConcurrent: false, span: span(range))))
    }
  }

  /// Refuses a name that is taken, and says whether the statement does nothing: with IF NOT EXISTS,
  /// or because it fails.
  mutating func refusesExisting(
    _ name: RelationName, ifNotExists: Bool, at range: TokenRange
  ) -> Bool {
    guard let known = relation(name), known.birth != .unseen || ifNotExists else { return false }
    if !ifNotExists {
      refuse("42P07", "relation \"\(name.name)\" already exists", certainty, at: range)
    }
    return true
  }

  /// IF NOT EXISTS keeps a table of history that lacks a column written here.
  mutating func keepsOther(_ create: CreateTable, at name: RelationName) {
    guard create.ifNotExists, let known = relation(name), known.birth == .history,
      known.isComplete, certainty == .certain
    else { return }
    let written = create.columns.map { Identifier($0.name, in: statement) }
    guard written.contains(where: { known.column($0) == nil }) else { return }
    changes(.skippedCreation(known.origin), of: name, at: create.keywords)
  }
}

extension CreateTable {
  fileprivate var hasPrimaryKey: Bool {
    columns.contains { column in
      column.constraints.contains { if case .primaryKey = $0.kind { true } else { false } }
    } || constraints.contains { if case .primaryKey = $0.kind { true } else { false } }
  }

  /// The table of which it is a partition.
  fileprivate var parent: RelationReference? {
    if case .partition(let parent, _) = shape { parent } else { nil }
  }

  /// Whether all that it has is written here.
  fileprivate var isAlone: Bool {
    guard case .columns = shape else { return false }
    return likes.isEmpty && inherits.isEmpty
  }

  /// Every REFERENCES of the table, behind a column or on its own.
  var references: [Reference] {
    var found: [Reference] = []
    for column in columns {
      for constraint in column.constraints {
        if case .references(let reference) = constraint.kind { found.append(reference) }
      }
    }
    for constraint in constraints {
      if case .foreignKey(_, let reference) = constraint.kind { found.append(reference) }
    }
    return found
  }
}

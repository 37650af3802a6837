import Syntax

/// CREATE INDEX.
extension Forecast {
  mutating func createIndex(_ create: CreateIndex) {
    let table = resolve(create.table)
    if let word = create.concurrently { needsNoTransaction(at: word) }
    if refuseMissing(table, at: create.table.range) { return }
    let known = relation(table)
    // The session's own table has no others to wait for: it is built the plain way.
    let isConcurrent = create.isConcurrent && known?.persistence != .temporary
    let mode: LockMode = isConcurrent ? .shareUpdateExclusive : .share
    lock(table, mode, at: create.keywords)
    let isPartitioned = known?.kind == .partitionedTable
    if isPartitioned, !create.table.isOnly { lockBelow(table, mode, at: create.keywords) }
    if let id = known?.id {
      let isWhole = isPartitioned && !create.table.isOnly
      let tables = isWhole ? moment.schema.withDescendants(id) : [id]
      refusePending("CREATE INDEX", tables, at: create.keywords)
    }
    if refuseIndex(create, on: table) { return }
    buildIndex(create, on: table, isConcurrent: isConcurrent)
  }

  /// What CREATE INDEX builds: on a partitioned table an index for each partition that has none.
  private mutating func buildIndex(
    _ create: CreateIndex, on table: RelationName, isConcurrent: Bool
  ) {
    let after = leave()
    let made = newIndexes(on: table, after)
    if create.ifNotExists, made.isEmpty { return }
    let name = create.name.map { Identifier($0, in: statement) }
    // ON ONLY a partitioned table makes the parent's entry and builds nothing.
    if create.table.isOnly, relation(table)?.kind != .table { return }
    build(
      table, index: name, .createIndex,
      parts: made.filter { $0.kind == .index }.map(\.name), isConcurrent: isConcurrent,
      request: made.first?.index.map { request(create, $0, on: table) },
      at: create.keywords)
    lockAdopted(below: made, after, at: create.keywords)
  }

  private func request(
    _ create: CreateIndex, _ definition: IndexDefinition, on table: RelationName
  ) -> IndexRequest {
    let covering = relation(table)?.indexes.compactMap { relation($0) }.first { other in
      guard let known = other.index else { return false }
      return known.isValid && known.covers(definition)
    }
    return IndexRequest(
      keys: definition.keys.map(\.column), method: definition.method,
      isUnique: definition.isUnique, isPartial: definition.predicateColumns != nil,
      takesExisting: create.ifNotExists, covered: covering?.name.name)
  }

  /// Indexes of partitions that become parts of a new one are locked for it.
  mutating func lockAdopted(below made: [Relation], _ after: Schema, at range: TokenRange) {
    for index in made {
      for child in index.index?.children ?? [] where relation(child) != nil {
        lock(child, .share, at: range)
      }
    }
  }

  /// Whether the server refuses the index, and why.
  private mutating func refuseIndex(_ create: CreateIndex, on table: RelationName) -> Bool {
    let known = relation(table)
    let at = create.keywords
    switch known?.kind {
    case .view, .sequence, .index, .partitionedIndex, .compositeType, .foreignTable:
      refuse("42809", "cannot create index on relation \"\(table)\"", at: at)
      return true
    case .partitionedTable where create.isConcurrent:
      refuse("0A000", "cannot create index on partitioned table \"\(table)\" concurrently", at: at)
      return true
    case .table, .partitionedTable, .materializedView, nil: break
    }
    if let name = create.name.map({ Identifier($0, in: statement) }),
      relation(RelationName(schema: table.schema, name: name)) != nil
    {
      if !create.ifNotExists { refuse("42P07", "relation \"\(name)\" already exists", at: at) }
      return !create.ifNotExists
    }
    let method = create.method.map { statement.text($0) } ?? "btree"
    if create.isUnique, Forecast.methodsWithoutUnique.contains(method) {
      refuse("0A000", "access method \"\(method)\" does not support unique indexes", at: at)
      return true
    }
    return refuseKeys(create, on: table)
  }

  private mutating func refuseKeys(_ create: CreateIndex, on table: RelationName) -> Bool {
    var named: [Identifier] = []
    var read: [Identifier] = create.filter.map { columns(in: $0.range) } ?? []
    for element in create.elements + create.include {
      if case .column(let name) = element.key { named.append(Identifier(name, in: statement)) }
      if element.range.indices.count > 1 { read += columns(in: element.range) }
    }
    read += named
    if refuseMissing(read, of: table, at: create.keywords) { return true }
    let known = relation(table)
    if read.contains(where: { known?.column($0)?.generation == .virtual }) {
      refuse(
        "0A000", "indexes on virtual generated columns are not supported", at: create.keywords)
      return true
    }
    if refuseExpressions(create, on: table) { return true }
    guard create.isUnique else { return false }
    return refuseIncompleteKey(
      named, on: table, isOnly: create.table.isOnly, at: create.keywords)
  }

  /// What an index is over has to be the same whenever and by whomever it is computed.
  private mutating func refuseExpressions(_ create: CreateIndex, on table: RelationName) -> Bool {
    let keys = create.elements.compactMap { element in
      if case .expression(let value) = element.key { (value, "expression") } else { nil }
    }
    for (value, word) in keys + (create.filter.map { [($0, "predicate")] } ?? []) {
      if hasQuery(value) {
        refuse("0A000", "cannot use subquery in index \(word)", at: value.range)
        return true
      }
      if Volatility.isSurelyMutable(value, in: statement, moment.schema)
        || dependsOnSession(value, table)
      {
        refuse(
          "42P17", "functions in index \(word) must be marked IMMUTABLE", certainty,
          at: value.range)
        return true
      }
    }
    return false
  }

  /// Whether a column of time is turned into another by the session's time zone.
  private func dependsOnSession(_ value: Expression, _ table: RelationName) -> Bool {
    guard case .cast(let inner, let name) = value.shape, case .column(let column) = inner.shape,
      let old = relation(table)?.column(Identifier(column.name.last, in: statement))?.type
    else { return false }
    let new = moment.schema.columnType(name, in: statement)
    guard old.dimensions == 0, new.dimensions == 0 else { return false }
    return switch (old.name, new.name) {
    case ("timestamptz", "date"), ("timestamptz", "timestamp"), ("timestamptz", "time"),
      ("timestamptz", "text"), ("timestamptz", "varchar"), ("timestamp", "timestamptz"),
      ("timestamp", "text"), ("date", "timestamptz"), ("date", "text"), ("text", "date"),
      ("text", "timestamp"), ("text", "timestamptz"):
      true
    default: false
    }
  }

  /// A unique key of a partitioned table has to hold the columns that rows are partitioned by, and
  /// those that its partitions are.
  mutating func refuseIncompleteKey(
    _ columns: [Identifier], on table: RelationName, isOnly: Bool, at range: TokenRange
  ) -> Bool {
    let parts = isOnly ? [relation(table)].compactMap { $0 } : tree(table)
    let key = parts.flatMap { $0.partitionKey?.columns ?? [] }
    guard key.contains(where: { !columns.contains($0) }) else { return false }
    refuse(
      "0A000", "unique constraint on partitioned table must include all partitioning columns",
      at: range)
    return true
  }

  private static let methodsWithoutUnique: Set<String> = ["hash", "gin", "gist", "spgist", "brin"]
}

extension IndexDefinition {
  /// Whether whatever is looked up by the other index can be looked up by this one: plain keys, in
  /// the same order, and the other enforces nothing that this one does not.
  fileprivate func covers(_ other: IndexDefinition) -> Bool {
    let isPlain =
      !computesAnything && !other.computesAnything && method == .btree && other.method == .btree
    let isAllowed = !other.isUnique || isUnique && keys.count == other.keys.count
    return isPlain && isAllowed && other.included.allSatisfy(included.contains)
      && keys.count >= other.keys.count
      && zip(keys, other.keys).allSatisfy { mine, theirs in
        mine.column == theirs.column && mine.operatorClass == theirs.operatorClass
          && mine.collation == theirs.collation && mine.isDefaultOrder == theirs.isDefaultOrder
      }
  }
}

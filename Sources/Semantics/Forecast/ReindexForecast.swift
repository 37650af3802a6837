import Syntax

/// REINDEX, of one index or of all in a table or a schema.
extension Forecast {
  mutating func reindex(_ reindex: Reindex) {
    if let word = reindex.concurrently { needsNoTransaction(at: word) }
    noteReindex(reindex)
    switch reindex.target {
    case .table(let reference): reindexTable(resolve(reference), reindex)
    case .index(let reference): reindexIndex(resolve(reference), reindex)
    case .schema(let name):
      if reindex.concurrently == nil { needsNoTransaction(at: reindex.keywords) }
      reindexAll(reindex, in: Identifier(name, in: statement))
    case .database:
      if reindex.concurrently == nil { needsNoTransaction(at: reindex.keywords) }
      reindexAll(reindex, in: nil)
    case .system:
      if reindex.concurrently == nil { needsNoTransaction(at: reindex.keywords) }
    }
  }

  private mutating func noteReindex(_ reindex: Reindex) {
    let scope: Maintenance.Scope
    var isLive = true
    var known: Relation?
    switch reindex.target {
    case .table(let reference):
      scope = .relations([resolve(reference)])
      isLive = self.isLive(resolve(reference))
      known = relation(resolve(reference))
    case .index(let reference):
      known = relation(resolve(reference))
      let table = known?.index.flatMap { relation($0.table)?.name }
      scope = .index(resolve(reference), of: table)
      isLive = self.isLive(resolve(reference)) && table.map { self.isLive($0) } != false
    case .schema(let name): scope = .schema(Identifier(name, in: statement))
    case .database: scope = .database
    // The server's own catalogs are not told of.
    case .system: return
    }
    maintain(
      .reindex, scope, isConcurrent: isConcurrent(reindex, on: known), isLive: isLive,
      at: reindex.keywords)
  }

  private mutating func reindexTable(_ table: RelationName, _ reindex: Reindex) {
    if refuseMissing(table, at: reindex.range) { return }
    let known = relation(table)
    switch known?.kind {
    case .view, .sequence, .index, .partitionedIndex, .compositeType, .foreignTable:
      refuse("42809", "\"\(table)\" is not a table or materialized view", at: reindex.range)
    case .partitionedTable:
      if reindex.concurrently == nil { needsNoTransaction(at: reindex.keywords) }
      lock(table, tableMode(known, reindex), at: reindex.keywords)
      // All partitions are locked for the list, before the first of them is worked on.
      lockBelow(table, .share, at: reindex.keywords)
      for part in tree(table) where part.holdsRows { rebuildAll(of: part, reindex, under: table) }
    case .table, .materializedView, nil:
      lock(table, tableMode(known, reindex), at: reindex.keywords)
      if let known {
        rebuildAll(of: known, reindex, under: table)
      } else {
        build(
          table, index: nil, .reindex, isConcurrent: reindex.concurrently != nil,
          at: reindex.keywords)
      }
    }
  }

  /// What a table is locked in while its indexes are rebuilt.
  private func tableMode(_ table: Relation?, _ reindex: Reindex) -> LockMode {
    isConcurrent(reindex, on: table) ? .shareUpdateExclusive : .share
  }

  /// The session's own table is rebuilt the plain way.
  private func isConcurrent(_ reindex: Reindex, on table: Relation?) -> Bool {
    reindex.concurrently != nil && table?.persistence != .temporary
  }

  private mutating func rebuildAll(
    of table: Relation, _ reindex: Reindex, under named: RelationName
  ) {
    let isConcurrent = isConcurrent(reindex, on: table)
    lock(table.name, tableMode(table, reindex), at: reindex.keywords)
    let indexes = table.indexes.compactMap { relation($0) }
      .filter { !isConcurrent || !isExclusion($0) }
    rebuild(indexes, of: table.name, reindex, isConcurrent)
  }

  private mutating func rebuild(
    _ indexes: [Relation], of table: RelationName, _ reindex: Reindex, _ isConcurrent: Bool
  ) {
    for index in indexes { lock(index.name, .accessExclusive, at: reindex.keywords) }
    build(
      table, index: indexes.count == 1 ? indexes[0].name.name : nil, .reindex,
      parts: indexes.map { isConcurrent ? rebuiltBeside($0.name) : $0.name },
      isConcurrent: isConcurrent, at: reindex.keywords)
  }

  /// CONCURRENTLY builds an index beside the old one and gives it the name in the end.
  private func rebuiltBeside(_ index: RelationName) -> RelationName {
    RelationName(
      schema: index.schema, name: Identifier(ObjectNames.make(index.name.text, nil, "ccnew")))
  }

  private func isExclusion(_ index: Relation) -> Bool {
    guard let definition = index.index else { return false }
    return definition.constraint != nil && !definition.isUnique
  }

  private mutating func reindexIndex(_ name: RelationName, _ reindex: Reindex) {
    let isConcurrent = isConcurrent(reindex, on: relation(name))
    guard let index = relation(name) else {
      if refuseMissing(name, at: reindex.range) { return }
      lock(
        name, isConcurrent ? .shareUpdateExclusive : .accessExclusive, as: .index,
        at: reindex.keywords)
      build(
        name, index: name.name, .reindex, isConcurrent: isConcurrent, at: reindex.keywords)
      return
    }
    guard let definition = index.index else {
      if index.isComplete { refuse("42809", "\"\(name)\" is not an index", at: reindex.range) }
      return
    }
    if isConcurrent, isExclusion(index) {
      refuse(
        "0A000", "cannot reindex exclusion constraint index \"\(name)\" concurrently",
        at: reindex.range)
      return
    }
    let mode: LockMode = isConcurrent ? .shareUpdateExclusive : .share
    lock(definition.table, mode, at: reindex.keywords)
    if index.kind == .partitionedIndex {
      if reindex.concurrently == nil { needsNoTransaction(at: reindex.keywords) }
      lock(
        name, isConcurrent ? .shareUpdateExclusive : .accessExclusive, at: reindex.keywords)
      rebuildParts(of: definition, mode, reindex, isConcurrent)
    } else if let table = relation(definition.table) {
      rebuild([index], of: table.name, reindex, isConcurrent)
    }
  }

  private mutating func rebuildParts(
    of index: IndexDefinition, _ mode: LockMode, _ reindex: Reindex, _ isConcurrent: Bool
  ) {
    for child in index.children.compactMap({ relation($0) }) {
      guard let definition = child.index, let table = relation(definition.table) else { continue }
      if child.kind == .partitionedIndex {
        lock(child.name, .share, at: reindex.keywords)
        rebuildParts(of: definition, mode, reindex, isConcurrent)
      } else {
        lock(table.name, mode, at: reindex.keywords)
        rebuild([child], of: table.name, reindex, isConcurrent)
      }
    }
  }

  /// Every table of a schema, or of the database, one after the other.
  private mutating func reindexAll(_ reindex: Reindex, in schema: Identifier?) {
    let tables = moment.schema.all.filter {
      $0.holdsRows && $0.name.schema != .temporary && (schema == nil || $0.name.schema == schema)
    }
    for table in tables.sorted(by: { $0.id.number < $1.id.number }) {
      rebuildAll(of: table, reindex, under: table.name)
    }
  }
}

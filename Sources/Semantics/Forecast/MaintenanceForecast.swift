import Syntax

/// VACUUM, ANALYZE, CLUSTER: work over whole relations.
extension Forecast {
  mutating func vacuum(_ vacuum: Vacuum) {
    if vacuum.isVacuum { needsNoTransaction(at: vacuum.keywords) }
    if vacuum.isFull { maintain(.vacuumFull, vacuum.tables, at: vacuum.keywords) }
    if analyzes(vacuum) { maintain(.analyze, vacuum.tables, at: vacuum.keywords) }
    guard vacuum.tables.isEmpty else {
      for reference in vacuum.tables { work(on: reference, vacuum) }
      return
    }
    for known in moment.schema.all.sorted(by: { $0.id.number < $1.id.number }) {
      switch known.kind {
      case .table, .partitionedTable, .materializedView: work(on: known, vacuum)
      case .foreignTable, .view, .sequence, .index, .partitionedIndex, .compositeType: break
      }
    }
  }

  private func analyzes(_ vacuum: Vacuum) -> Bool {
    let words = vacuum.range.indices.compactMap { statement.token(at: $0)?.keyword }
    return !vacuum.isVacuum || words.contains { $0 == .analyze || $0 == .analyse }
  }

  /// No tables are all that the command concerns.
  private mutating func maintain(
    _ kind: Maintenance.Kind, _ tables: [RelationReference], isConcurrent: Bool = false,
    at range: TokenRange
  ) {
    let names = tables.map { resolve($0) }
    maintain(
      kind, names.isEmpty ? .database : .relations(names), isConcurrent: isConcurrent,
      isLive: names.isEmpty || names.contains(where: isLive), at: range)
  }

  mutating func maintain(
    _ kind: Maintenance.Kind, _ scope: Maintenance.Scope, isConcurrent: Bool = false,
    isLive: Bool, at range: TokenRange
  ) {
    effects.append(
      .maintenance(
        Maintenance(
          kind: kind, scope: scope, isConcurrent: isConcurrent, isLive: isLive,
          span: span(range))))
  }

  /// REPACK (since 19) writes a table anew as VACUUM FULL does. CONCURRENTLY lets readers and writers
  /// go on until the last moment, when the new file takes the old one's place.
  mutating func repack(_ repack: Repack) {
    let isConcurrent = repack.concurrently != nil
    if isConcurrent || repack.table == nil { needsNoTransaction(at: repack.keywords) }
    maintain(
      .repack, repack.table.map { [$0] } ?? [], isConcurrent: isConcurrent, at: repack.keywords)
    guard let reference = repack.table, !refusesMissing(reference, at: repack.keywords) else {
      return
    }
    let name = resolve(reference)
    lock(name, isConcurrent ? .shareUpdateExclusive : .accessExclusive, at: repack.keywords)
    rewrite(name, .repack(concurrently: isConcurrent), at: repack.keywords)
    if let known = relation(name) { rebuild(known, at: repack.keywords) }
  }

  /// ALTER … ALL IN TABLESPACE: whatever lies there moves.
  mutating func moveAll(_ move: MoveAll) {
    maintain(.moveTablespace, .database, isLive: true, at: move.keywords)
  }

  private mutating func work(on reference: RelationReference, _ vacuum: Vacuum) {
    guard !refusesMissing(reference, at: vacuum.keywords) else { return }
    let name = resolve(reference)
    guard let known = relation(name) else {
      lock(
        name, vacuum.isFull ? .accessExclusive : .shareUpdateExclusive, at: vacuum.keywords)
      if vacuum.isFull { rewrite(name, .vacuumFull, at: vacuum.keywords) }
      return
    }
    work(on: known, vacuum)
    let below = moment.schema.withDescendants(known.id).dropFirst()
    // Partitions come along; since 18 the children of a plain table do too.
    let follows = known.isPartitioned || moment.server.major >= 18
    for id in below {
      if follows, !reference.isOnly, let child = relation(id) {
        work(on: child, vacuum)
      } else if !vacuum.isVacuum {
        lock(id, .accessShare, at: vacuum.keywords)
      }
    }
  }

  private mutating func work(on known: Relation, _ vacuum: Vacuum) {
    let mode: LockMode = vacuum.isFull ? .accessExclusive : .shareUpdateExclusive
    lock(known.id, mode, at: vacuum.keywords)
    guard vacuum.isVacuum, !known.isPartitioned else { return }
    if vacuum.isFull {
      rewrite(known.name, .vacuumFull, at: vacuum.keywords)
      rebuild(known, at: vacuum.keywords)
    } else {
      for index in known.indexes { lock(index, .rowExclusive, at: vacuum.keywords) }
    }
  }

  mutating func cluster(_ cluster: Cluster) {
    maintain(.cluster, cluster.table.map { [$0] } ?? [], at: cluster.keywords)
    guard let reference = cluster.table else {
      needsNoTransaction(at: cluster.keywords)
      let clustered = moment.schema.all.filter { $0.clusteredOn != nil }
      for known in clustered.sorted(by: { $0.id.number < $1.id.number }) {
        order(known, at: cluster.keywords)
      }
      return
    }
    guard !refusesMissing(reference, at: cluster.keywords) else { return }
    let name = resolve(reference)
    lock(name, .accessExclusive, at: cluster.keywords)
    guard let known = relation(name) else {
      return rewrite(name, .cluster, at: cluster.keywords)
    }
    if known.isPartitioned { needsNoTransaction(at: cluster.keywords) }
    refuseIndex(cluster, of: known)
    refusePending("CLUSTER", [known.id], at: cluster.keywords)
    let isPartition = known.isPartitioned
    for id in isPartition ? moment.schema.withDescendants(known.id) : [known.id] {
      if let part = relation(id) { order(part, at: cluster.keywords) }
    }
  }

  private mutating func order(_ table: Relation, at range: TokenRange) {
    lock(table.id, .accessExclusive, at: range)
    guard !table.isPartitioned else { return }
    rewrite(table.name, .cluster, at: range)
    rebuild(table, at: range)
  }

  private mutating func refuseIndex(_ cluster: Cluster, of table: Relation) {
    guard table.isComplete else { return }
    if let written = cluster.index {
      let index = RelationName(
        schema: table.name.schema, name: Identifier(written, in: statement))
      let isThere = table.indexes.contains { relation($0)?.name == index }
      if !isThere {
        refuse(
          "42704", "index \"\(index.name)\" for table \"\(table.name.name)\" does not exist",
          certainty, at: cluster.keywords)
      }
    } else if table.clusteredOn == nil {
      refuse(
        "42704", "there is no previously clustered index for table \"\(table.name.name)\"",
        certainty, at: cluster.keywords)
    }
  }
}

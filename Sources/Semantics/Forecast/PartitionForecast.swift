import Syntax

/// Actions of ALTER TABLE on partitions and inheritance.
extension Forecast {
  mutating func partitionAction(
    _ action: AlterTableAction, of alter: AlterTable, on table: RelationName
  ) {
    switch action.kind {
    case .attachPartition(let partition, let bound):
      attach(moment.schema.resolve(partition, in: statement), bound, to: table, at: action.keywords)
    case .detachPartition(let partition, let mode):
      detach(partition, mode, from: table, at: action.keywords)
    case .attachIndexPartition(let index):
      attachIndex(moment.schema.resolve(index, in: statement), to: table, at: action.keywords)
    case .inherit(let parent):
      inherit(table, from: moment.schema.resolve(parent, in: statement), at: action.keywords)
    case .noInherit(let parent):
      noInherit(table, from: moment.schema.resolve(parent, in: statement), at: action.keywords)
    case .splitPartition(let partition): moveRows(of: partition, at: action.keywords)
    case .mergePartitions(let partitions, _):
      for partition in partitions { moveRows(of: partition, at: action.keywords) }
    default: break
    }
  }

  /// The rows of a partition go to others, under a lock on the whole table.
  private mutating func moveRows(of partition: QualifiedName, at range: TokenRange) {
    let name = moment.schema.resolve(partition, in: statement)
    lock(name, .accessExclusive, at: range)
    rewrite(name, .repartition, at: range)
  }

  /// Refuses a partition command on a table that is not partitioned.
  private mutating func refuseUnpartitioned(
    _ table: RelationName, _ command: String, at range: TokenRange
  ) -> Bool {
    guard let known = whole(table), known.kind != .partitionedTable else { return false }
    if moment.server.major >= 18 {
      refuse(
        "42809", "ALTER action \(command) cannot be performed on relation \"\(table)\"", at: range)
    } else {
      refuse("42P17", "table \"\(table)\" is not partitioned", at: range)
    }
    return true
  }

  // MARK: ATTACH

  private mutating func attach(
    _ partition: RelationName, _ bound: PartitionBound, to table: RelationName, at range: TokenRange
  ) {
    if refuseUnpartitioned(table, "ATTACH PARTITION", at: range) { return }
    if refuseMissing(partition, at: range) { return }
    lockTree(partition, .accessExclusive, at: range)
    let bounds = PartitionBounds(bound, in: statement)
    if refuseBounds(bounds, of: partition, in: table, at: range) { return }
    if refuseShape(of: partition, below: table, at: range) { return }
    for ancestor in ancestors(of: table) { lock(ancestor.name, .accessShare, at: range) }
    scanAttached(partition, bounds, to: table, at: range)
    join(partition, bounds, to: table, at: range)
    takeForeignKeys(of: table, to: partition, at: range)
  }

  /// The parent, its parent, and so on.
  func ancestors(of table: RelationName) -> [Relation] {
    var found: [Relation] = []
    var next = relation(table)?.partition?.parent
    while let id = next, let parent = relation(id), found.count < 64 {
      found.append(parent)
      next = parent.partition?.parent
    }
    return found
  }

  /// The rows of a new partition are read, unless valid constraints prove that they lie in it.
  private mutating func scanAttached(
    _ partition: RelationName, _ bounds: PartitionBounds, to table: RelationName,
    at range: TokenRange
  ) {
    guard let known = relation(partition) else {
      return scan(partition, .partitionBound, at: range)
    }
    let parts = unproved(known, partitionCondition(bounds, in: table)).filter(\.holdsRows)
    if !parts.isEmpty {
      scan(partition, .partitionBound, parts: parts.map(\.name), at: range)
    }
  }

  /// What rows of a new partition have to obey: its bound, and those of the tables above.
  private func partitionCondition(_ bounds: PartitionBounds, in table: RelationName) -> Predicate? {
    guard let parent = relation(table) else { return nil }
    var conditions = [condition(bounds, in: parent, without: nil)]
    var child = parent
    for ancestor in ancestors(of: table) {
      guard let membership = child.partition else { return nil }
      conditions.append(condition(membership.bounds, in: ancestor, without: child.id))
      child = ancestor
    }
    let known = conditions.compactMap { $0 }
    return known.count == conditions.count ? .all(known) : nil
  }

  /// The condition of one bound: a default partition takes what no other does.
  private func condition(
    _ bounds: PartitionBounds, in parent: Relation, without child: RelationID?
  ) -> Predicate? {
    guard let key = parent.partitionKey?.columns else { return nil }
    guard bounds == .everythingElse else { return bounds.predicate(of: key) }
    let others = parent.children.filter { $0 != child }.map {
      relation($0)?.partition?.bounds.predicate(of: key)
    }
    let known = others.compactMap { $0 }
    guard known.count == others.count else { return nil }
    return .all(known.map(\.negated))
  }

  /// The partitions of a table, or itself, that may hold rows that break a condition.
  private func unproved(_ table: Relation, _ condition: Predicate?) -> [Relation] {
    if let condition, facts(of: table).implies(condition) { return [] }
    guard table.kind == .partitionedTable else { return [table] }
    return table.children.compactMap { relation($0) }.flatMap { unproved($0, condition) }
  }

  /// What is known of every row of a table.
  private func facts(of table: Relation) -> Predicate {
    let notNull = table.columns.filter { $0.isNotNull && !$0.isNotNullUnproved }
      .map { Predicate.isNotNull($0.name) }
    let checks = table.constraints.filter { $0.kind == .check && $0.isProved }
      .compactMap(\.predicate)
    return .all(notNull + checks)
  }

  /// What is known of every row of a table, its bound as a partition included.
  func conditions(of table: Relation) -> Predicate {
    guard let membership = table.partition, let parent = relation(membership.parent),
      let bound = condition(membership.bounds, in: parent, without: table.id)
    else { return facts(of: table) }
    return .all([facts(of: table), bound])
  }

  // MARK: What joins the parent

  /// A partition that is attached, or made as one: the default partition must not hold its rows,
  /// and it gets the indexes and the place in foreign keys that its parent has.
  ///
  /// - Parameter isNew: whether the statement makes the partition, so that there are no rows.
  mutating func join(
    _ partition: RelationName, _ bounds: PartitionBounds, to table: RelationName,
    isNew: Bool = false, at range: TokenRange
  ) {
    guard let parent = relation(table) else { return }
    scanDefault(of: parent, bounds, at: range)
    for index in parent.indexes { lock(index, .shareUpdateExclusive, at: range) }
    let after = after
    let made = newIndexes(on: partition, after).filter { $0.index?.parent != nil }
    if !made.isEmpty {
      build(
        partition, index: nil, .partition, parts: made.filter { $0.kind == .index }.map(\.name),
        isLive: isNew ? false : nil, at: range)
    }
    for user in users(of: parent) { lock(user, .shareRowExclusive, at: range) }
    for key in parent.constraints where key.kind == .foreignKey {
      guard let referenced = key.referenced.flatMap({ relation($0)?.name }) else { continue }
      lockKeySide(referenced, .shareRowExclusive, at: range)
    }
  }

  /// The default partition is locked, and read where no CHECK keeps the new one's rows out of it.
  private mutating func scanDefault(
    of parent: Relation, _ bounds: PartitionBounds, at range: TokenRange
  ) {
    guard bounds != .everythingElse, let id = moment.schema.defaultPartition(of: parent.id),
      let fallback = relation(id)
    else { return }
    lock(id, .accessExclusive, at: range)
    let condition = bounds.predicate(of: parent.partitionKey?.columns ?? []).map(\.negated)
    if let condition, facts(of: fallback).implies(condition) { return }
    lockBelow(fallback.name, .accessExclusive, at: range)
    let parts = unproved(fallback, condition).filter(\.holdsRows)
    if !parts.isEmpty {
      scan(fallback.name, .partitionBound, parts: parts.map(\.name), at: range)
    }
  }

  /// Tables with a foreign key of their own to a partitioned table or one above it.
  private func users(of table: Relation) -> [RelationID] {
    let line = [table] + ancestors(of: table.name)
    var found: [RelationID] = []
    for referenced in line {
      for user in referenced.referencedBy
      where !found.contains(user) && !line.contains(where: { $0.id == user }) {
        let isOwn = relation(user)?.constraints.contains {
          $0.referenced == referenced.id && !$0.isInherited
        }
        if isOwn == true { found.append(user) }
      }
    }
    return found
  }

  /// The parent's foreign keys: one that the partition has already becomes a part of the parent's,
  /// which takes triggers off the referenced table; another is checked.
  private mutating func takeForeignKeys(
    of table: RelationName, to partition: RelationName, at range: TokenRange
  ) {
    for key in relation(table)?.constraints ?? [] where key.kind == .foreignKey {
      guard let referenced = key.referenced.flatMap({ relation($0)?.name }) else { continue }
      let own = relation(partition).flatMap {
        foreignKey(key.columns, to: referenced, in: $0)
      }
      if let own, own.isValid || moment.server.major >= 18 {
        lockKeySide(referenced, .accessExclusive, at: range)
        if own.isValid { continue }
      }
      guard key.isEnforced else { continue }
      validate(
        partition, referenced: referenced,
        constraint: adoptedName(of: key, own, on: partition), at: range)
    }
  }

  /// The name that a parent's foreign key has on a partition: its own, where that is free there.
  private func adoptedName(of key: Constraint, _ own: Constraint?, on partition: RelationName)
    -> Identifier
  {
    if let own, moment.server.major >= 18 { return own.name }
    guard let known = relation(partition), known.constraint(key.name) != nil else {
      return key.name
    }
    return moment.schema.freeConstraintName(
      known, ObjectNames.columns(key.columns.map(\.text)), "fkey")
  }

  // MARK: DETACH

  private mutating func detach(
    _ partition: QualifiedName, _ mode: DetachMode, from table: RelationName,
    at range: TokenRange
  ) {
    if mode == .concurrently {
      let word = Int(partition.range.upper)
      needsNoTransaction(at: TokenRange(word, word + 1))
    }
    if refuseUnpartitioned(table, "DETACH PARTITION", at: range) { return }
    let name = moment.schema.resolve(partition, in: statement)
    let fallback = relation(table).flatMap { moment.schema.defaultPartition(of: $0.id) }
    if mode == .concurrently, fallback != nil {
      return refuse(
        "55000", "cannot detach partitions concurrently when a default partition exists",
        at: range)
    }
    if let fallback, mode == .plain { lock(fallback, .accessExclusive, at: range) }
    if refuseMissing(name, at: range) { return }
    remove(
      .partition(name, of: table, concurrently: mode != .plain),
      isLive: isLive(table) && isLive(name), at: range)
    let first = effects.count
    lockTree(name, .accessExclusive, at: range)
    // The other transaction of DETACH CONCURRENTLY, the last, takes it and ends.
    if mode == .concurrently { release(from: first) }
    guard let known = relation(name), let parent = relation(table) else { return }
    if parent.isComplete, known.isComplete, known.partition?.parent != parent.id {
      return refuse(
        "42P01", "relation \"\(name)\" is not a partition of relation \"\(table)\"", at: range)
    }
    leave(known, parent, at: range)
  }

  /// What a partition was a part of is locked for it to go: indexes, foreign keys of both kinds.
  private mutating func leave(_ partition: Relation, _ parent: Relation, at range: TokenRange) {
    for index in partition.indexes where relation(index)?.index?.parent != nil {
      lock(index, .accessExclusive, at: range)
    }
    for key in partition.constraints where key.kind == .foreignKey && key.isInherited {
      if let referenced = key.referenced.flatMap({ relation($0)?.name }) {
        lock(referenced, .shareRowExclusive, at: range)
        lockBelow(referenced, .shareRowExclusive, at: range)
      }
    }
    let users = users(of: parent)
    // Their rows are held against the bound, which is that of the tables above as well.
    for ancestor in ancestors(of: parent.name) where !users.isEmpty {
      lock(ancestor.name, .accessShare, at: range)
    }
    for user in users {
      lock(user, .accessExclusive, at: range)
      if let name = relation(user)?.name { lockBelow(name, .accessShare, at: range) }
    }
  }

  // MARK: Indexes

  private mutating func attachIndex(
    _ index: RelationName, to parent: RelationName, at range: TokenRange
  ) {
    if let known = relation(parent), known.kind == .index {
      return refuse(
        "42809", "ALTER action ATTACH PARTITION cannot be performed on relation \"\(parent)\"",
        at: range)
    }
    if refuseMissing(index, at: range) { return }
    lock(index, .accessExclusive, as: .index, at: range)
    if let table = relation(parent)?.index?.table { lock(table, .accessShare, at: range) }
    guard let part = relation(index)?.index else { return }
    lock(part.table, .accessShare, at: range)
    guard let whole = relation(parent), let definition = whole.index, part.parent != whole.id
    else { return }
    if let (state, _) = refusal(of: part, in: definition) {
      refuse(
        state, "cannot attach index \"\(index)\" as a partition of index \"\(parent)\"", at: range)
    }
  }

  /// Why an index cannot be a part of a partitioned one.
  private func refusal(of part: IndexDefinition, in whole: IndexDefinition) -> (String, String)? {
    if part.parent != nil { return ("55000", "it is a part of another") }
    guard let table = relation(part.table), table.partition?.parent == whole.table else {
      return ("55000", "its table is no partition")
    }
    let taken = whole.children.contains { relation($0)?.index?.table == part.table }
    if taken { return ("55000", "the partition has one") }
    let isAlike =
      part.keys.map(\.column) == whole.keys.map(\.column) && part.isUnique == whole.isUnique
      && part.method == whole.method
    if !isAlike { return ("42P17", "the definitions differ") }
    if whole.constraint != nil, part.constraint == nil { return ("42P17", "no constraint") }
    return nil
  }
}

import Syntax

/// ALTER TABLE … ADD FOREIGN KEY: both tables, all partitions of both.
extension Forecast {
  mutating func addForeignKey(
    _ constraint: TableConstraint, _ columns: [Identifier], _ reference: Reference,
    to table: RelationName, _ alter: AlterTable
  ) {
    let referenced = resolve(reference.table)
    let isPartitioned = relation(table)?.kind == .partitionedTable
    let at = constraint.keywords
    if refuseMissing(referenced, at: reference.table.range) { return }
    lockKeySide(referenced, .shareRowExclusive, at: at)
    if refuse(columns, reference, constraint, of: table, referenced) { return }
    if isPartitioned {
      if alter.table.isOnly {
        return refuse(
          "42809",
          "cannot use ONLY for foreign key on partitioned table \"\(table)\" referencing relation "
            + "\"\(referenced)\"", at: at)
      }
      if constraint.attributes.isNotValid, moment.server.major < 18 {
        return refuse(
          "42809",
          "cannot add NOT VALID foreign key on partitioned table \"\(table)\" referencing relation "
            + "\"\(referenced)\"", at: at)
      }
      lockBelow(table, .shareRowExclusive, at: at)
    }
    let isTaken = takePartitionKeys(columns, of: table, referenced, at: at)
    guard isChecked(constraint), !isTaken else { return }
    validate(
      table, referenced: referenced, constraint: newName(constraint, columns, of: table), at: at)
  }

  /// Partitions that have the same key give theirs to the parent's: the triggers behind them on the
  /// referenced table go, under the strongest lock. True where no partition is left to be checked.
  private mutating func takePartitionKeys(
    _ columns: [Identifier], of table: RelationName, _ referenced: RelationName,
    at range: TokenRange
  ) -> Bool {
    guard relation(table)?.kind == .partitionedTable else { return false }
    let parts = tree(table).filter(\.holdsRows)
    var left = parts.count
    for part in parts {
      guard let own = foreignKey(columns, to: referenced, in: part) else { continue }
      if own.isValid || moment.server.major >= 18 {
        lockKeySide(referenced, .accessExclusive, at: range)
      }
      if own.isValid { left -= 1 }
    }
    return left == 0 && (!parts.isEmpty || relation(table)?.isComplete == true)
  }

  /// A table's own foreign key over the same columns to the same table.
  func foreignKey(_ columns: [Identifier], to referenced: RelationName, in table: Relation)
    -> Constraint?
  {
    let keys = table.constraints.filter {
      $0.kind == .foreignKey && $0.columns == columns && !$0.isInherited
        && $0.referenced.flatMap { relation($0)?.name } == referenced
    }
    return keys.first(where: \.isValid) ?? keys.first
  }

  /// The name that the constraint has or gets.
  private func newName(
    _ constraint: TableConstraint, _ columns: [Identifier], of table: RelationName
  ) -> Identifier? {
    if let name = constraint.name { return Identifier(name, in: statement) }
    let before = Set(relation(table)?.constraints.map(\.name) ?? [])
    return after.relation(table)?.constraints.first {
      $0.kind == .foreignKey && $0.columns == columns && !before.contains($0.name)
    }?.name
  }

  // MARK: Refusals

  private mutating func refuse(
    _ columns: [Identifier], _ reference: Reference, _ constraint: TableConstraint,
    of table: RelationName, _ referenced: RelationName
  ) -> Bool {
    let at = constraint.keywords
    switch relation(referenced)?.kind {
    case .view, .materializedView, .sequence, .index, .partitionedIndex, .foreignTable,
      .compositeType:
      refuse("42809", "referenced relation \"\(referenced)\" is not a table", at: at)
      return true
    case .table, .partitionedTable, nil: break
    }
    if refusePersistence(of: table, referenced, at: at) { return true }
    if refuseMissing(columns, of: table, at: at) { return true }
    let wanted = reference.columns.map { Identifier($0, in: statement) }
    if refuseMissing(wanted, of: referenced, at: at) { return true }
    let types = columns.map { relation(table)?.column($0)?.type }
    return refuseKey(wanted, for: columns, types, of: referenced, at: at)
  }

  mutating func refusePersistence(
    of table: RelationName, _ referenced: RelationName, at range: TokenRange
  ) -> Bool {
    guard let own = whole(table)?.persistence, let other = whole(referenced)?.persistence else {
      return false
    }
    let words: String
    switch (own, other) {
    case (.permanent, .unlogged), (.permanent, .temporary):
      words = "constraints on permanent tables may reference only permanent tables"
    case (.unlogged, .temporary):
      words = "constraints on unlogged tables may reference only permanent or unlogged tables"
    case (.temporary, .permanent), (.temporary, .unlogged):
      words = "constraints on temporary tables may reference only temporary tables"
    case (.permanent, .permanent), (.unlogged, _), (.temporary, .temporary): return false
    }
    refuse("42P16", words, at: range)
    return true
  }

  /// The referenced columns have to be a primary key or a unique index that is not deferrable.
  ///
  /// - Parameter types: the types of the referring columns, where they are known.
  mutating func refuseKey(
    _ wanted: [Identifier], for columns: [Identifier], _ types: [ColumnType?],
    of referenced: RelationName,
    at range: TokenRange
  ) -> Bool {
    guard let table = whole(referenced) else { return false }
    let key = wanted.isEmpty ? table.primaryKey : wanted
    if wanted.isEmpty, key.isEmpty {
      refuse("42704", "there is no primary key for referenced table \"\(referenced)\"", at: range)
      return true
    }
    if key.count != columns.count {
      refuse(
        "42830", "number of referencing and referenced columns for foreign key disagree", at: range)
      return true
    }
    let matching = table.indexes.compactMap { relation($0)?.index }.filter { index in
      index.isUnique && index.predicateColumns == nil
        && index.keys.count == key.count && Set(index.keys.compactMap(\.column)) == Set(key)
    }
    if matching.isEmpty {
      let isExclusion = table.constraints.contains { $0.kind == .exclusion }
      guard !isExclusion else { return false }
      refuse(
        "42830",
        "there is no unique constraint matching given keys for referenced table \"\(referenced)\"",
        at: range)
      return true
    }
    let isDeferrable = matching.allSatisfy { index in
      table.constraints.contains { $0.name == index.constraint && $0.isDeferrable }
    }
    guard isDeferrable else {
      return refuseTypes(types, key.map { table.column($0)?.type }, at: range)
    }
    refuse(
      "55000", "cannot use a deferrable unique constraint for referenced table \"\(referenced)\"",
      at: range)
    return true
  }

  /// Both sides have to be comparable by one operator: alike, or made so without a written cast.
  private mutating func refuseTypes(
    _ types: [ColumnType?], _ keys: [ColumnType?], at range: TokenRange
  ) -> Bool {
    let isRefused = zip(types, keys).contains { type, key in
      guard let type, let key else { return false }
      return !moment.schema.areComparable(type, key)
    }
    if isRefused { refuse("42804", "foreign key constraint cannot be implemented", at: range) }
    return isRefused
  }
}

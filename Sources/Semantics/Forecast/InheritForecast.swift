import Syntax

/// ALTER TABLE … [NO] INHERIT, and what keeps a table from being a child or a partition of another.
extension Forecast {
  mutating func inherit(_ table: RelationName, from parent: RelationName, at range: TokenRange) {
    if refuseMissing(parent, at: range) { return }
    lock(parent, .shareUpdateExclusive, at: range)
    // The children are listed, so that no circle is made.
    lockBelow(table, .accessShare, at: range)
    if relation(table)?.partition != nil {
      return refuse("42809", "cannot change inheritance of a partition", at: range)
    }
    guard let whole = relation(parent), let known = relation(table) else { return }
    if whole.kind == .partitionedTable {
      return refuse("42809", "cannot inherit from partitioned table \"\(parent)\"", at: range)
    }
    if known.parents.contains(whole.id) {
      return refuse(
        "42P07", "relation \"\(parent)\" would be inherited from more than once", at: range)
    }
    if tree(table).contains(where: { $0.id == whole.id }) {
      return refuse("42P07", "circular inheritance not allowed", at: range)
    }
    refuseDifference(of: known, from: whole, at: range)
  }

  mutating func noInherit(_ table: RelationName, from parent: RelationName, at range: TokenRange) {
    if refuseMissing(parent, at: range) { return }
    lock(parent, .accessShare, at: range)
    if relation(table)?.partition != nil {
      return refuse("42809", "cannot change inheritance of a partition", at: range)
    }
    changes(.noInherit(from: parent), of: table, at: range)
    guard let known = whole(table), let above = whole(parent) else { return }
    if !known.parents.contains(above.id) {
      refuse(
        "42P01", "relation \"\(parent)\" is not a parent of relation \"\(table)\"", at: range)
    }
  }

  /// What keeps a table from becoming a partition. Whether it was refused.
  mutating func refuseShape(
    of partition: RelationName, below table: RelationName, at range: TokenRange
  ) -> Bool {
    guard let known = relation(partition), let parent = relation(table) else { return false }
    let reason: String?
    if known.partition != nil {
      reason = "\"\(partition)\" is already a partition"
    } else if !known.parents.isEmpty {
      reason = "cannot attach inheritance child as partition"
    } else if known.kind != .partitionedTable, !known.children.isEmpty {
      reason = "cannot attach inheritance parent as partition"
    } else if known.ofType != nil {
      reason = "cannot attach a typed table as partition"
    } else {
      reason = nil
    }
    if let reason {
      refuse("42809", reason, at: range)
      return true
    }
    if let extra = whole(partition)?.columns.first(where: { parent.column($0.name) == nil }),
      whole(table) != nil
    {
      refuse(
        "42804",
        "table \"\(partition)\" contains column \"\(extra.name)\" not found in parent \"\(table)\"",
        at: range)
      return true
    }
    return refuseDifference(of: known, from: parent, at: range)
  }

  /// A child has the columns of its parent, as NOT NULL as those, and its CHECKs.
  @discardableResult
  private mutating func refuseDifference(
    of child: Relation, from parent: Relation, at range: TokenRange
  ) -> Bool {
    guard whole(child.name) != nil else { return false }
    for column in parent.columns {
      guard let reason = difference(of: child.column(column.name), from: column) else { continue }
      refuse("42804", reason, at: range)
      return true
    }
    for check in parent.constraints where check.kind == .check && !check.isNoInherit {
      guard let own = child.constraint(check.name) else {
        refuse("42804", "child table is missing constraint \"\(check.name)\"", at: range)
        return true
      }
      if let mine = own.predicate, let theirs = check.predicate, mine != theirs {
        refuse(
          "42804",
          "child table \"\(child.name)\" has different definition for check constraint "
            + "\"\(check.name)\"", at: range)
        return true
      }
      if !own.isValid, check.isValid || own.isNoInherit {
        refuse(
          "42P17",
          "constraint \"\(check.name)\" conflicts with NOT VALID constraint on child table",
          at: range)
        return true
      }
    }
    return false
  }

  private func difference(of own: Column?, from column: Column) -> String? {
    guard let own else { return "child table is missing column \"\(column.name)\"" }
    if let mine = own.type, let theirs = column.type, !isSame(mine, theirs) {
      return "child table has different type for column \"\(column.name)\""
    }
    if column.isNotNull, !own.isNotNull {
      return "column \"\(column.name)\" in child table must be marked NOT NULL"
    }
    return nil
  }

  private func isSame(_ a: ColumnType, _ b: ColumnType) -> Bool {
    guard a.isBuiltin, b.isBuiltin else { return a.isBuiltin == b.isBuiltin }
    return a.stored == b.stored
  }

  // MARK: Bounds

  /// What keeps a bound from being one of a table's partitions. Whether it was refused.
  mutating func refuseBounds(
    _ bounds: PartitionBounds, of partition: RelationName, in table: RelationName,
    at range: TokenRange
  ) -> Bool {
    guard let parent = relation(table) else { return false }
    let strategy = parent.partitionKey?.strategy.text.lowercased()
    if let strategy, let reason = bounds.misfit(strategy) {
      refuse("42P16", reason, at: range)
      return true
    }
    if case .range(let from, let to) = bounds, from == to {
      refuse("42P17", "empty range bound specified for partition \"\(partition)\"", at: range)
      return true
    }
    let other = parent.children.compactMap { relation($0) }.first {
      $0.partition.map { bounds.overlaps($0.bounds) } == true && $0.name != partition
    }
    guard let other else { return false }
    refuse(
      "42P17", "partition \"\(partition)\" would overlap partition \"\(other.name)\"", at: range)
    return true
  }
}

extension PartitionBounds {
  /// Why a bound does not fit the way in which a table is partitioned.
  fileprivate func misfit(_ strategy: String) -> String? {
    switch (self, strategy) {
    case (.unclear, _), (.everythingElse, "list"), (.everythingElse, "range"), (.list, "list"),
      (.range, "range"), (.hash, "hash"):
      nil
    case (.everythingElse, "hash"): "a hash-partitioned table may not have a default partition"
    case (_, "list"), (_, "range"), (_, "hash"):
      "invalid bound specification for a \(strategy) partition"
    default: nil
    }
  }
}

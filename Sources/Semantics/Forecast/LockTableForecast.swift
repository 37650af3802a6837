import Syntax

/// LOCK TABLE: tables with their partitions and children, and views with what they read.
extension Forecast {
  mutating func lockTable(_ lockTable: LockTable) {
    let words = lockTable.mode?.indices.map { index in
      statement.written(TokenRange(index, index + 1)).uppercased()
    }
    let spelt = words?.joined(separator: " ")
    let mode = LockMode.allCases.first { $0.description == spelt } ?? .accessExclusive
    // A routine's own transaction will do.
    if moment.canRun(.insideTransaction) == .no, !isInRoutine {
      refuse(
        "25P01", "LOCK TABLE can only be used in transaction blocks", at: lockTable.range)
      return
    }
    for reference in lockTable.tables {
      let name = resolve(reference)
      if refuseMissing(name, at: reference.range) { return }
      if let known = relation(name), !known.isLockable, known.birth != .unseen {
        refuse("42809", "cannot lock relation \"\(name)\"", at: reference.range)
        return
      }
      lockDeep(name, mode, isOnly: reference.isOnly, at: lockTable.range)
    }
    let names = lockTable.tables.map { resolve($0) }
    effects.append(
      .tableLock(
        TableLock(
          relations: names, mode: mode, isLive: names.contains(where: isLive),
          span: span(lockTable.range))))
  }

  /// ONLY leaves out the children of a table; what a view reads is locked whole.
  private mutating func lockDeep(
    _ first: RelationName, _ mode: LockMode, isOnly: Bool, at range: TokenRange
  ) {
    var seen: Set<RelationID> = []
    var next = [first]
    while let name = next.popLast() {
      lock(name, mode, at: range)
      guard let known = relation(name), seen.insert(known.id).inserted else { continue }
      switch known.kind {
      case .view:
        next += known.reads.reversed().compactMap { relation($0) }.filter(\.isLockable).map(\.name)
      case .table, .partitionedTable, .foreignTable:
        if !isOnly || name != first { lockBelow(name, mode, at: range) }
      case .materializedView, .sequence, .index, .partitionedIndex, .compositeType: break
      }
    }
  }
}

extension Relation {
  /// Whether LOCK TABLE takes it.
  fileprivate var isLockable: Bool {
    switch self.kind {
    case .table, .partitionedTable, .foreignTable, .view: true
    case .materializedView, .sequence, .index, .partitionedIndex, .compositeType: false
    }
  }
}

import Syntax

/// DROP INDEX.
extension Forecast {
  mutating func dropIndex(_ drop: Drop) {
    if let word = drop.concurrently { needsNoTransaction(at: word) }
    if drop.concurrently != nil, refuseConcurrentDrop(drop) { return }
    let dropped = Set(drop.targets.compactMap { index(of: $0) })
    for target in drop.targets {
      let name = moment.schema.resolve(target.name, in: statement)
      guard let index = relation(name) else {
        if isMissing(name) {
          // A build that failed may have left one, which no migration shows.
          if drop.ifExists {
            remove(
              .index(name, of: nil, keys: [], concurrently: drop.concurrently != nil),
              isLive: false, at: drop.keywords)
          } else {
            refuse("42704", "index \"\(name)\" does not exist", at: drop.keywords)
          }
        } else {
          remove(
            .index(name, of: nil, keys: [], concurrently: drop.concurrently != nil), isLive: true,
            at: drop.keywords)
          lock(
            name, .accessExclusive, as: .index, mayBe: drop.ifExists, at: drop.keywords)
        }
        continue
      }
      guard let definition = index.index else {
        if index.isComplete { refuse("42809", "\"\(name)\" is not an index", at: drop.keywords) }
        continue
      }
      dropIndex(index, definition, drop, alsoDropped: dropped)
    }
  }

  private func index(of target: Drop.Target) -> RelationID? {
    moment.schema.id(of: moment.schema.resolve(target.name, in: statement))
  }

  private mutating func refuseConcurrentDrop(_ drop: Drop) -> Bool {
    if drop.targets.count > 1 {
      refuse(
        "0A000", "DROP INDEX CONCURRENTLY does not support dropping multiple objects",
        at: drop.keywords)
    } else if drop.behavior == .cascade {
      refuse("0A000", "DROP INDEX CONCURRENTLY does not support CASCADE", at: drop.keywords)
    } else {
      return false
    }
    return true
  }

  private mutating func dropIndex(
    _ index: Relation, _ definition: IndexDefinition, _ drop: Drop, alsoDropped: Set<RelationID>
  ) {
    let isConcurrent = drop.concurrently != nil && index.persistence != .temporary
    if index.kind == .partitionedIndex, isConcurrent {
      refuse(
        "0A000", "cannot drop partitioned index \"\(index.name)\" concurrently", at: drop.keywords)
      return
    }
    let table = relation(definition.table)?.name
    remove(
      .index(
        index.name, of: table, keys: definition.keys.map(\.column), concurrently: isConcurrent),
      isLive: isLive(index.name) && table.map(isLive) != false, at: drop.keywords)
    lockDropped(index.id, isConcurrent: isConcurrent, at: drop.keywords)
    if let owner = owner(of: definition, alsoDropped) {
      refuse(
        "2BP01", "cannot drop index \(index.name) because \(owner) requires it", at: drop.keywords)
      return
    }
    if let table = relation(definition.table) {
      dropsIdentity(index.id, of: table, at: drop.keywords)
    }
    let keys = moment.schema.foreignKeys(on: index.id)
    if drop.behavior == .cascade {
      for key in keys { lock(key.table, .accessExclusive, at: drop.keywords) }
    } else if !keys.isEmpty {
      refuse(
        "2BP01", "cannot drop index \(index.name) because other objects depend on it",
        at: drop.keywords)
    }
  }

  /// What an index is an inseparable part of.
  private func owner(of index: IndexDefinition, _ alsoDropped: Set<RelationID>) -> String? {
    if let parent = index.parent, let whole = relation(parent) {
      if alsoDropped.contains(parent) { return nil }
      return "index \(whole.name)"
    }
    return index.constraint.map { "constraint \($0)" }
  }

  /// Locks an index and its table, and those of its parts.
  mutating func lockDropped(_ id: RelationID, isConcurrent: Bool = false, at range: TokenRange) {
    guard let index = relation(id)?.index else { return }
    // In the end CONCURRENTLY takes the index for itself alone; the table goes on.
    lock(index.table, isConcurrent ? .shareUpdateExclusive : .accessExclusive, at: range)
    lock(id, .accessExclusive, at: range)
    for child in index.children { lockDropped(child, at: range) }
  }
}

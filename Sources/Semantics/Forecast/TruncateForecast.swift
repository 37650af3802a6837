import Syntax

/// TRUNCATE gives every table it reaches new storage, and their indexes.
extension Forecast {
  mutating func truncate(_ truncate: Truncate) {
    var reached: [RelationID] = []
    for reference in truncate.tables where !refusesMissing(reference, at: truncate.keywords) {
      let name = resolve(reference)
      guard let id = moment.schema.id(of: name) else {
        lock(name, .accessExclusive, at: truncate.keywords)
        rewrite(name, .truncation, at: truncate.keywords)
        continue
      }
      if reference.isOnly, relation(id)?.kind == .partitionedTable {
        return refuse(
          "42809", "cannot truncate only a partitioned table", certainty, at: truncate.keywords)
      }
      let family = reference.isOnly ? [id] : moment.schema.withDescendants(id)
      for member in family where !reached.contains(member) { reached.append(member) }
    }
    follow(&reached, truncate)
    refusePending("TRUNCATE", reached, at: truncate.keywords)
    for id in reached { empty(id, truncate) }
  }

  /// Tables that refer to one that is emptied are emptied too, or forbid it.
  private mutating func follow(_ reached: inout [RelationID], _ truncate: Truncate) {
    var next = 0
    while next < reached.count {
      let referenced = reached[next]
      for other in referencing(referenced) where !reached.contains(other) {
        guard truncate.behavior == .cascade else {
          return refuse(
            "0A000", "cannot truncate a table referenced in a foreign key constraint", certainty,
            at: truncate.keywords)
        }
        for member in moment.schema.withDescendants(other) where !reached.contains(member) {
          reached.append(member)
        }
      }
      next += 1
    }
  }

  /// Tables whose enforced foreign keys refer to a table or to what it is a part of.
  private func referencing(_ referenced: RelationID) -> [RelationID] {
    guard let known = relation(referenced) else { return [] }
    let family = [referenced] + ancestors(of: known)
    return family.flatMap { id in
      (relation(id)?.referencedBy ?? []).filter { other in
        relation(other)?.constraints.contains { $0.referenced == id && $0.isEnforced } == true
      }
    }.sorted { $0.number < $1.number }
  }

  private mutating func empty(_ id: RelationID, _ truncate: Truncate) {
    guard let known = relation(id) else { return }
    lock(id, .accessExclusive, at: truncate.keywords)
    if !known.isPartitioned {
      rewrite(known.name, .truncation, at: truncate.keywords)
      rebuild(known, at: truncate.keywords)
    }
    guard truncate.restartsIdentity else { return }
    for sequence in moment.schema.sequences(of: id) {
      guard let name = relation(sequence)?.name else { continue }
      lock(sequence, .accessExclusive, at: truncate.keywords)
      rewrite(name, .sequence, at: truncate.keywords)
    }
  }

  /// Locks and rebuilds the indexes of a relation that gets new storage.
  mutating func rebuild(_ table: Relation, at range: TokenRange) {
    for id in table.indexes {
      guard let index = relation(id) else { continue }
      lock(id, .accessExclusive, at: range)
      build(table.name, index: index.name.name, .rebuild, at: range)
    }
  }
}

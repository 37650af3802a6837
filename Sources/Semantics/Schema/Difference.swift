/// What one schema has and another lacks, or has otherwise, in words: what a way back leaves behind.
extension Schema {
  /// How this schema differs from one that it should equal. Empty where something ran that could not
  /// be read, so that nobody can tell.
  package func differences(from other: Schema) -> [String] {
    guard !hasUnseenChanges, !other.hasUnseenChanges else { return [] }
    return relationDifferences(from: other) + typeDifferences(from: other)
      + functionDifferences(from: other)
  }

  private func relationDifferences(from other: Schema) -> [String] {
    let mine = named(all)
    let theirs = named(other.all)
    var found: [String] = []
    for (name, relation) in mine.sorted(by: { $0.key.description < $1.key.description }) {
      if let known = theirs[name] {
        found += relation.differences(from: known)
      } else if relation.stands {
        found.append("\(name) stays")
      }
    }
    for (name, relation) in theirs.sorted(by: { $0.key.description < $1.key.description })
    where mine[name] == nil && relation.stands {
      found.append("\(name) is gone")
    }
    return found
  }

  private func named(_ relations: some Sequence<Relation>) -> [RelationName: Relation] {
    var found: [RelationName: Relation] = [:]
    for relation in relations
    where relation.birth != .unseen && relation.name.schema != .temporary {
      found[relation.name] = relation
    }
    return found
  }

  private func typeDifferences(from other: Schema) -> [String] {
    differences(Set(allTypes.map(\.key)), Set(other.allTypes.map(\.key)), "type")
  }

  private func functionDifferences(from other: Schema) -> [String] {
    differences(Set(allFunctions.map(\.key)), Set(other.allFunctions.map(\.key)), "function")
  }

  private func differences(_ mine: Set<TypeKey>, _ theirs: Set<TypeKey>, _ word: String)
    -> [String]
  {
    let stays = mine.subtracting(theirs).map { "\(word) \($0.name) stays" }.sorted()
    return stays + theirs.subtracting(mine).map { "\(word) \($0.name) is gone" }.sorted()
  }
}

extension Relation {
  /// Whether it stands for itself: indexes and sequences go with their tables, under names that the
  /// server makes.
  fileprivate var stands: Bool {
    switch self.kind {
    case .table, .partitionedTable, .foreignTable, .view, .materializedView: true
    case .index, .partitionedIndex: self.index?.constraint == nil
    case .sequence: self.ownedBy == nil
    case .compositeType: false
    }
  }

  /// How its columns differ; of what nobody knows whole, nothing is said.
  fileprivate func differences(from other: Relation) -> [String] {
    guard self.isComplete, other.isComplete, self.isTable else { return [] }
    var found: [String] = []
    for column in self.columns {
      guard let known = other.column(column.name) else {
        found.append("column \(self.name).\(column.name) stays")
        continue
      }
      if let type = column.type, let old = known.type, type != old {
        found.append("column \(self.name).\(column.name) is \(type), and was \(old)")
      } else if column.isNotNull != known.isNotNull {
        found.append(
          "column \(self.name).\(column.name) \(column.isNotNull ? "is" : "is no longer") NOT NULL")
      }
    }
    for column in other.columns where self.column(column.name) == nil {
      found.append("column \(self.name).\(column.name) is gone")
    }
    return found
  }
}

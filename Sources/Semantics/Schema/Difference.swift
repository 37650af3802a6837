/// What one schema has and another lacks, or has otherwise, in words: what a way back leaves behind.
extension Schema {
  /// How this schema differs from one that it should equal. Empty where something ran that could not
  /// be read, so that nobody can tell.
  package func differences(from other: Schema) -> [String] {
    guard !hasUnseenChanges, !other.hasUnseenChanges else { return [] }
    return relationDifferences(from: other) + typeDifferences(from: other)
      + difference(allFunctions.map(\.key), other.allFunctions.map(\.key)) { "function \($0.name)" }
  }

  private func relationDifferences(from other: Schema) -> [String] {
    let mine = own.filter { relation in
      other.relation(relation.name).map { !relation.isUntouched(since: $0) } ?? true
    }
    let theirs = other.own.filter { relation(made: $0.name) == nil }
    let stays = mine.sorted(by: Relation.precedes).flatMap { relation in
      if let known = other.relation(made: relation.name) {
        return relation.differences(from: known)
      }
      return stands(relation, beside: other) ? ["\(relation.name) stays"] : []
    }
    let gone = theirs.sorted(by: Relation.precedes).compactMap { relation in
      other.stands(relation, beside: self) ? "\(relation.name) is gone" : nil
    }
    return stays + gone
  }

  /// What was seen being made, and is no session's own.
  private var own: [Relation] { all.filter { $0.birth != .unseen && $0.name.schema != .temporary } }

  /// The relation of a name, where it was seen being made.
  private func relation(made name: RelationName) -> Relation? {
    relation(name).flatMap { $0.birth == .unseen ? nil : $0 }
  }

  /// Whether a relation that only one of two schemas has is told for itself: the indexes of keys, those
  /// of tables that are gone themselves, and owned sequences go with what they belong to.
  private func stands(_ relation: Relation, beside other: Schema) -> Bool {
    switch relation.kind {
    case .table, .partitionedTable, .foreignTable, .view, .materializedView: return true
    case .index, .partitionedIndex:
      guard let index = relation.index, index.constraint == nil, index.parent == nil else {
        return false
      }
      return self.relation(index.table).flatMap { other.relation($0.name) } != nil
    case .sequence: return relation.ownedBy == nil
    case .compositeType: return false
    }
  }

  private func typeDifferences(from other: Schema) -> [String] {
    let labels = allTypes.flatMap { type in
      guard let known = other.type(type.key) else { return [String]() }
      return difference(type.labels.map(\.text), known.labels.map(\.text)) {
        "value '\($0)' of type \(type.key.name)"
      }
    }
    return difference(allTypes.map(\.key), other.allTypes.map(\.key)) { "type \($0.name)" }
      + labels.sorted()
  }
}

extension Relation {
  /// By name.
  fileprivate static func precedes(_ a: Relation, _ b: Relation) -> Bool {
    a.name.description < b.name.description
  }

  /// How its columns and what stands on it differ; of what nobody knows whole, nothing is said.
  fileprivate func differences(from other: Relation) -> [String] {
    guard self.isComplete, other.isComplete, self.isTable else { return [] }
    var found: [String] = []
    for column in self.columns {
      guard let known = other.column(column.name) else {
        found.append("column \(self.name).\(column.name) stays")
        continue
      }
      if let change = column.difference(from: known) {
        found.append("column \(self.name).\(column.name) \(change)")
      }
    }
    for column in other.columns where self.column(column.name) == nil {
      found.append("column \(self.name).\(column.name) is gone")
    }
    return found
      + difference(self.comparable(with: other), other.comparable(with: self)) {
        "constraint \($0) of \(self.name)"
      }
      + difference(self.triggers.map(\.name), other.triggers.map(\.name)) {
        "trigger \($0) of \(self.name)"
      }
      + difference(self.policies, other.policies) { "policy \($0) of \(self.name)" }
  }

  /// The names of its constraints, less those that go with a column or are told of one.
  private func comparable(with other: Relation) -> [Identifier] {
    self.constraints.filter { constraint in
      constraint.kind != .notNull && !constraint.isInherited
        && constraint.columns.allSatisfy { other.column($0) != nil }
    }.map(\.name)
  }
}

extension Column {
  /// What of it is otherwise than in another, in words that follow its name.
  fileprivate func difference(from known: Column) -> String? {
    if let type, let old = known.type, !type.means(old) { return "is \(type), and was \(old)" }
    if isNotNull != known.isNotNull { return "\(isNotNull ? "is" : "is no longer") NOT NULL" }
    // A default more may be what brings a column back that may not be NULL.
    return known.hasDefault && !hasDefault ? "has no default any more" : nil
  }
}

extension ColumnType {
  /// Whether it is the same type, found under the same name or another.
  fileprivate func means(_ other: ColumnType) -> Bool {
    self == other
      || key != nil && key == other.key && dimensions == other.dimensions
        && modifiers == other.modifiers
  }
}

/// What one list of names has alone, and what the other has alone.
private func difference<Name: Hashable>(
  _ mine: [Name], _ theirs: [Name], _ words: (Name) -> String
) -> [String] {
  let (mine, theirs) = (Set(mine), Set(theirs))
  return mine.subtracting(theirs).map { words($0) + " stays" }.sorted()
    + theirs.subtracting(mine).map { words($0) + " is gone" }.sorted()
}

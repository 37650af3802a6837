package import Syntax

/// The relations of a database, as far as the statements played so far have shown them.
///
/// A value that copies cheaply: a savepoint is a copy, a rollback an assignment.
package struct Schema: Sendable {
  private var tables = Buckets<RelationName, Table>()
  /// The tables of indexes that were seen being made.
  private var indexes = Buckets<RelationName, RelationName>()
  /// Where names without a schema are looked for, first to last.
  package var searchPath: [Identifier] = [.public]
  /// The session's TimeZone, where the file or the configuration says it.
  package var timeZone: String?

  package init() {}

  package func table(_ name: RelationName) -> Table? { tables[name] }

  /// Whether others may read, write or wait for the relation: it was not made in this change set,
  /// and it is not the session's own.
  package func isLive(_ name: RelationName) -> Bool {
    if name.schema == .temporary { return false }
    return switch tables[name]?.birth {
    case .changeSet: false
    case .history, .unseen, nil: true
    }
  }

  /// The table an index belongs to, if that was seen.
  package func table(ofIndex index: RelationName) -> RelationName? { indexes[index] }
}

// MARK: Names

extension Schema {
  /// The relation that a name in a statement means.
  package func resolve(_ name: QualifiedName, in statement: Statement) -> RelationName {
    let last = Identifier(name.last, in: statement)
    if let qualifier = name.qualifier {
      return RelationName(schema: Identifier(qualifier, in: statement), name: last)
    }
    return resolve(last)
  }

  /// The relation that a name without a schema means: a temporary one, the first on the search
  /// path that is known, else one in the first schema of the path.
  package func resolve(_ name: Identifier) -> RelationName {
    for schema in [.temporary] + searchPath {
      let candidate = RelationName(schema: schema, name: name)
      if tables[candidate] != nil || indexes[candidate] != nil { return candidate }
    }
    return RelationName(schema: searchPath.first ?? .public, name: name)
  }

  /// Where a relation of this name would be made.
  package func placeForNew(_ name: QualifiedName, temporary: Bool, in statement: Statement)
    -> RelationName
  {
    let last = Identifier(name.last, in: statement)
    let schema =
      temporary
      ? Identifier.temporary
      : name.qualifier.map { Identifier($0, in: statement) } ?? searchPath.first ?? .public
    return RelationName(schema: schema, name: last)
  }
}

// MARK: Changes

extension Schema {
  package mutating func create(_ name: RelationName, _ table: Table) { tables[name] = table }

  /// Changes what is known of a table; one never seen is noted as assumed first.
  package mutating func update(_ name: RelationName, _ change: (inout Table) -> Void) {
    if tables[name] == nil {
      tables[name] = Table(kind: .table, birth: .unseen, origin: nil, isComplete: false)
    }
    tables.update(name, change)
  }

  package mutating func drop(_ name: RelationName) {
    tables[name] = nil
    indexes[name] = nil
  }

  package mutating func rename(_ name: RelationName, to new: RelationName) {
    if let table = indexes[name] {
      indexes[name] = nil
      indexes[new] = table
    }
    guard let table = tables[name] else { return }
    tables[name] = nil
    tables[new] = table
  }

  package mutating func note(index: RelationName, on table: RelationName) { indexes[index] = table }

  /// A change set has been applied: what it made is history now.
  package mutating func endChangeSet() {
    for (name, table) in tables.all where table.birth == .changeSet {
      tables.update(name) {
        $0.birth = .history
        for index in $0.columns.indices { $0.columns[index].isNew = false }
      }
    }
  }
}

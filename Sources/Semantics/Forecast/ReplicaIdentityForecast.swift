import Syntax

/// By what subscribers tell a published table's rows apart.
///
/// Without it the server refuses every UPDATE and DELETE of the table (`CheckCmdReplicaIdentity`).
extension Forecast {
  mutating func losesIdentity(
    _ table: RelationName, to identity: ReplicaIdentity, at range: TokenRange
  ) {
    switch identity {
    case .nothing: break
    case .full: return changes(.wholeRowIdentity, of: table, at: range)
    case .defaultKey, .index: return
    }
    let isPublished = relation(table).map { moment.schema.isPublished($0.id) } ?? false
    changes(.noReplicaIdentity(isPublished: isPublished), of: table, at: range)
  }

  /// Tables that are published now and have no key.
  mutating func publishesWithoutIdentity(
    _ objects: [PublishedObject], _ options: [Option], isForAllTables: Bool = false,
    at range: TokenRange
  ) {
    guard publishesChanges(options) else { return }
    let named = objects.compactMap { object -> RelationName? in
      if case .table(let reference, _, _) = object.kind { resolve(reference) } else { nil }
    }
    let all = isForAllTables ? moment.schema.all.filter(\.isTable).map(\.name) : []
    for name in named + all.sorted(by: { $0.description < $1.description }) {
      guard let known = relation(name), known.isComplete, !known.identifiesRows else { continue }
      changes(.noReplicaIdentity(isPublished: true), of: name, at: range)
    }
  }

  /// Whether UPDATE or DELETE are published: all are, unless `publish` names others.
  private func publishesChanges(_ options: [Option]) -> Bool {
    let publish = options.first { statement.text($0.name.last) == "publish" }?.value
    guard let words = publish.map({ statement.written($0).lowercased() }) else { return true }
    return words.contains("update") || words.contains("delete")
  }

  /// The key by which a published table's rows are told apart goes.
  mutating func dropsIdentity(_ constraint: Constraint, of table: Relation, at range: TokenRange) {
    if constraint.kind == .primaryKey, table.replicaIdentity == .key {
      return losesKey(table, at: range)
    }
    if let index = constraint.index { dropsIdentity(index, of: table, at: range) }
  }

  /// The index by which they are told apart goes: nothing takes its place, not even a primary key.
  mutating func dropsIdentity(_ index: RelationID, of table: Relation, at range: TokenRange) {
    if table.replicaIdentity == .index(index) { losesKey(table, at: range) }
  }

  private mutating func losesKey(_ table: Relation, at range: TokenRange) {
    guard moment.schema.isPublished(table.id) else { return }
    changes(.noReplicaIdentity(isPublished: true), of: table.name, at: range)
  }
}

import Syntax

/// Which relations a statement reaches beyond the one it names.
extension Forecast {
  /// The schema as the statement leaves it, or the action that is looked at, where it succeeds.
  var after: Schema {
    if let left { return left }
    guard let current else { return moment.schema(after: statement) }
    var schema = moment.schema.forked()
    schema.apply(current.action, of: current.alter, statement, at: moment)
    return schema
  }

  /// The same, kept, so that it is worked out once.
  mutating func leave() -> Schema {
    let schema = after
    left = schema
    return schema
  }

  /// A relation and all known below it: partitions, children, theirs.
  func tree(_ name: RelationName) -> [Relation] {
    guard let id = moment.schema.id(of: name) else { return [] }
    return moment.schema.withDescendants(id).compactMap { relation($0) }
  }

  /// The relations of a tree that hold rows.
  func leaves(_ name: RelationName) -> [RelationName] {
    let known = tree(name)
    return known.isEmpty ? [name] : known.filter(\.holdsRows).map(\.name)
  }

  /// Locks a relation and all below it in the same mode.
  mutating func lockTree(
    _ name: RelationName, _ mode: LockMode, isOnly: Bool = false, at range: TokenRange
  ) {
    lock(name, mode, at: range)
    if !isOnly { lockBelow(name, mode, at: range) }
  }

  /// Locks what is below a relation.
  mutating func lockBelow(_ name: RelationName, _ mode: LockMode, at range: TokenRange) {
    for part in tree(name) where part.name != name { lock(part.name, mode, at: range) }
  }

  /// A relation of which everything is known, so that what it lacks does not exist.
  func whole(_ name: RelationName) -> Relation? {
    guard let known = relation(name), known.isComplete, !moment.schema.hasUnseenChanges else {
      return nil
    }
    return known
  }

  /// Whether a relation surely does not exist.
  func isMissing(_ name: RelationName) -> Bool {
    moment.schema.isWhole && relation(name) == nil && name.schema != .catalog && !name.isBookkeeping
      && name.schema.text != "information_schema"
  }

  /// Whether nothing says that a relation exists, so that IF EXISTS may find none.
  func isUnseen(_ name: RelationName) -> Bool { relation(name) == nil }

  /// Refuses a statement on a relation that does not exist. Whether it was refused.
  mutating func refuseMissing(_ name: RelationName, at range: TokenRange) -> Bool {
    guard isMissing(name) else { return false }
    sayMissing(name, at: range)
    return true
  }

  /// Refuses a column that a table of known shape lacks. Whether it was refused.
  mutating func refuseMissing(
    _ columns: [Identifier], of table: RelationName, at range: TokenRange
  ) -> Bool {
    guard let known = whole(table) else { return false }
    let lacks = columns.first {
      known.column($0) == nil && !Relation.systemColumns.contains($0)
    }
    guard let lacks else { return false }
    refuse("42703", "column \"\(lacks)\" does not exist", at: range)
    return true
  }

  /// Whether a table below has a column from another parent as well, which is not below.
  func comesFromElsewhere(_ column: Identifier, below table: RelationName) -> Bool {
    let family = tree(table)
    let ids = Set(family.map(\.id))
    return family.dropFirst().contains { part in
      part.parents.contains { !ids.contains($0) && relation($0)?.column(column) != nil }
    }
  }

  /// The indexes that a statement makes on a tree of tables, below and beside the ones there are.
  ///
  /// - Parameter after: the schema as the statement leaves it.
  func newIndexes(on table: RelationName, _ after: Schema) -> [Relation] {
    guard let id = after.id(of: table) else { return [] }
    return after.withDescendants(id).flatMap { after.relation($0)?.indexes ?? [] }
      .filter { relation($0) == nil }.compactMap { after.relation($0) }
  }

  /// The columns that an expression names.
  func columns(in range: TokenRange) -> [Identifier] {
    statement.mentions.columns.filter { range.contains($0.name.range) && $0.name.partCount == 1 }
      .map { Identifier($0.name.last, in: statement) }
  }
}

extension Relation {
  /// Whether rows are stored in it.
  var holdsRows: Bool {
    switch self.kind {
    case .table, .materializedView: true
    case .partitionedTable, .foreignTable, .view, .sequence, .index, .partitionedIndex,
      .compositeType:
      false
    }
  }

  var isIndex: Bool { self.kind == .index || self.kind == .partitionedIndex }

  static let systemColumns = Set(
    ["tableoid", "ctid", "xmin", "xmax", "cmin", "cmax"].map { Identifier($0) })
}

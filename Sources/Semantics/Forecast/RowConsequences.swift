import Syntax

/// What the server does beside a change of rows: foreign keys are checked, sequences drawn from, rows
/// led to their partition. Most of it happens only if there are rows.
extension Forecast {
  /// Rows that INSERT brings.
  mutating func filled(_ table: RelationName, _ insert: Insert, at range: TokenRange) {
    inserted(table, at: range)
    var isSure = false
    switch insert.rows {
    case .defaults: isSure = true
    case .query(let query):
      if case .values = query.body { isSure = true }
      if case .select(let select) = query.body {
        isSure = select.from.isEmpty && select.filter == nil
      }
    }
    if isSure { refuseMissingValue(in: table, insert, at: range) }
    let writesDefault = statement.tokens.contains { $0.keyword == .default }
    let isListed =
      !insert.columns.isEmpty || { if case .defaults = insert.rows { true } else { false } }()
    drawDefaults(
      of: table, except: insert.columns,
      mayBe: !isSure || insert.onConflict != nil && insert.columns.isEmpty, isListed: isListed,
      writesDefault: writesDefault, at: range)
    guard insert.onConflict != nil else { return }
    updated(table, columns: [], at: range)
  }

  /// A column that may not be null and that nothing gives a value to: no default, no trigger, no rule.
  private mutating func refuseMissingValue(
    in table: RelationName, _ insert: Insert, at range: TokenRange
  ) {
    guard certainty == .certain, let known = relation(table), known.kind == .table,
      known.isComplete, known.triggers.isEmpty, known.rules.isEmpty, known.birth != .unseen,
      known.partition == nil
    else { return }
    var listed = Set(insert.columns.map { Identifier($0, in: statement) })
    if listed.isEmpty {
      // Without a list values go to the columns from the first on; how many, the rows say.
      guard case .defaults = insert.rows else { return }
      listed = []
    }
    let missing = known.columns.first {
      $0.isNotNull && !$0.hasDefault && !$0.isIdentity && $0.generation == .none
        && !listed.contains($0.name) && ($0.type?.isBuiltin ?? false)
    }
    guard let missing else { return }
    refuse(
      "23502",
      "null value in column \"\(missing.name)\" of relation \"\(table.name)\" violates "
        + "not-null constraint", at: range)
  }

  /// The partitions that rows may go to, and the tables that they must refer to.
  mutating func inserted(_ table: RelationName, at range: TokenRange) {
    guard let known = relation(table) else { return }
    if known.kind == .partitionedTable {
      for id in moment.schema.withDescendants(known.id).dropFirst() {
        lock(id, .rowExclusive, mayBe: true, at: range)
        for index in relation(id)?.indexes ?? [] {
          lock(index, .rowExclusive, mayBe: true, at: range)
        }
      }
    }
    for key in known.constraints where key.kind == .foreignKey && key.isEnforced {
      lookUp(key, at: range)
    }
  }

  /// The referenced rows are looked up and locked.
  private mutating func lookUp(_ key: Constraint, at range: TokenRange) {
    guard let referenced = key.referenced else { return }
    for id in moment.schema.withDescendants(referenced) {
      lock(id, .rowShare, mayBe: true, at: range)
      for index in relation(id)?.indexes ?? [] { lock(index, .rowShare, mayBe: true, at: range) }
    }
  }

  mutating func updated(_ table: RelationName, columns: [Name], at range: TokenRange) {
    guard let known = relation(table) else { return }
    let set = Set(columns.map { Identifier($0, in: statement) })
    if known.kind == .partitionedTable { inserted(table, at: range) }
    for key in known.constraints where key.kind == .foreignKey && key.isEnforced {
      if set.isEmpty || !set.isDisjoint(with: key.columns) { lookUp(key, at: range) }
    }
    followReferences(to: known, setting: set, at: range)
  }

  mutating func deleted(_ table: RelationName, at range: TokenRange) {
    guard let known = relation(table) else { return }
    followReferences(to: known, setting: nil, at: range)
  }

  /// Tables that refer to rows that go or change: looked through, or changed in turn.
  private mutating func followReferences(
    to table: Relation, setting columns: Set<Identifier>?, at range: TokenRange
  ) {
    var visited: Set<RelationID> = []
    var next = [table.id]
    while let id = next.popLast() {
      guard visited.insert(id).inserted, let referenced = relation(id) else { continue }
      for below in moment.schema.withDescendants(id).dropFirst() { next.append(below) }
      let set = id == table.id ? columns : nil
      for family in [id] + ancestors(of: referenced) {
        next += follow(family, setting: set, at: range)
      }
    }
  }

  /// Locks the tables that refer to one, and returns those whose rows change with it.
  private mutating func follow(
    _ referenced: RelationID, setting columns: Set<Identifier>?, at range: TokenRange
  ) -> [RelationID] {
    var changed: [RelationID] = []
    for other in relation(referenced)?.referencedBy ?? [] {
      let keys = relation(other)?.constraints.filter {
        $0.referenced == referenced && $0.isEnforced
          && refers($0, to: columns, of: referenced)
      }
      guard let keys, !keys.isEmpty else { continue }
      let changes = keys.contains(where: \.changesReferencing)
      for id in moment.schema.withDescendants(other) {
        let mode: LockMode = changes ? .rowExclusive : .rowShare
        lock(id, mode, mayBe: true, at: range)
        for index in relation(id)?.indexes ?? [] { lock(index, mode, mayBe: true, at: range) }
      }
      if changes { changed.append(other) }
    }
    return changed
  }

  /// Whether a foreign key refers to one of the columns that are set; nil stands for rows that go.
  private func refers(
    _ key: Constraint, to columns: Set<Identifier>?, of table: RelationID
  ) -> Bool {
    guard let columns, !columns.isEmpty else { return true }
    let referenced =
      key.referencedColumns.isEmpty ? relation(table)?.primaryKey ?? [] : key.referencedColumns
    return referenced.isEmpty || !columns.isDisjoint(with: referenced)
  }

  /// The partitioned tables above a partition.
  func ancestors(of table: Relation) -> [RelationID] {
    var found: [RelationID] = []
    var parent = table.partition?.parent
    while let id = parent, !found.contains(id) {
      found.append(id)
      parent = relation(id)?.partition?.parent
    }
    return found
  }

  /// Serial, identity and `nextval` defaults of the columns that get no value.
  mutating func drawDefaults(
    of table: RelationName, except columns: [Name], mayBe: Bool, isListed: Bool,
    writesDefault: Bool = false, at range: TokenRange
  ) {
    guard let known = relation(table) else { return }
    let given = Set(columns.map { Identifier($0, in: statement) })
    for column in known.columns where column.hasDefault {
      if given.contains(column.name), !writesDefault { continue }
      guard let sequence = sequence(behind: column, of: known) else { continue }
      let isSure = isListed && !mayBe && !given.contains(column.name)
      lock(sequence, .rowExclusive, as: .sequence, mayBe: !isSure, at: range)
    }
  }

  /// The sequence of a column, which a partition may have from its parent.
  private func sequence(behind column: Column, of table: Relation) -> RelationName? {
    for id in [table.id] + ancestors(of: table) {
      if let found = drawn(by: column.name, of: id) { return found }
    }
    return nil
  }
}

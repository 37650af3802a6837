import Syntax

/// Which columns of which relations the queries in a part of a statement name.
///
/// A name means a column of its own query's FROM, else one of a query around it.
struct ColumnScopes {
  /// The FROM of one query.
  private struct Scope {
    let range: TokenRange
    var sources: [(id: RelationID?, label: Identifier)] = []
    /// Whether something stands there whose columns are not known: a subquery, a function.
    var hasOthers = false
    /// What ORDER BY and GROUP BY may mean: the names given to output columns.
    var outputs: Set<Identifier> = []
  }

  private let statement: Statement
  private let schema: Schema
  private var scopes: [Scope] = []
  private var commonTables: Set<Identifier> = []
  /// How many SELECTs were gone into.
  private var selects = 0

  init(_ body: StatementBody, in statement: Statement, _ schema: Schema) {
    self.statement = statement
    self.schema = schema
    visit(body)
  }

  /// The relations that are read, and of each the columns that are named. A star means all of them.
  func columns(in range: TokenRange) -> [RelationID: Set<Identifier>] {
    var read: [RelationID: Set<Identifier>] = [:]
    for source in scopes.flatMap(\.sources) {
      if let id = source.id { read[id, default: []] = [] }
    }
    for column in statement.mentions.columns where range.contains(column.name.range) {
      for (id, name) in owners(of: column) { read[id, default: []].insert(name) }
    }
    return read
  }

  /// The first column of which it is sure that no relation in its reach has it.
  func firstMissing(in range: TokenRange) -> ColumnReference? {
    // Queries stand where expressions are not kept: what is not seen may have the column.
    let written = range.indices.count { statement.token(at: $0)?.keyword == .select }
    guard written == selects else { return nil }
    return statement.mentions.columns.first { range.contains($0.name.range) && isMissing($0) }
  }

  private func isMissing(_ column: ColumnReference) -> Bool {
    guard column.name.partCount < 3, !isStar(column) else { return false }
    let name = Identifier(column.name.last, in: statement)
    guard !Relation.systemColumns.contains(name) else { return false }
    let qualifier = column.name.qualifier.map { Identifier($0, in: statement) }
    let around = scopes(around: column)
    if let qualifier {
      let source = around.lazy.flatMap(\.sources).first { $0.label == qualifier }
      return source.map { lacks($0.id, name) } ?? false
    }
    return !around.isEmpty
      && around.allSatisfy { scope in
        !scope.hasOthers && !scope.outputs.contains(name)
          && scope.sources.allSatisfy { $0.label != name && lacks($0.id, name) }
      }
  }

  /// Whether a relation surely has no column of the name.
  private func lacks(_ id: RelationID?, _ name: Identifier) -> Bool {
    guard let known = id.flatMap({ schema.relation($0) }) else { return false }
    return known.isComplete && known.column(name) == nil
  }

  private func isStar(_ column: ColumnReference) -> Bool {
    column.isImpliedStar || statement.token(at: Int(column.name.last.token))?.kind == .star
  }

  /// The queries that a column stands in, innermost first.
  private func scopes(around column: ColumnReference) -> [Scope] {
    if let only = scopes.first, scopes.count == 1 {
      return only.range.contains(column.name.range) ? scopes : []
    }
    return scopes.filter { $0.range.contains(column.name.range) }
      .sorted { $0.range.indices.count < $1.range.indices.count }
  }

  private func id(of reference: RelationReference) -> RelationID? {
    schema.id(of: schema.resolve(reference.name, in: statement))
  }

  // MARK: Names

  private func owners(of column: ColumnReference) -> [(RelationID, Identifier)] {
    let qualifier = column.name.qualifier.map { Identifier($0, in: statement) }
    let isStar = isStar(column)
    for scope in scopes(around: column) {
      let fitting = scope.sources.compactMap {
        qualifier == nil || $0.label == qualifier ? $0.id : nil
      }
      if isStar {
        if qualifier != nil, fitting.isEmpty { continue }
        return fitting.flatMap { id in
          (schema.relation(id)?.columns ?? []).map { (id, $0.name) }
        }
      }
      let name = Identifier(column.name.last, in: statement)
      if let owner = fitting.first(where: { schema.relation($0)?.column(name) != nil }) {
        return [(owner, name)]
      }
      let unknown = fitting.filter { schema.relation($0)?.isComplete == false }
      if let only = unknown.first, unknown.count == 1, qualifier != nil || !scope.hasOthers {
        return [(only, name)]
      }
      if qualifier == nil, scope.hasOthers || !unknown.isEmpty { return [] }
    }
    return []
  }

  // MARK: Queries

  private mutating func visit(_ body: StatementBody) {
    switch body {
    case .query(let query): visit(query)
    case .insert(let insert):
      visit(insert.with)
      // RETURNING and ON CONFLICT, which know the row that was to be inserted, stand in no scope.
      if case .query(let query) = insert.rows { visit(query) }
    case .update(let update):
      visit(
        update.with, update.table, update.alias, update.from, update.filter, update.returning,
        update.range)
    case .delete(let delete):
      visit(
        delete.with, delete.table, delete.alias, delete.using, delete.filter, delete.returning,
        delete.range)
    case .merge(let merge): scopes.append(Scope(range: merge.range, hasOthers: true))
    default: break
    }
  }

  private mutating func visit(
    _ with: With?, _ table: RelationReference, _ alias: Name?, _ from: [FromItem],
    _ filter: Expression?, _ returning: [SelectTarget], _ range: TokenRange
  ) {
    visit(with)
    scopes.append(Scope(range: range))
    let place = scopes.count - 1
    for item in [.relation(table, alias: alias)] + from { visit(item, place) }
    visit([filter].compactMap(\.self) + returning.map(\.value))
  }

  private mutating func visit(_ with: With?) {
    for table in with?.tables ?? [] {
      commonTables.insert(Identifier(table.name, in: statement))
      visit(table.statement)
    }
  }

  private mutating func visit(_ query: Query) {
    visit(query.with)
    switch query.body {
    case .select(let select): visit(select, query)
    case .values: break
    case .table(let reference): note(reference, alias: nil, in: query.range)
    case .combined(let queries): for query in queries { visit(query) }
    }
    visit(query.tail)
  }

  private mutating func visit(_ select: Select, _ query: Query) {
    selects += 1
    scopes.append(Scope(range: query.range))
    let place = scopes.count - 1
    scopes[place].outputs = Set(
      select.targets.compactMap { $0.label.map { Identifier($0, in: statement) } })
    for item in select.from { visit(item, place) }
    visit(select.targets.map(\.value) + [select.filter].compactMap(\.self) + select.others)
  }

  private mutating func visit(_ item: FromItem, _ place: Int) {
    switch item {
    case .relation(let reference, let alias):
      let label = Identifier(alias ?? reference.name.last, in: statement)
      // `AS alias (a, b)` gives the columns other names.
      let isRenamed =
        alias.map { statement.token(at: Int($0.token) + 1)?.kind == .leftParenthesis } ?? false
      let isCommonTable =
        reference.name.partCount == 1
        && commonTables.contains(Identifier(reference.name.last, in: statement))
      if isCommonTable || isRenamed {
        scopes[place].hasOthers = true
      } else {
        scopes[place].sources.append((id(of: reference), label))
      }
    case .function(let call):
      scopes[place].hasOthers = true
      visit([call])
    case .query(let query):
      scopes[place].hasOthers = true
      visit(query)
    case .join(let items, let conditions):
      for item in items { visit(item, place) }
      visit(conditions)
    }
  }

  private mutating func note(_ reference: RelationReference, alias: Name?, in range: TokenRange) {
    let label = Identifier(alias ?? reference.name.last, in: statement)
    scopes.append(Scope(range: range, sources: [(id(of: reference), label)]))
  }

  private mutating func visit(_ expressions: [Expression]) {
    for query in expressions.flatMap(\.queries) { visit(query) }
  }
}

import Syntax

/// Which columns of which relations the queries in a part of a statement name.
///
/// A name means a column of its own query's FROM, else one of a query around it.
struct ColumnScopes {
  /// The FROM of one query.
  private struct Scope {
    let range: TokenRange
    var sources: [(reference: RelationReference, label: Identifier)] = []
    /// Whether something stands there whose columns are not known: a subquery, a function.
    var hasOthers = false
  }

  private let statement: Statement
  private let schema: Schema
  private var scopes: [Scope] = []
  private var commonTables: Set<Identifier> = []

  init(_ query: Query, in statement: Statement, _ schema: Schema) {
    self.statement = statement
    self.schema = schema
    visit(query)
  }

  /// The relations that are read, and of each the columns that are named. A star means all of them.
  func columns(in range: TokenRange) -> [RelationID: Set<Identifier>] {
    var read: [RelationID: Set<Identifier>] = [:]
    for source in scopes.flatMap(\.sources) {
      if let id = id(of: source.reference) { read[id, default: []] = [] }
    }
    for column in statement.mentions.columns where range.contains(column.name.range) {
      for (id, name) in owners(of: column) { read[id, default: []].insert(name) }
    }
    return read
  }

  private func id(of reference: RelationReference) -> RelationID? {
    schema.id(of: schema.resolve(reference.name, in: statement))
  }

  // MARK: Names

  private func owners(of column: ColumnReference) -> [(RelationID, Identifier)] {
    let qualifier = column.name.qualifier.map { Identifier($0, in: statement) }
    let isStar =
      column.isImpliedStar || statement.token(at: Int(column.name.last.token))?.kind == .star
    let around = scopes.filter { $0.range.contains(column.name.range) }
      .sorted { $0.range.indices.count < $1.range.indices.count }
    for scope in around {
      let fitting = scope.sources.filter { qualifier == nil || $0.label == qualifier }
        .compactMap { id(of: $0.reference) }
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
    if case .query(let query) = body { visit(query) }
  }

  private mutating func visit(_ query: Query) {
    for table in query.with?.tables ?? [] {
      commonTables.insert(Identifier(table.name, in: statement))
      visit(table.statement)
    }
    switch query.body {
    case .select(let select): visit(select, query)
    case .values: break
    case .table(let reference): note(reference, alias: nil, in: query.range)
    case .combined(let queries): for query in queries { visit(query) }
    }
    visit(query.tail)
  }

  private mutating func visit(_ select: Select, _ query: Query) {
    scopes.append(Scope(range: query.range))
    let place = scopes.count - 1
    for item in select.from { visit(item, place) }
    visit(select.targets.map(\.value) + [select.filter].compactMap(\.self) + select.others)
  }

  private mutating func visit(_ item: FromItem, _ place: Int) {
    switch item {
    case .relation(let reference, let alias):
      let label = Identifier(alias ?? reference.name.last, in: statement)
      if reference.name.partCount == 1,
        commonTables.contains(Identifier(reference.name.last, in: statement))
      {
        scopes[place].hasOthers = true
      } else {
        scopes[place].sources.append((reference, label))
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
    scopes.append(Scope(range: range, sources: [(reference, label)]))
  }

  private mutating func visit(_ expressions: [Expression]) {
    for query in expressions.flatMap(\.queries) { visit(query) }
  }
}

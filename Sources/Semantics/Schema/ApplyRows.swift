import Syntax

/// What brings rows or takes them, and publications of tables.
extension SchemaChange {
  mutating func createPublication(_ create: CreatePublication) {
    schema.publications[identifier(create.name)] = tables(create.objects)
    noteFilters(create.objects, of: identifier(create.name))
  }

  mutating func alterPublication(_ alter: AlterPublication) {
    let name = identifier(alter.name)
    let tables = tables(alter.objects)
    switch alter.action {
    case .add:
      schema.publications[name, default: []].formUnion(tables)
      noteFilters(alter.objects, of: name)
    case .set: schema.publications[name] = tables
    case .drop: schema.publications[name]?.subtract(tables)
    case .setOptions: break
    }
  }

  private mutating func tables(_ objects: [PublishedObject]) -> Set<RelationID> {
    var found: Set<RelationID> = []
    for object in objects {
      if case .table(let reference, _, _) = object.kind {
        let id = schema.assume(resolve(reference))
        // A partitioned table stands for its partitions; children are published one by one.
        let isAlone = reference.isOnly || schema.relation(id)?.isPartitioned == true
        found.formUnion(isAlone ? [id] : schema.withDescendants(id))
      }
    }
    return found
  }

  mutating func insert(_ insert: Insert) {
    let id = schema.assume(resolve(insert.table))
    var rows = Rows.some
    if case .query(let query) = insert.rows {
      switch query.body {
      case .values: rows = .some
      case .select(let select): rows = brings(select) ? .some : .unknown
      case .table, .combined: rows = .unknown
      }
      noteCopy(query, into: id)
    }
    let result = rows
    noteInserted(
      into: id, isSure: rows == .some && insert.onConflict == nil, at: insert.keywords)
    if case .update(let columns) = insert.onConflict {
      noteUpdated(insert.table, columns, at: insert.keywords)
    }
    schema.update(id) { if $0.rows != .some { $0.rows = result } }
  }

  /// Rows are changed in a table that is there: one that was never seen was made before history begins.
  mutating func changeRows(of table: RelationReference) {
    let name = resolve(table)
    guard schema.relation(name) == nil, !name.isBookkeeping,
      !statement.text(table.name.qualifier ?? table.name.last).hasPrefix("pg_")
    else { return }
    _ = schema.assume(name)
  }

  /// Whether a SELECT surely gives rows: from no table, or from `generate_series`, unfiltered.
  private func brings(_ select: Select) -> Bool {
    guard select.filter == nil else { return false }
    return select.from.allSatisfy { item in
      if case .function(let function) = item {
        return statement.written(function.range).lowercased().hasPrefix("generate_series")
      }
      return false
    }
  }

  mutating func copy(_ copy: Copy) {
    guard copy.isFrom, let table = copy.table else { return }
    schema.update(resolve(table)) { $0.rows = .some }
    if let id = schema.id(of: resolve(table)) {
      noteInserted(into: id, isSure: false, at: copy.range)
    }
  }

  mutating func truncate(_ truncate: Truncate) {
    for table in truncate.tables {
      schema.update(resolve(table)) { $0.rows = .none }
    }
  }

  mutating func refresh(_ refresh: RefreshMaterializedView) {
    guard let id = schema.id(of: resolve(refresh.view)) else { return }
    schema.update(id) { $0.rows = refresh.withData ? .unknown : .none }
  }
}

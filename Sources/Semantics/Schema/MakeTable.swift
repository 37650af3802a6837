import Syntax

extension SchemaChange {
  mutating func createTable(_ create: CreateTable) {
    let name = schema.placeForNew(
      create.table.name, temporary: create.persistence == .temporary, in: statement)
    if create.ifNotExists, schema.relation(name) != nil { return }
    let id = make(
      name, create.partitionKey == nil ? .table : .partitionedTable, at: create.table.range)
    schema.update(id) { [self] in
      $0.persistence = create.persistence
      if let tablespace = create.tablespace { $0.tablespace = identifier(tablespace) }
      if let method = create.accessMethod { $0.accessMethod = identifier(method) }
      if let key = create.partitionKey {
        $0.partitionKey = PartitionKeyDefinition(
          strategy: identifier(key.strategy), columns: key.columns.map(identifier),
          reads: Set(columns(in: key.range)))
      }
    }
    for parent in create.inherits { inherit(id, from: resolve(parent)) }
    duplicates = DuplicateKeys(create, in: statement)
    takeShape(create, id)
    for like in create.likes { copyLike(like, into: id) }
    add(create.columns, to: id, isNew: false)
    for constraint in create.constraints { add(constraint, to: id) }
    if case .partition(let parent, let bound) = create.shape {
      joinPartition(id, parent: schema.assume(resolve(parent), .partitionedTable), bound)
    }
  }

  private mutating func takeShape(_ create: CreateTable, _ id: RelationID) {
    switch create.shape {
    case .columns: break
    case .ofType(let type):
      let key = schema.typeKey(type, in: statement)
      let shape = schema.relation(RelationName(schema: key.schema, name: key.name))
      schema.update(id) {
        $0.ofType = key
        $0.columns = shape?.columns ?? []
        $0.isComplete = shape != nil
      }
    case .partition(let parent, _):
      let parent = schema.relation(resolve(parent))
      schema.update(id) {
        $0.columns = (parent?.columns ?? []).map { column in
          var column = column
          column.isInherited = true
          return column
        }
        $0.isComplete = parent?.isComplete ?? false
      }
    }
  }

  /// The columns and constraints of an inheritance parent.
  mutating func inherit(_ id: RelationID, from parentName: RelationName) {
    let parentID = schema.assume(parentName)
    guard let parent = schema.relation(parentID), schema.canStand(id, below: parentID) else {
      return
    }
    schema.update(parentID) { $0.children.append(id) }
    schema.update(id) { child in
      child.parents.append(parentID)
      child.isComplete = child.isComplete && parent.isComplete
      for var column in parent.columns where child.column(column.name) == nil {
        column.isInherited = true
        child.columns.append(column)
      }
      for var constraint in parent.constraints
      where [.check, .notNull].contains(constraint.kind) && !constraint.isNoInherit
        && child.constraint(constraint.name) == nil
      {
        constraint.isInherited = true
        child.constraints.append(constraint)
      }
    }
  }

  /// `LIKE source [INCLUDING …]`: the columns, and what is included.
  private mutating func copyLike(_ like: RelationReference, into id: RelationID) {
    guard let source = schema.relation(resolve(like)) else {
      schema.update(id) { $0.isComplete = false }
      return
    }
    let included = likeOptions(behind: like)
    schema.update(id) { table in
      table.isComplete = table.isComplete && source.isComplete
      for var column in source.columns where table.column(column.name) == nil {
        if !included.contains(.defaults) { column.hasDefault = false }
        if !included.contains(.identity) { column.isIdentity = false }
        if !included.contains(.generated) { column.generation = .none }
        column.isInherited = false
        table.columns.append(column)
      }
      if included.contains(.constraints) {
        table.constraints += source.constraints.filter { $0.kind == .check }
      }
    }
    if included.contains(.indexes) {
      for index in source.indexes { copyIndex(index, onto: id, parent: nil) }
    }
  }

  /// The words behind INCLUDING that are not taken back by EXCLUDING; ALL stands for every one.
  private func likeOptions(behind like: RelationReference) -> Set<Keyword> {
    let all: Set<Keyword> = [.defaults, .constraints, .indexes, .identity, .generated]
    var included: Set<Keyword> = []
    var index = Int(like.range.upper)
    while let word = statement.token(at: index)?.keyword, word == .including || word == .excluding,
      let option = statement.token(at: index + 1)?.keyword
    {
      let named = option == .all ? all : [option]
      if word == .including { included.formUnion(named) } else { included.subtract(named) }
      index += 2
    }
    return included
  }

  mutating func createTableAs(_ create: CreateTableAs) {
    let name = schema.placeForNew(
      create.table.name, temporary: create.persistence == .temporary, in: statement)
    if create.ifNotExists, schema.relation(name) != nil { return }
    let kind: Relation.Kind = create.isMaterializedView ? .materializedView : .table
    let id = make(name, kind, at: create.table.range, isComplete: false)
    let outputs = create.query.map { outputColumns(of: $0) } ?? nil
    schema.update(id) {
      $0.persistence = create.persistence
      $0.rows = create.withData ? .unknown : .none
      $0.columns = outputs ?? []
    }
    guard let query = create.query else { return }
    if create.isMaterializedView { noteReads(of: query, by: id) } else { noteCopy(query, into: id) }
  }

  mutating func createForeignTable() {
    guard let reference = statement.mentions.relations.first else { return }
    let name = schema.placeForNew(reference.name, temporary: false, in: statement)
    guard schema.relation(name) == nil else { return }
    make(name, .foreignTable, at: reference.range, isComplete: false)
  }

  mutating func createView(_ create: CreateView) {
    let name = schema.placeForNew(
      create.view.name,
      temporary: schema.isTemporary(create, in: statement), in: statement)
    let existing = schema.id(of: name)
    let id = existing ?? make(name, .view, at: create.view.range, isComplete: true)
    if let existing { forgetReads(by: existing) }
    let outputs = outputColumns(of: create.query)
    let named = create.columns.map { Column(name: identifier($0), type: nil, origin: nil) }
    let hasStar = hasStar(create.query)
    schema.update(id) {
      if $0.selectsStar != hasStar { $0.selectsStar = hasStar }
      $0.columns = named.isEmpty ? outputs ?? [] : named
      $0.isComplete = !named.isEmpty || outputs != nil
    }
    noteReads(of: create.query, by: id)
  }

  /// `SELECT … INTO table`; `set_config('search_path', …)`.
  mutating func query(_ query: Query) {
    guard case .select(let select) = query.body else { return }
    if let into = select.into {
      let name = schema.placeForNew(
        into.name, temporary: statement.isTemporary(into), in: statement)
      let outputs = outputColumns(of: query)
      make(name, .table, at: into.range, isComplete: false) {
        $0.rows = .unknown
        $0.columns = outputs ?? []
      }
    }
    for target in select.targets { setConfig(target.value) }
    callFunctions()
  }

  /// Whether a star stands among the outputs of a query.
  private func hasStar(_ query: Query) -> Bool {
    guard case .select(let select) = query.body else { return false }
    return select.targets.contains { target in
      guard case .column(let reference) = target.value.shape else { return false }
      return statement.token(at: Int(reference.name.last.token))?.kind == .star
    }
  }

  /// The output columns by name, without types; nil where a star or an unnamed value hides them.
  private func outputColumns(of query: Query) -> [Column]? {
    guard case .select(let select) = query.body else { return nil }
    var columns: [Column] = []
    for target in select.targets {
      if let label = target.label {
        columns.append(Column(name: identifier(label), type: nil, origin: nil))
      } else if case .column(let reference) = target.value.shape,
        statement.token(at: Int(reference.name.last.token))?.kind != .star
      {
        columns.append(Column(name: identifier(reference.name.last), type: nil, origin: nil))
      } else {
        return nil
      }
    }
    return columns
  }

  /// Notes which relations a view's query names, and their columns that it names.
  mutating func noteReads(of query: Query, by view: RelationID) {
    let range = query.range
    let read = ColumnScopes(.query(query), in: statement, schema).columns(in: range)
    let names = statement.mentions.relations.filter { range.contains($0.range) }.map(resolve)
    for id in names.compactMap({ schema.id(of: $0) }) where id != view {
      schema.update(view) {
        if !$0.reads.contains(id) { $0.reads.append(id) }
        $0.readsColumns[id, default: []].formUnion(read[id] ?? [])
      }
      schema.update(id) { $0.readBy.insert(view) }
    }
  }

  mutating func forgetReads(by view: RelationID) {
    for id in schema.relation(view)?.reads ?? [] { schema.update(id) { $0.readBy.remove(view) } }
    schema.update(view) {
      $0.reads = []
      $0.readsColumns = [:]
    }
  }
}

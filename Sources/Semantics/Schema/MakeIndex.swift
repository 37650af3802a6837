import Syntax

extension SchemaChange {
  mutating func createIndex(_ create: CreateIndex) {
    let table = schema.assume(resolve(create.table))
    guard let relation = schema.relation(table) else { return }
    let keys = create.elements.map(key)
    let name =
      create.name.map(identifier)
      ?? schema.freeRelationName(
        relation.name, ObjectNames.columns(keys.map(\.nameInIndex)), "idx")
    let whole = RelationName(schema: relation.name.schema, name: name)
    if create.ifNotExists, schema.relation(whole) != nil { return }
    var index = IndexDefinition(
      table: table, keys: keys, method: create.method.map(identifier) ?? .btree)
    index.isUnique = create.isUnique
    index.included = create.include.compactMap { key($0).column }
    index.predicateColumns = create.filter.map { Set(columns(in: $0.range)) }
    index.calls = functions(in: create.range)
    index.isValid = !(create.table.isOnly && relation.kind == .partitionedTable)
    makeIndex(index, named: name, on: table, recurses: !create.table.isOnly)
  }

  /// A key of an index: its column, or what its expression reads.
  func key(_ element: IndexElement) -> IndexKey {
    var key: IndexKey
    switch element.key {
    case .column(let name):
      let column = identifier(name)
      key = IndexKey(column: column)
    case .expression(let expression):
      key = IndexKey(reading: Set(columns(in: expression.range)))
      key.label = label(of: expression)
    }
    if element.range.indices.count < 2 { return key }
    let words = normalized(element.range).split(separator: " ")
    if let place = words.firstIndex(of: "collate"), place + 1 < words.count {
      key.collation = Identifier(String(words[words.count - 1].filter { $0 != "\"" }))
    }
    if words.count > 1, let last = words.last, last.hasSuffix("_ops") {
      key.operatorClass = Identifier(String(last))
    }
    let order = words.dropFirst()
    key.isDefaultOrder = !order.contains("desc") && !order.contains("first")
    return key
  }

  /// How the server names the value of an expression (`FigureColname` in `parse_target.c`).
  private func label(of expression: Expression) -> String? {
    switch expression.shape {
    case .column(let reference): identifier(reference.name.last).text
    case .call(let call):
      switch call.function.name {
      case .system(let name): name
      case .written(let name): identifier(name.last).text
      }
    case .cast(let inner, let type):
      label(of: inner) ?? schema.columnType(type, in: statement).name
    case .collate(let inner, _): label(of: inner)
    case .coalesce: "coalesce"
    case .greatest: "greatest"
    case .least: "least"
    case .nullif: "nullif"
    case .caseWhen(_, _, let otherwise): otherwise.flatMap(label) ?? "case"
    case .atTimeZone: "timezone"
    case .array: "array"
    case .row: "row"
    default: nil
    }
  }

  /// Makes an index, and of a partitioned table's one a part on each partition.
  @discardableResult
  mutating func makeIndex(
    _ index: IndexDefinition, named name: Identifier, on table: RelationID, recurses: Bool = true
  ) -> RelationID? {
    guard let relation = schema.relation(table) else { return nil }
    let (persistence, place) = (relation.persistence, relation.name.schema)
    let isPartitioned = relation.kind == .partitionedTable
    let children = isPartitioned && recurses ? relation.children : []
    let (number, origin) = (transaction, Origin(file: file, span: statement.span))
    let id = schema.make(
      RelationName(schema: place, name: name),
      isPartitioned ? .partitionedIndex : .index, birth: .changeSet, isComplete: true
    ) {
      $0.madeIn = number
      $0.origin = origin
      $0.index = index
      $0.persistence = persistence
    }
    schema.update(table) { $0.indexes.append(id) }
    if let parent = index.parent { schema.update(parent) { $0.index?.children.append(id) } }
    for child in children where schema.relation(child)?.kind != .foreignTable {
      adoptOrCopyIndex(id, onto: child)
    }
    return id
  }

  /// A partition's index that is like the parent's becomes its part; else one is made.
  mutating func adoptOrCopyIndex(_ parent: RelationID, onto table: RelationID) {
    guard let definition = schema.relation(parent)?.index, let relation = schema.relation(table)
    else { return }
    if let match = matchingIndex(definition, on: relation) {
      schema.update(match) { $0.index?.parent = parent }
      schema.update(parent) { $0.index?.children.append(match) }
    } else {
      copyIndex(parent, onto: table, parent: parent)
    }
  }

  /// An index of the table that does what the definition wants and is part of no other.
  func matchingIndex(_ wanted: IndexDefinition, on table: Relation) -> RelationID? {
    table.indexes.first { id in
      guard let index = schema.relation(id)?.index else { return false }
      return index.parent == nil && index.isUnique == wanted.isUnique
        && index.method == wanted.method && index.isValid
        && index.keys.elementsEqual(wanted.keys) { $0.reads(as: $1) }
        && (index.predicateColumns == nil) == (wanted.predicateColumns == nil)
        && (wanted.constraint == nil || index.constraint != nil)
    }
  }

  /// A partitioned table's indexes are made anew where the type of a column changes, and their parts
  /// with them, under the names that new ones get.
  mutating func remakePartitionedIndexes(over column: Identifier, of tables: [RelationID]) {
    let remade = tables.flatMap { schema.relation($0)?.indexes ?? [] }.filter { id in
      guard let relation = schema.relation(id), let index = relation.index else { return false }
      return relation.kind == .partitionedIndex && index.parent == nil && index.concerns(column)
    }
    for id in remade {
      for child in schema.relation(id)?.index?.children ?? [] { remove(child) }
      schema.update(id) { $0.index?.isValid = true }
    }
    for id in remade {
      guard let table = schema.relation(id)?.index?.table else { continue }
      for child in schema.relation(table)?.children ?? []
      where schema.relation(child)?.kind != .foreignTable {
        adoptOrCopyIndex(id, onto: child)
      }
    }
  }

  /// Makes an index like another's on a table, with a name of its own and its constraint.
  mutating func copyIndex(_ source: RelationID, onto table: RelationID, parent: RelationID?) {
    guard var index = schema.relation(source)?.index, let relation = schema.relation(table)
    else { return }
    let columns = ObjectNames.columns(index.keys.map(\.nameInIndex))
    let hadConstraint = index.constraint != nil
    let name =
      index.isPrimary
      ? schema.freeRelationName(relation.name, nil, "pkey")
      : schema.freeRelationName(
        relation.name, columns, hadConstraint ? (index.isUnique ? "key" : "excl") : "idx")
    index.table = table
    index.parent = parent
    index.children = []
    // What ON ONLY left incomplete is whole in a copy.
    index.isValid = true
    index.constraint = hadConstraint ? name : nil
    guard let id = makeIndex(index, named: name, on: table), hadConstraint else { return }
    var constraint = Constraint(
      name: name, kind: index.isPrimary ? .primaryKey : index.isUnique ? .unique : .exclusion,
      columns: index.keys.compactMap(\.column))
    constraint.index = id
    constraint.isInherited = parent != nil
    schema.update(table) { $0.add(constraint) }
  }

  /// A child's columns that the parent has too are the parent's from now on.
  mutating func inheritColumns(of parent: Relation, by child: RelationID) {
    schema.update(child) { relation in
      for index in relation.columns.indices
      where parent.column(relation.columns[index].name) != nil {
        relation.columns[index].isInherited = true
      }
    }
  }

  /// Makes a table a partition: its place, and the parent's indexes, checks and foreign keys.
  mutating func joinPartition(_ id: RelationID, parent: RelationID, _ bound: PartitionBound) {
    guard schema.canStand(id, below: parent) else { return }
    // It has one place, or what goes through the partitions would do so twice at every level.
    if let old = schema.relation(id)?.partition?.parent {
      guard old != parent else { return }
      schema.update(old) { $0.children.removeAll { $0 == id } }
    }
    let membership = PartitionMembership(
      parent: parent, bounds: PartitionBounds(bound, in: statement))
    schema.update(parent) {
      $0.children.append(id)
      if $0.kind == .table, $0.birth == .unseen { $0.kind = .partitionedTable }
    }
    schema.update(id) {
      $0.parents = [parent]
      $0.partition = membership
    }
    guard let whole = schema.relation(parent) else { return }
    inheritColumns(of: whole, by: id)
    for index in whole.indexes { adoptOrCopyIndex(index, onto: id) }
    for var constraint in whole.constraints {
      guard let own = schema.relation(id) else { return }
      constraint.isInherited = true
      switch constraint.kind {
      case .foreignKey:
        if let there = own.constraints.first(where: { $0.isSameKey(as: constraint) }) {
          inherit(there.name, by: id)
        } else {
          attach(constraint, to: id)
        }
      case .check, .notNull:
        if own.constraint(constraint.name) == nil {
          schema.update(id) { $0.add(constraint) }
        } else {
          inherit(constraint.name, by: id)
        }
      case .unique, .primaryKey, .exclusion: break
      }
    }
  }
}

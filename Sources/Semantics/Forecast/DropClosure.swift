import Syntax

/// What goes with a thing that is dropped, as far as history shows what depends on it.
struct DropClosure {
  /// Relations that go, in the order in which they are met.
  private(set) var gone: [RelationID] = []
  /// Relations that stay, and lose a column, a key, a trigger, a default.
  private(set) var touched: [RelationID] = []
  /// Whether something that stays cannot be without it, so that CASCADE does not help.
  private(set) var isNeeded = false
  /// What hangs on what goes and is not itself asked for: nothing may, without CASCADE.
  private(set) var dependents: [String] = []
  /// What the relations that stay lose.
  private(set) var columns: [(table: RelationID, column: Identifier)] = []
  private(set) var defaults: [(table: RelationID, column: Identifier)] = []
  private(set) var constraints: [(table: RelationID, name: Identifier)] = []
  private(set) var functions: [TypeKey] = []
  private let schema: Schema
  /// The relations and types that the statement asks for.
  private let asked: Set<RelationID>
  private let askedTypes: Set<TypeKey>
  /// The types whose uses were looked for: a text may make domains over each other.
  private var usedTypes: Set<TypeKey> = []
  private var visited: Set<RelationID> = []
  /// How many drops are due to one another, and what is left for later where those are many: views
  /// stand on each other by the thousand, and the stack is short.
  private var depth = 0
  private var later: [Relation] = []
  /// Every relation, in the order in which they were made.
  private lazy var relations = schema.all.sorted { $0.id.number < $1.id.number }
  /// The tables with a default that draws from a sequence, by the sequence.
  private lazy var drawing = relations.reduce(into: [RelationID: [Relation]]()) { drawing, table in
    for sequence in Set(table.columns.filter(\.hasDefault).compactMap(\.drawsFrom)) {
      drawing[sequence, default: []].append(table)
    }
  }

  init(
    _ schema: Schema, asked: Set<RelationID> = [], types: Set<TypeKey> = []
  ) {
    self.schema = schema
    self.asked = asked
    askedTypes = types
  }

  mutating func drop(_ id: RelationID) {
    guard visited.insert(id).inserted, let relation = schema.relation(id) else { return }
    gone.append(id)
    guard depth < 500 else { return later.append(relation) }
    depth += 1
    dropDependents(of: relation)
    depth -= 1
    while depth == 0, let relation = later.popLast() { dropDependents(of: relation) }
  }

  private mutating func dropDependents(of relation: Relation) {
    for index in relation.indexes { drop(index) }
    for sequence in schema.sequences(of: relation.id) { drop(sequence) }
    dropChildren(of: relation)
    touchParent(of: relation)
    dropKeys(of: relation)
    dropReferences(to: relation)
    for view in relation.readBy where view != relation.id { depend(view) }
    if relation.kind == .sequence { dropDraws(from: relation) }
    if let index = relation.index, !visited.contains(index.table) {
      constraints += schema.foreignKeys(on: relation.id).map { ($0.table, $0.constraint.name) }
    }
    dropRowType(of: relation)
  }

  /// Something else goes too, which needs CASCADE unless it was asked for.
  private mutating func depend(_ id: RelationID) {
    guard let relation = schema.relation(id) else { return }
    if !asked.contains(id), !visited.contains(id) { dependents.append("\(relation.name)") }
    drop(id)
  }

  private mutating func touch(_ id: RelationID) {
    if !touched.contains(id) { touched.append(id) }
  }

  private mutating func dropChildren(of relation: Relation) {
    for child in relation.children {
      if relation.kind == .partitionedTable { drop(child) } else { depend(child) }
    }
  }

  /// A partition's place is in its parent, and the default partition's bound excludes it.
  private mutating func touchParent(of relation: Relation) {
    guard let parent = relation.partition?.parent else { return }
    touch(parent)
    if let other = schema.defaultPartition(of: parent) { touch(other) }
  }

  /// The triggers of a foreign key stand on both tables. One that is not enforced has none.
  private mutating func dropKeys(of relation: Relation) {
    for key in relation.constraints where key.kind == .foreignKey && key.isEnforced {
      // What a partition has from its parent has no triggers of its own on the other side.
      if key.isInherited, relation.partition != nil { continue }
      guard let referenced = key.referenced else { continue }
      for id in schema.withPartitions(referenced) { touch(id) }
    }
  }

  private mutating func dropReferences(to relation: Relation) {
    var family = [relation.id]
    var above = relation.partition?.parent
    while let parent = above, !visited.contains(parent), !family.contains(parent) {
      family.append(parent)
      above = schema.relation(parent)?.partition?.parent
    }
    for id in family {
      for other in schema.relation(id)?.referencedBy ?? [] where other != relation.id {
        guard let known = schema.relation(other), !isWithin(known, asked) else { continue }
        dependents.append("constraint on table \(known.name)")
        for below in schema.withPartitions(other) { touch(below) }
      }
    }
  }

  /// Whether a relation or what it is a part of is among those that are asked for.
  private func isWithin(_ relation: Relation, _ asked: Set<RelationID>) -> Bool {
    var current: Relation? = relation
    for _ in 0..<32 {
      guard let known = current else { return false }
      if asked.contains(known.id) { return true }
      current = known.partition.flatMap { schema.relation($0.parent) }
    }
    return false
  }

  /// Defaults that draw from a sequence, and the column that it was made for.
  private mutating func dropDraws(from sequence: Relation) {
    for table in drawing[sequence.id] ?? []
    where !isWithin(table, visited) && !isWithin(table, asked) {
      let column = table.columns.first { $0.hasDefault && $0.drawsFrom == sequence.id }
      guard let column else { continue }
      if column.isIdentity { isNeeded = true }
      dropDefault(of: column.name, table)
    }
  }

  private mutating func dropDefault(of column: Identifier, _ table: Relation) {
    dependents.append("default value for column \(column) of table \(table.name)")
    defaults.append((table.id, column))
    touch(table.id)
  }

  /// Columns of the table's row type.
  private mutating func dropRowType(of relation: Relation) {
    guard schema.hasRowTypeColumns || relation.kind == .compositeType else { return }
    switch relation.kind {
    case .table, .partitionedTable, .foreignTable, .view, .materializedView, .compositeType:
      dropUses(of: TypeKey(schema: relation.name.schema, name: relation.name.name))
    case .sequence, .index, .partitionedIndex: break
    }
  }

  mutating func drop(_ type: TypeKey) {
    if let shape = schema.relation(RelationName(schema: type.schema, name: type.name)),
      shape.kind == .compositeType
    {
      drop(shape.id)
    } else {
      dropUses(of: type)
    }
  }

  /// Columns of a type go, as do tables OF it and domains over it.
  private mutating func dropUses(of type: TypeKey) {
    guard usedTypes.insert(type).inserted else { return }
    for table in relations
    where !visited.contains(table.id) {
      if table.ofType == type { depend(table.id) }
      for column in table.columns where column.type?.key == type {
        dropColumn(column.name, of: table)
      }
      // A default keeps the type in which it was written, whatever the column's has become.
      for column in table.columns
      where column.hasDefault && column.defaultType?.key == type && column.type?.key != type {
        dropDefault(of: column.name, table)
      }
    }
    for other in schema.allTypes where !askedTypes.contains(other.key) {
      guard case .domain(let domain) = other.kind, domain.base.key == type else { continue }
      dependents.append("type \(other.key.name)")
      dropUses(of: other.key)
    }
  }

  private mutating func dropColumn(_ column: Identifier, of table: Relation) {
    guard !asked.contains(table.id) else { return }
    dependents.append("column \(column) of table \(table.name)")
    touch(table.id)
    columns.append((table.id, column))
    for index in table.indexes where schema.relation(index)?.index?.concerns(column) == true {
      drop(index)
    }
    for view in table.readBy
    where schema.relation(view)?.readsColumns[table.id]?.contains(column) == true {
      depend(view)
    }
  }

  /// Triggers, checks, indexes and defaults that call a function go with it.
  mutating func drop(function: TypeKey) {
    functions.append(function)
    for table in relations
    where table.triggers.contains(where: { $0.function == function }) {
      dependents.append("trigger on table \(table.name)")
      touch(table.id)
    }
    for table in relations
    where !asked.contains(table.id) {
      for constraint in table.constraints where constraint.calls.contains(function) {
        dependents.append("constraint \(constraint.name) on table \(table.name)")
        constraints.append((table.id, constraint.name))
        touch(table.id)
      }
      for index in table.indexes
      where schema.relation(index)?.index?.calls.contains(function) == true {
        depend(index)
        touch(table.id)
      }
      for column in table.columns
      where column.hasDefault && column.defaultCalls.contains(function) {
        dependents.append("default value for column \(column.name) of table \(table.name)")
        defaults.append((table.id, column.name))
        touch(table.id)
      }
    }
  }
}

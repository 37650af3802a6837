import Syntax

/// Taking things away, with what hangs on them.
extension SchemaChange {
  mutating func drop(_ drop: Drop) {
    takeAway(DropClosure(of: drop, in: statement, schema))
    for target in drop.targets {
      let name = identifier(target.name.last)
      switch drop.kind {
      case .type, .domain: dropType(schema.typeKey(target.name, in: statement))
      case .schema: dropSchema(name)
      case .trigger, .rule, .policy:
        guard let on = target.on else { continue }
        dropFromTable(name, resolve(on))
        schema.update(resolve(on)) {
          $0.uses.removeAll { $0.kind == drop.kind.use && $0.name == name }
        }
      case .other(.statistics):
        schema.statistics[schema.resolve(target.name, in: statement)] = nil
      case .extension:
        if name.text == "plpgsql" { schema.hasPLpgSQL = false }
        schema.extensions.remove(name)
      case .function, .procedure, .routine, .aggregate: forgetUses(.function, of: name)
      case .publication:
        schema.publications[name] = nil
        forgetUses(.publication, of: name)
      case .table, .foreignTable, .view, .materializedView, .index, .sequence, .owned,
        .subscription,
        .role, .tablespace, .database,
        .userMapping, .other:
        break
      }
    }
  }

  /// What goes, and what the relations that stay lose.
  private mutating func takeAway(_ closure: DropClosure) {
    for id in closure.gone { remove(id) }
    for (table, column) in closure.columns { dropColumn(column, of: table, cascades: true) }
    for (table, column) in closure.defaults {
      schema.update(table) {
        $0.updateColumn(column) {
          $0.hasDefault = false
          $0.drawsFrom = nil
        }
      }
    }
    for (table, name) in closure.constraints { dropConstraint(name, of: table, cascades: true) }
    for function in closure.functions {
      schema.removeFunction(function)
      for table in Array(schema.all)
      where table.triggers.contains(where: { $0.function == function }) {
        schema.update(table.id) { $0.triggers.removeAll { $0.function == function } }
      }
    }
  }

  /// A trigger, rule or policy; a row trigger's copies on the partitions too.
  private mutating func dropFromTable(_ name: Identifier, _ table: RelationName) {
    let id = schema.assume(table)
    let isPartitioned = schema.relation(id)?.kind == .partitionedTable
    for target in isPartitioned ? schema.withDescendants(id) : [id] {
      schema.update(target) { $0.triggers.removeAll { $0.name == name } }
    }
    schema.update(id) {
      $0.rules.removeAll { $0 == name }
      $0.policies.removeAll { $0 == name }
    }
  }

  /// Removes a relation and what cannot be without it.
  ///
  /// Each is gone before what stands on it is looked at: views can come to read each other.
  mutating func remove(_ id: RelationID) {
    var next = [id]
    while let id = next.popLast() {
      if let relation = schema.relation(id) { next += takeOut(relation) }
    }
  }

  /// Takes a relation out of the schema. Returns those that cannot be without it.
  private mutating func takeOut(_ relation: Relation) -> [RelationID] {
    let id = relation.id
    var others = Array(relation.readBy)
    if relation.kind == .partitionedTable {
      others += relation.children
    } else {
      for child in relation.children { schema.update(child) { $0.parents.removeAll { $0 == id } } }
    }
    for parent in relation.parents { schema.update(parent) { $0.children.removeAll { $0 == id } } }
    for index in relation.indexes { schema.remove(index) }
    for sequence in schema.sequences(of: id) { schema.remove(sequence) }
    for constraint in relation.constraints {
      if let referenced = constraint.referenced {
        schema.update(referenced) { $0.referencedBy.remove(id) }
      }
    }
    for table in relation.referencedBy {
      schema.update(table) { $0.constraints.removeAll { $0.referenced == id } }
    }
    forgetReads(by: id)
    if let index = relation.index { others += takeOut(id, index) }
    schema.remove(id)
    return others
  }

  /// Takes an index off its table and out of the index that it is a part of. Returns its own parts.
  private mutating func takeOut(_ id: RelationID, _ index: IndexDefinition) -> [RelationID] {
    schema.update(index.table) { table in
      table.indexes.removeAll { $0 == id }
      table.constraints.removeAll { $0.index == id }
    }
    if let parent = index.parent {
      schema.update(parent) { $0.index?.children.removeAll { $0 == id } }
    }
    return index.children
  }

  private mutating func forgetUses(_ kind: ColumnUse.Kind, of name: Identifier) {
    for relation in Array(schema.all)
    where relation.uses.contains(where: { $0.kind == kind && $0.name == name }) {
      schema.update(relation.id) { $0.uses.removeAll { $0.kind == kind && $0.name == name } }
    }
  }

  /// The sequences that go with a table, or with one of its columns.
  func ownedSequences(of table: RelationID, column: Identifier? = nil) -> [RelationID] {
    schema.ownedSequences(of: table, column: column)
  }

  mutating func dropColumn(_ name: Identifier, of table: RelationID, cascades: Bool) {
    guard let relation = schema.relation(table) else { return }
    for sequence in ownedSequences(of: table, column: name) { schema.remove(sequence) }
    for constraint in relation.constraints where constraint.columns.contains(name) {
      dropConstraint(constraint.name, of: table, cascades: cascades)
    }
    for index in relation.indexes where schema.relation(index)?.index?.concerns(name) == true {
      remove(index)
    }
    if cascades {
      for view in relation.readBy
      where schema.relation(view)?.readsColumns[table]?.contains(name) == true {
        remove(view)
      }
    }
    schema.update(table) { $0.columns.removeAll { $0.name == name } }
  }

  mutating func dropConstraint(_ name: Identifier, of table: RelationID, cascades: Bool) {
    guard let relation = schema.relation(table), let constraint = relation.constraint(name) else {
      return
    }
    let users = cascades ? constraint.index.map { schema.foreignKeys(on: $0) } ?? [] : []
    schema.update(table) { $0.constraints.removeAll { $0.name == name } }
    if let index = constraint.index { remove(index) }
    if constraint.kind == .notNull {
      for column in constraint.columns {
        schema.update(table) { $0.updateColumn(column) { $0.isNotNull = false } }
      }
    }
    if let referenced = constraint.referenced,
      schema.relation(table)?.constraints.contains(where: { $0.referenced == referenced }) != true
    {
      schema.update(referenced) { $0.referencedBy.remove(table) }
    }
    for user in users { dropConstraint(user.constraint.name, of: user.table, cascades: false) }
  }

  private mutating func dropType(_ key: TypeKey) {
    schema.removeType(key)
    if let shape = schema.id(of: RelationName(schema: key.schema, name: key.name)),
      schema.relation(shape)?.kind == .compositeType
    {
      schema.remove(shape)
    }
  }

  private mutating func dropSchema(_ name: Identifier) {
    for type in Array(schema.allTypes) where type.key.schema == name { dropType(type.key) }
    schema.note(schema: name, nil)
  }
}

extension Drop.Kind {
  /// The kind of column use that goes with what is dropped.
  fileprivate var use: ColumnUse.Kind? {
    switch self {
    case .trigger: .trigger
    case .rule: .rule
    case .policy: .policy
    default: nil
    }
  }
}

extension Schema {
  /// The sequences that go with a table, or with one of its columns.
  package func ownedSequences(of table: RelationID, column: Identifier? = nil) -> [RelationID] {
    guard let relation = relation(table) else { return [] }
    let columns = column.map { [$0] } ?? relation.columns.map(\.name)
    var found: Set<RelationID> = []
    for column in columns {
      // A serial's or identity's sequence is named after table and column when it is made.
      let name = Identifier(ObjectNames.make(relation.name.name.text, column.text, "seq"))
      let whole = RelationName(schema: relation.name.schema, name: name)
      if let owner = self.relation(whole)?.ownedBy, owner.table == table, owner.column == column,
        let id = id(of: whole)
      {
        found.insert(id)
      } else if relation.column(column)?.hasDefault == true {
        // It was renamed, or tied to the column later.
        found.formUnion(
          all.filter { $0.ownedBy?.table == table && $0.ownedBy?.column == column }.map(\.id))
      }
    }
    return Array(found)
  }
}

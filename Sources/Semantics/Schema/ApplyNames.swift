import Syntax

/// New names, and moves into another schema.
extension SchemaChange {
  mutating func rename(_ rename: Rename) {
    let newName = identifier(rename.newName)
    switch rename.target {
    case .relation(let kind, let reference):
      if rename.ifExists, schema.relation(resolve(reference)) == nil { return }
      let id = schema.assume(resolve(reference), kind.assumed)
      renameRelation(id, to: newName)
    case .column(_, let reference, let column):
      renameColumn(identifier(column), to: newName, of: resolve(reference))
    case .constraint(let reference, let name):
      renameConstraint(identifier(name), to: newName, of: resolve(reference))
    case .type(let name), .domain(let name):
      renameType(schema.typeKey(name, in: statement), to: newName)
    case .schema(let name):
      renameSchema(identifier(name), to: newName)
    case .enumValue(let type, let label):
      let (old, new) = (text(label), text(rename.newName.range))
      schema.updateType(schema.typeKey(type, in: statement)) {
        $0.labels = $0.labels.map {
          $0.text == old ? EnumLabel(text: new, addedIn: $0.addedIn) : $0
        }
      }
    case .attribute(let type, let name):
      renameAttribute(identifier(name), to: newName, of: schema.typeKey(type, in: statement))
    case .other(let words): renameOther(words, to: newName)
    case .database, .domainConstraint:
      break
    }
  }

  private mutating func renameRelation(_ id: RelationID, to new: Identifier) {
    guard let relation = schema.relation(id) else { return }
    schema.rename(id, to: RelationName(schema: relation.name.schema, name: new))
    guard let index = relation.index, let constraint = index.constraint else { return }
    schema.update(id) { $0.index?.constraint = new }
    schema.update(index.table) { table in
      for place in table.constraints.indices where table.constraints[place].name == constraint {
        table.constraints[place].name = new
      }
    }
  }

  private mutating func renameColumn(
    _ old: Identifier, to new: Identifier, of table: RelationName
  ) {
    let id = schema.assume(table)
    for target in schema.withDescendants(id) {
      schema.update(target) { relation in
        for index in relation.columns.indices where relation.columns[index].name == old {
          relation.columns[index].name = new
        }
        for index in relation.columns.indices {
          relation.columns[index].generatedFrom.rename(old, to: new)
          relation.columns[index].filledFrom.rename(old, to: new)
          relation.columns[index].syncedFrom.rename(old, to: new)
        }
        for index in relation.constraints.indices {
          relation.constraints[index].rename(old, to: new)
        }
        relation.uses = relation.uses.map { use in
          var columns = use.columns
          columns.rename(old, to: new)
          return ColumnUse(kind: use.kind, name: use.name, columns: columns)
        }
        relation.partitionKey?.rename(old, to: new)
      }
      for view in schema.relation(target)?.readBy ?? [] {
        schema.update(view) { $0.readsColumns[target]?.rename(old, to: new) }
      }
      for other in schema.relation(target)?.referencedBy ?? [] {
        schema.update(other) { relation in
          for index in relation.constraints.indices
          where relation.constraints[index].referenced == target {
            relation.constraints[index].referencedColumns =
              relation.constraints[index].referencedColumns.map { $0 == old ? new : $0 }
          }
        }
      }
      for index in schema.relation(target)?.indexes ?? [] {
        schema.update(index) { $0.index?.rename(old, to: new) }
      }
    }
    for sequence in schema.sequences(of: id)
    where schema.relation(sequence)?.ownedBy?.column == old {
      schema.update(sequence) {
        $0.ownedBy = $0.ownedBy.map {
          OwnedBy(table: $0.table, column: new, isIdentity: $0.isIdentity)
        }
      }
    }
  }

  private mutating func renameConstraint(
    _ old: Identifier, to new: Identifier, of table: RelationName
  ) {
    let id = schema.assume(table)
    let index = schema.relation(id)?.constraint(old)?.index
    schema.update(id) { relation in
      for place in relation.constraints.indices where relation.constraints[place].name == old {
        relation.constraints[place].name = new
      }
    }
    guard let index, let relation = schema.relation(index) else { return }
    schema.rename(index, to: RelationName(schema: relation.name.schema, name: new))
    schema.update(index) { $0.index?.constraint = new }
  }

  private mutating func renameType(_ key: TypeKey, to new: Identifier) {
    guard var type = schema.type(key) else { return }
    schema.removeType(key)
    type.key = TypeKey(schema: key.schema, name: new)
    schema.set(type)
    move(key, to: type.key)
  }

  /// Columns of a renamed type keep being of it.
  mutating func retype(_ old: TypeKey, to new: TypeKey) {
    for relation in Array(schema.all)
    where relation.columns.contains(where: { $0.type?.key == old }) {
      schema.update(relation.id) { relation in
        for index in relation.columns.indices where relation.columns[index].type?.key == old {
          relation.columns[index].type = relation.columns[index].type?.found(at: new)
        }
      }
    }
  }

  private mutating func renameSchema(_ old: Identifier, to new: Identifier) {
    for relation in Array(schema.all) where relation.name.schema == old {
      schema.rename(relation.id, to: RelationName(schema: new, name: relation.name.name))
    }
    moveContents(of: old, to: new)
    schema.note(schema: new, schema.birth(ofSchema: old) ?? .unseen)
    schema.note(schema: old, nil)
  }

  mutating func setSchema(_ move: SetSchema) {
    let new = identifier(move.newSchema)
    switch move.target {
    case .relation(let kind, let reference):
      if schema.relation(resolve(reference)) == nil,
        statement.tokens.prefix(6).contains(where: { $0.keyword == .exists })
      {
        return
      }
      let id = schema.assume(resolve(reference), kind.assumed)
      guard let relation = schema.relation(id) else { return }
      for moved in [id] + relation.indexes + schema.sequences(of: id) {
        guard let name = schema.relation(moved)?.name else { continue }
        schema.rename(moved, to: RelationName(schema: new, name: name.name))
      }
    case .type(let name), .domain(let name):
      let key = schema.typeKey(name, in: statement)
      guard var type = schema.type(key) else { return }
      schema.removeType(key)
      type.key = TypeKey(schema: new, name: key.name)
      schema.set(type)
      self.move(key, to: type.key)
    case .other(let words): moveOther(words, to: new)
    }
  }
}

extension Constraint {
  mutating func rename(_ old: Identifier, to new: Identifier) {
    columns = columns.map { $0 == old ? new : $0 }
    if provesNotNull.contains(old) { provesNotNull = provesNotNull.map { $0 == old ? new : $0 } }
  }
}

extension IndexDefinition {
  mutating func rename(_ old: Identifier, to new: Identifier) {
    for index in keys.indices {
      keys[index].rename(old, to: new)
    }
    included = included.map { $0 == old ? new : $0 }
    if predicateColumns?.remove(old) != nil { predicateColumns?.insert(new) }
  }
}

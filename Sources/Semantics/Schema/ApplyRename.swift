import Syntax

/// What follows a renaming: whatever is found by the name that changes.
extension SchemaChange {
  /// Columns of a type that moved stay of it, tables OF it too, and a composite type has a relation.
  mutating func move(_ old: TypeKey, to new: TypeKey) {
    retype(old, to: new)
    for table in Array(schema.all) where table.ofType == old {
      schema.update(table.id) { $0.ofType = new }
    }
    let shape = RelationName(schema: old.schema, name: old.name)
    if let id = schema.id(of: shape), schema.relation(id)?.kind == .compositeType {
      schema.rename(id, to: RelationName(schema: new.schema, name: new.name))
    }
    for other in Array(schema.allTypes) {
      guard case .domain(var domain) = other.kind, domain.base.key == old else { continue }
      domain.base = domain.base.found(at: new)
      let result = domain
      schema.updateType(other.key) { $0.kind = .domain(result) }
    }
  }

  mutating func renameAttribute(_ old: Identifier, to new: Identifier, of type: TypeKey) {
    let shape = schema.id(of: RelationName(schema: type.schema, name: type.name))
    let typed = schema.all.filter { $0.ofType == type }.map(\.id)
    for id in [shape].compactMap(\.self) + typed {
      schema.update(id) { relation in
        for index in relation.columns.indices where relation.columns[index].name == old {
          relation.columns[index].name = new
        }
      }
    }
  }

  /// Triggers, rules and policies of a table; functions.
  mutating func renameOther(_ words: TokenRange, to new: Identifier) {
    guard let place = kindWord(words), let kind = statement.token(at: place)?.keyword else {
      return
    }
    let name = QualifiedName(nameRange(behind: place))
    switch kind {
    case .trigger, .rule, .policy:
      guard let table = statement.mentions.relations.first else { return }
      let old = identifier(name.last)
      let id = schema.assume(resolve(table))
      for part in schema.withPartitions(id).dropFirst() where kind == .trigger {
        schema.update(part) { relation in
          for index in relation.triggers.indices where relation.triggers[index].name == old {
            relation.triggers[index].name = new
          }
        }
      }
      schema.update(id) { relation in
        for index in relation.triggers.indices where relation.triggers[index].name == old {
          relation.triggers[index].name = new
        }
        relation.rules = relation.rules.map { $0 == old ? new : $0 }
        relation.policies = relation.policies.map { $0 == old ? new : $0 }
      }
    case .function, .procedure, .routine:
      let old = schema.functionKey(name, in: statement)
      moveFunction(old, to: TypeKey(schema: old.schema, name: new))
    case .statistics:
      let old = schema.resolve(name, in: statement)
      let table = schema.statistics.removeValue(forKey: old)
      schema.statistics[RelationName(schema: old.schema, name: new)] = table
    default: break
    }
  }

  /// Functions and statistics in another schema.
  mutating func moveOther(_ words: TokenRange, to new: Identifier) {
    guard let place = kindWord(words), let kind = statement.token(at: place)?.keyword else {
      return
    }
    let name = QualifiedName(nameRange(behind: place))
    switch kind {
    case .function, .procedure, .routine:
      let old = schema.functionKey(name, in: statement)
      moveFunction(old, to: TypeKey(schema: new, name: old.name))
    case .statistics:
      let old = schema.resolve(name, in: statement)
      let table = schema.statistics.removeValue(forKey: old)
      schema.statistics[RelationName(schema: new, name: old.name)] = table
    default: break
    }
  }

  /// What a schema holds beside relations, found under its new name.
  mutating func moveContents(of old: Identifier, to new: Identifier) {
    for type in Array(schema.allTypes) where type.key.schema == old {
      var moved = type
      moved.key = TypeKey(schema: new, name: type.key.name)
      schema.removeType(type.key)
      schema.set(moved)
      move(type.key, to: moved.key)
    }
    for (key, _) in Array(schema.allFunctions) where key.schema == old {
      moveFunction(key, to: TypeKey(schema: new, name: key.name))
    }
    for (name, table) in schema.statistics where name.schema == old {
      schema.statistics[name] = nil
      schema.statistics[RelationName(schema: new, name: name.name)] = table
    }
  }

  private mutating func moveFunction(_ old: TypeKey, to new: TypeKey) {
    guard let function = schema.function(old) else { return }
    schema.removeFunction(old)
    schema.set(function, new)
    for table in Array(schema.all) where table.triggers.contains(where: { $0.function == old }) {
      schema.update(table.id) { relation in
        relation.triggers = relation.triggers.map {
          $0.function == old
            ? $0.calling(new) : $0
        }
      }
    }
  }

  /// The word that says of what kind the object is, behind ALTER.
  private func kindWord(_ words: TokenRange) -> Int? {
    words.indices.first {
      switch statement.token(at: $0)?.keyword {
      case .trigger, .rule, .policy, .function, .procedure, .routine, .statistics: true
      default: false
      }
    }
  }

  /// The name behind a word: identifiers with dots between them.
  private func nameRange(behind place: Int) -> TokenRange {
    var end = place + 2
    while statement.token(at: end)?.kind == .dot { end += 2 }
    return TokenRange(place + 1, end)
  }
}

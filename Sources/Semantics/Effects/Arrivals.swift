/// What comes into being in a list of effects, by making or renaming: the last place of each name.
///
/// What goes and comes again is not gone for running code.
package struct Arrivals: Sendable {
  private var last: [Name: Int] = [:]

  private enum Name: Hashable, Sendable {
    case relation(RelationName)
    case routine(TypeKey)
    case type(TypeKey)
    case column(Identifier, of: RelationName)
    case trigger(Identifier, on: RelationName)
    case policy(on: RelationName)
    case role(Identifier)
    case inSchema(Identifier)
  }

  init(_ effects: EffectList) {
    let kinds: EffectKinds = [.creation, .definition, .columnAddition, .renaming, .change]
    for index in effects.places(of: kinds) {
      switch effects[index] {
      case .creation(let it):
        last[.relation(it.relation)] = index
        last[.inSchema(it.relation.schema)] = index
      case .definition(let it): note(it.object, index)
      case .columnAddition(let it): last[.column(it.column, of: it.relation)] = index
      case .renaming(let it): note(it, index)
      case .change(let it): note(it, index)
      default: break
      }
    }
  }

  private mutating func note(_ made: Definition.Object, _ index: Int) {
    switch made {
    case .routine(let key): last[.routine(key)] = index
    case .type(let key), .enumeration(let key), .domain(let key, _): last[.type(key)] = index
    case .label: break
    }
  }

  private mutating func note(_ renaming: Renaming, _ index: Int) {
    switch renaming.object {
    case .table(let old), .relation(let old, _):
      last[.relation(renaming.newRelation(of: old))] = index
    case .routine(let old): last[.routine(renaming.newKey(of: old))] = index
    case .type(let old): last[.type(renaming.newKey(of: old))] = index
    case .column(_, let table): last[.column(renaming.newName, of: table)] = index
    case .label, .schema, .role, .database, .constraint: break
    }
  }

  private mutating func note(_ change: Change, _ index: Int) {
    if case .newRole(let name) = change.kind { last[.role(name)] = index }
    guard let relation = change.relation else { return }
    switch change.kind {
    case .trigger(let name): last[.trigger(name, on: relation)] = index
    case .policy: last[.policy(on: relation)] = index
    default: break
    }
  }
}

extension Arrivals {
  package func hasRelation(_ name: RelationName, after index: Int) -> Bool {
    isThere(.relation(name), after: index)
  }

  package func hasRoutine(_ key: TypeKey, after index: Int) -> Bool {
    isThere(.routine(key), after: index)
  }

  package func hasType(_ key: TypeKey, after index: Int) -> Bool {
    isThere(.type(key), after: index)
  }

  package func hasColumn(_ name: Identifier, of table: RelationName, after index: Int) -> Bool {
    isThere(.column(name, of: table), after: index)
  }

  package func hasTrigger(_ name: Identifier, on table: RelationName, after index: Int) -> Bool {
    isThere(.trigger(name, on: table), after: index)
  }

  package func hasRole(_ name: Identifier, after index: Int) -> Bool {
    isThere(.role(name), after: index)
  }

  package func hasPolicy(on table: RelationName) -> Bool { last[.policy(on: table)] != nil }

  /// Whether any relation is made in a schema.
  package func fills(_ schema: Identifier, after index: Int) -> Bool {
    isThere(.inSchema(schema), after: index)
  }

  private func isThere(_ name: Name, after index: Int) -> Bool {
    last[name].map { $0 > index } ?? false
  }
}

extension Renaming {
  /// What a relation is called afterwards.
  package func newRelation(of old: RelationName) -> RelationName {
    RelationName(schema: newSchema ?? old.schema, name: newName)
  }

  /// What a type or a routine is called afterwards.
  package func newKey(of old: TypeKey) -> TypeKey {
    TypeKey(schema: newSchema ?? old.schema, name: newName)
  }
}

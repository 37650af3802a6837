import Syntax

extension DropClosure {
  /// What a DROP statement takes along.
  init(of drop: Drop, in statement: Statement, _ schema: Schema) {
    switch drop.kind {
    case .table, .foreignTable, .view, .materializedView, .index, .sequence:
      let ids = drop.targets.compactMap {
        schema.id(of: schema.resolve($0.name, in: statement))
      }
      self.init(schema, asked: Set(ids))
      for id in ids { self.drop(id) }
    case .type, .domain:
      let keys = drop.targets.map { schema.typeKey($0.name, in: statement) }
      let shapes = keys.compactMap {
        schema.id(of: RelationName(schema: $0.schema, name: $0.name))
      }
      self.init(schema, asked: Set(shapes), types: Set(keys))
      for key in keys { self.drop(key) }
    case .function, .procedure, .routine, .aggregate:
      self.init(schema)
      for target in drop.targets {
        self.drop(function: schema.functionKey(target.name, in: statement))
      }
    case .schema:
      self.init(schemas: Set(drop.targets.map { Identifier($0.name.last, in: statement) }), schema)
    case .extension:
      self.init(
        extensions: drop.targets.map { Identifier($0.name.last, in: statement) }, schema)
    case .owned:
      let roles = Set(drop.targets.map { Identifier($0.name.last, in: statement) })
      let owned = schema.all.filter { $0.owner.map(roles.contains) == true }.map(\.id)
      self.init(schema, asked: Set(owned))
      for id in owned.sorted(by: { $0.number < $1.number }) { self.drop(id) }
    case .trigger, .rule, .policy, .publication, .subscription, .role, .tablespace, .database,
      .userMapping, .other:
      self.init(schema)
    }
  }

  /// Everything in the schemas.
  private init(schemas names: Set<Identifier>, _ schema: Schema) {
    let relations = schema.all.filter { names.contains($0.name.schema) }.map(\.id)
    let types = schema.allTypes.map(\.key).filter { names.contains($0.schema) }
    let functions = schema.allFunctions.map(\.key).filter { names.contains($0.schema) }
    self.init(schema, asked: Set(relations), types: Set(types))
    for id in relations.sorted(by: { $0.number < $1.number }) { self.drop(id) }
    for key in types { self.drop(key) }
    for key in functions { self.drop(function: key) }
  }

  /// The types of extensions, by their names, and the functions written in their languages.
  private init(extensions names: [Identifier], _ schema: Schema) {
    self.init(schema)
    for (key, function) in schema.allFunctions
    where names.contains(where: { $0.text == function.language }) {
      self.drop(function: key)
    }
    for name in names {
      for place in schema.searchPath { self.drop(TypeKey(schema: place, name: name)) }
    }
  }
}

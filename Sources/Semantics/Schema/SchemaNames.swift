package import Syntax

/// What the names in a statement mean.
extension Schema {
  /// The relation that a name in a statement means.
  package func resolve(_ name: QualifiedName, in statement: Statement) -> RelationName {
    let last = Identifier(name.last, in: statement)
    if let qualifier = name.qualifier {
      return RelationName(schema: Identifier(qualifier, in: statement), name: last)
    }
    return resolve(last)
  }

  /// The relation that a name without a schema means: a temporary one, the first on the search
  /// path that is known, else one in the first schema of the path.
  package func resolve(_ name: Identifier) -> RelationName {
    let temporary = RelationName(schema: .temporary, name: name)
    if numbers[temporary] != nil { return temporary }
    for schema in searchPath {
      let candidate = RelationName(schema: schema, name: name)
      if numbers[candidate] != nil { return candidate }
    }
    let isCatalog = name.text.hasPrefix("pg_")
    return RelationName(schema: isCatalog ? .catalog : searchPath.first ?? .public, name: name)
  }

  /// Where a relation of this name would be made.
  package func placeForNew(_ name: QualifiedName, temporary: Bool, in statement: Statement)
    -> RelationName
  {
    let last = Identifier(name.last, in: statement)
    let schema =
      temporary
      ? Identifier.temporary
      : name.qualifier.map { Identifier($0, in: statement) } ?? searchPath.first ?? .public
    return RelationName(schema: schema, name: last)
  }

  /// The type that a name means, by where it is found.
  package func typeKey(_ name: QualifiedName, in statement: Statement) -> TypeKey {
    let last = Identifier(name.last, in: statement)
    if let qualifier = name.qualifier {
      return TypeKey(schema: Identifier(qualifier, in: statement), name: last)
    }
    return typeKey(last)
  }

  package func typeKey(_ name: Identifier) -> TypeKey {
    for schema in searchPath {
      let key = TypeKey(schema: schema, name: name)
      if types[key] != nil { return key }
    }
    return TypeKey(schema: searchPath.first ?? .public, name: name)
  }

  /// The type that a column of this type name gets.
  package func columnType(_ type: TypeName, in statement: Statement) -> ColumnType {
    let written = ColumnType(type, in: statement)
    guard !written.isBuiltin, case .named(let name) = type.base else { return written }
    return written.found(at: typeKey(name, in: statement))
  }

  /// By what a function is found that a name means.
  package func functionKey(_ name: QualifiedName, in statement: Statement) -> TypeKey {
    let last = Identifier(name.last, in: statement)
    if let qualifier = name.qualifier {
      return TypeKey(schema: Identifier(qualifier, in: statement), name: last)
    }
    for schema in searchPath {
      let key = TypeKey(schema: schema, name: last)
      if functions[key] != nil { return key }
    }
    return TypeKey(schema: searchPath.first ?? .public, name: last)
  }

  /// Every type that statements made, in no order.
  package var allTypes: some Sequence<TypeDefinition> { types.all.lazy.map(\.value) }

  /// Every function that statements made, in no order.
  package var allFunctions: some Sequence<(key: TypeKey, value: FunctionDefinition)> {
    functions.all
  }

  /// The function that a name means, where statements made one.
  package func function(_ name: QualifiedName, in statement: Statement) -> FunctionDefinition? {
    let last = Identifier(name.last, in: statement)
    if let qualifier = name.qualifier {
      return functions[TypeKey(schema: Identifier(qualifier, in: statement), name: last)]
    }
    for schema in searchPath {
      if let function = functions[TypeKey(schema: schema, name: last)] { return function }
    }
    return nil
  }
}

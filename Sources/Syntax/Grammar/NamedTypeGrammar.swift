/// Names that the server keeps as a type's or a relation's.
extension Parser {
  /// `TYPE | DOMAIN name` and `OF name` make a TypeName of a name.
  mutating func namedType() throws(SyntaxError) -> QualifiedName {
    let name = try qualifiedName()
    mention(TypeName(base: .named(name), range: name.range))
    return name
  }

  /// any_name that the server turns into a relation: noted as one, with three parts at most.
  mutating func anyNameRelation() throws(SyntaxError) -> RelationReference {
    let name = try relationName()
    return mention(RelationReference(name: name, isOnly: false, range: name.range))
  }
}

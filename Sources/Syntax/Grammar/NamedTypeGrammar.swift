/// Names that the server keeps as a type's or a relation's.
extension Parser {
  /// `TYPE | DOMAIN name` and `OF name` make a TypeName of a name.
  mutating func namedType() throws(SyntaxError) -> QualifiedName {
    let name = try qualifiedName()
    mention(TypeName(base: .named(name), range: name.range))
    return name
  }

  /// What a type is called, without modifiers and bounds.
  func identifier(of type: TypeName) -> QualifiedName {
    switch type.base {
    case .named(let name): name
    case .system: QualifiedName(Name(Int(type.range.lower) + (type.isSetOf ? 1 : 0)))
    }
  }
}

extension Parser {
  /// ```
  /// CREATE DOMAIN name [AS] type {constraint | COLLATE name}…
  /// ```
  mutating func createDomain(from start: Int) throws(SyntaxError) -> CreateDomain {
    advance()
    let name = try qualifiedName()
    take(.as)
    let type = try typeName()
    let (constraints, _) = try columnConstraints()
    return CreateDomain(
      name: name, type: type, constraints: constraints, range: range(from: start))
  }

  /// ```
  /// ALTER DOMAIN name {SET DEFAULT value | DROP DEFAULT | {SET | DROP} NOT NULL | ADD constraint
  ///   | DROP CONSTRAINT [IF EXISTS] name [CASCADE] | VALIDATE CONSTRAINT name | RENAME …
  ///   | SET SCHEMA name | OWNER TO role}
  /// ```
  mutating func alterDomain(from start: Int) throws(SyntaxError) -> StatementBody {
    advance()
    let name = try qualifiedName()
    switch keyword {
    case .rename:
      let clause = at
      advance()
      let target: Rename.Target =
        take(.constraint) ? .domainConstraint(name, try columnName()) : .domain(name)
      return .rename(try renameTo(target, clause: clause, from: start))
    case .owner:
      let reference = ObjectReference(
        kind: .domain, name: name, owner: nil, range: range(from: start + 1))
      return try alterOwner(reference, from: start)
    case .set where peek(1).keyword == .schema:
      return .setSchema(try setSchema(of: .domain(name), from: start))
    default:
      let action = try domainAction()
      return .alterDomain(AlterDomain(name: name, action: action, range: range(from: start)))
    }
  }

  private mutating func domainAction() throws(SyntaxError) -> AlterDomain.Action {
    switch keyword {
    case .set:
      advance()
      if take(.default) { return .setDefault(try expression()) }
      try expect(.not)
      try expect(.null)
      return .setNotNull
    case .drop:
      advance()
      return try dropFromDomain()
    case .add:
      advance()
      return .addConstraint(try domainConstraint())
    case .validate:
      advance()
      try expect(.constraint)
      return .validateConstraint(try columnName())
    default:
      throw unexpected()
    }
  }

  private mutating func dropFromDomain() throws(SyntaxError) -> AlterDomain.Action {
    if take(.default) { return .dropDefault }
    if take(.not) {
      try expect(.null)
      return .dropNotNull
    }
    try expect(.constraint)
    let ifExists = try takeIfExists()
    let name = try columnName()
    return .dropConstraint(name, ifExists: ifExists, dropBehavior())
  }
}

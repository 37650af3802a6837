/// `DROP kind [CONCURRENTLY] [IF EXISTS] name, … [CASCADE | RESTRICT]`.
package struct Drop: Sendable {
  package enum Kind: Hashable, Sendable {
    case table, index, view, materializedView, sequence, foreignTable
    case type, domain, schema, database, function, procedure, routine, aggregate, `extension`
    case trigger, rule, policy, publication, subscription, role, tablespace, owned
    case userMapping
    case other(Keyword)
  }

  /// One thing to be dropped.
  package struct Target: Sendable {
    package let name: QualifiedName
    /// The relation of a trigger, rule or policy.
    package let on: RelationReference?
    /// The arguments of a routine or an operator, with their parentheses.
    package let signature: TokenRange?

    package init(
      name: QualifiedName, on: RelationReference? = nil, signature: TokenRange? = nil
    ) {
      self.name = name
      self.on = on
      self.signature = signature
    }
  }

  /// `DROP TABLE`, `DROP MATERIALIZED VIEW`.
  package let keywords: TokenRange
  package let kind: Kind
  package let concurrently: TokenRange?
  package let ifExists: Bool
  package let targets: [Target]
  package let behavior: DropBehavior?
  package let range: TokenRange

  package init(
    keywords: TokenRange, kind: Kind, concurrently: TokenRange?, ifExists: Bool,
    targets: [Target], behavior: DropBehavior?, range: TokenRange
  ) {
    self.keywords = keywords
    self.kind = kind
    self.concurrently = concurrently
    self.ifExists = ifExists
    self.targets = targets
    self.behavior = behavior
    self.range = range
  }
}

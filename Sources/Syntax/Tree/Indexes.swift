/// `CREATE [UNIQUE] INDEX [CONCURRENTLY] [[IF NOT EXISTS] name] ON [ONLY] table …`.
package struct CreateIndex: Sendable {
  /// `CREATE INDEX` or `CREATE UNIQUE INDEX`.
  package let keywords: TokenRange
  package let isUnique: Bool
  /// The word CONCURRENTLY, where written.
  package let concurrently: TokenRange?
  package let ifNotExists: Bool
  package let name: Name?
  package let table: RelationReference
  package let method: Name?
  package let elements: [IndexElement]
  package let include: [IndexElement]
  package let filter: Expression?
  /// WITH (…).
  package let options: [Option]
  package let tablespace: Name?
  package let range: TokenRange

  package var isConcurrent: Bool { concurrently != nil }

  package init(
    keywords: TokenRange, isUnique: Bool, concurrently: TokenRange?, ifNotExists: Bool,
    name: Name?, table: RelationReference, method: Name?, elements: [IndexElement],
    include: [IndexElement], filter: Expression?, options: [Option] = [],
    tablespace: Name? = nil, range: TokenRange
  ) {
    self.keywords = keywords
    self.isUnique = isUnique
    self.concurrently = concurrently
    self.ifNotExists = ifNotExists
    self.name = name
    self.table = table
    self.method = method
    self.elements = elements
    self.include = include
    self.filter = filter
    self.options = options
    self.tablespace = tablespace
    self.range = range
  }
}

/// A column or an expression of an index, with what follows it.
package struct IndexElement: Sendable {
  package enum Key: Sendable {
    case column(Name)
    case expression(Expression)
  }

  package let key: Key
  package let range: TokenRange

  package init(key: Key, range: TokenRange) {
    self.key = key
    self.range = range
  }
}

/// `REINDEX [(options)] {INDEX | TABLE | SCHEMA | DATABASE | SYSTEM} [CONCURRENTLY] name`.
package struct Reindex: Sendable {
  package enum Target: Sendable {
    case index(RelationReference)
    case table(RelationReference)
    case schema(Name)
    case database(Name?)
    case system(Name?)
  }

  package let keywords: TokenRange
  package let target: Target
  /// The word CONCURRENTLY, bare or as an option that is not off.
  package let concurrently: TokenRange?
  package let range: TokenRange

  package init(
    keywords: TokenRange, target: Target, concurrently: TokenRange?, range: TokenRange
  ) {
    self.keywords = keywords
    self.target = target
    self.concurrently = concurrently
    self.range = range
  }
}

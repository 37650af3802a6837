/// `name type [COLLATE …] constraints`, in CREATE TABLE and ADD COLUMN.
package struct ColumnDefinition: Sendable {
  package let name: Name
  /// Absent in `CREATE TABLE OF type (column WITH OPTIONS …)`.
  package let type: TypeName?
  package let collation: QualifiedName?
  package let constraints: [ColumnConstraint]
  package let range: TokenRange

  package init(
    name: Name, type: TypeName?, collation: QualifiedName? = nil,
    constraints: [ColumnConstraint] = [], range: TokenRange
  ) {
    self.name = name
    self.type = type
    self.collation = collation
    self.constraints = constraints
    self.range = range
  }
}

/// One constraint behind a column, with the name and the attributes that follow it.
package struct ColumnConstraint: Sendable {
  package enum Kind: Sendable {
    case notNull
    case null
    case defaultValue(Expression)
    case check(Expression, noInherit: Bool)
    case unique(nullsNotDistinct: Bool)
    case primaryKey
    case references(Reference)
    case identity(always: Bool)
    case generated(Expression, GeneratedKind)
  }

  /// CONSTRAINT name, where given.
  package let name: Name?
  package let kind: Kind
  package let attributes: ConstraintAttributes
  /// The words that say which constraint it is: `NOT NULL`, `PRIMARY KEY`, `REFERENCES`, `CHECK`.
  package let keywords: TokenRange
  package let range: TokenRange

  package init(
    name: Name?, kind: Kind, attributes: ConstraintAttributes, keywords: TokenRange,
    range: TokenRange
  ) {
    self.name = name
    self.kind = kind
    self.attributes = attributes
    self.keywords = keywords
    self.range = range
  }
}

/// How the value of a generated column is kept.
package enum GeneratedKind: Sendable {
  case stored, virtual
  /// Neither word stands there: VIRTUAL since 18, a syntax error before.
  case unsaid
}

/// `table [(columns)] [MATCH …] [ON DELETE …] [ON UPDATE …]` behind REFERENCES.
package struct Reference: Sendable {
  package let table: RelationReference
  package let columns: [Name]

  package init(table: RelationReference, columns: [Name]) {
    self.table = table
    self.columns = columns
  }
}

/// `DEFERRABLE`, `NOT VALID`, `NOT ENFORCED`, …, where written.
package struct ConstraintAttributes: Sendable {
  package var isDeferrable = false
  package var isNotDeferrable = false
  package var isInitiallyDeferred = false
  package var isInitiallyImmediate = false
  package var isNotValid = false
  package var isNotEnforced = false
  package var isEnforced = false
  package var isNoInherit = false
  /// `ALTER CONSTRAINT name INHERIT`.
  package var isInherit = false
  package var range = TokenRange(0, 0)

  package init() {}
}

/// `[CONSTRAINT name] CHECK (…) | UNIQUE … | PRIMARY KEY … | FOREIGN KEY … | EXCLUDE … | NOT NULL c`.
package struct TableConstraint: Sendable {
  package enum Kind: Sendable {
    case check(Expression)
    case unique(KeyDefinition, nullsNotDistinct: Bool)
    case primaryKey(KeyDefinition)
    case exclude(Exclusion)
    case foreignKey(columns: [Name], Reference)
    /// Since 18.
    case notNull(Name)
    /// `NOT NULL` of a domain, which has no column.
    case domainNotNull
  }

  package let name: Name?
  package let kind: Kind
  package let attributes: ConstraintAttributes
  /// `CHECK`, `UNIQUE`, `PRIMARY KEY`, `FOREIGN KEY`, `EXCLUDE` or `NOT NULL`.
  package let keywords: TokenRange
  package let range: TokenRange

  package init(
    name: Name?, kind: Kind, attributes: ConstraintAttributes, keywords: TokenRange,
    range: TokenRange
  ) {
    self.name = name
    self.kind = kind
    self.attributes = attributes
    self.keywords = keywords
    self.range = range
  }
}

/// What a UNIQUE or PRIMARY KEY stands on.
package enum KeyDefinition: Sendable {
  /// `(a, b [, c WITHOUT OVERLAPS]) [INCLUDE (…)]`
  case columns([Name], withoutOverlaps: Bool, include: [Name])
  /// `USING INDEX name`
  case index(Name)
}

/// `[USING method] (element WITH operator, …) [WHERE (…)]` behind EXCLUDE.
package struct Exclusion: Sendable {
  package let method: Name?
  package let elements: [IndexElement]
  package let operators: [Operator]
  package let filter: Expression?

  package init(
    method: Name?, elements: [IndexElement], operators: [Operator], filter: Expression?
  ) {
    self.method = method
    self.elements = elements
    self.operators = operators
    self.filter = filter
  }
}

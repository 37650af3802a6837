/// `SELECT …`, `VALUES …`, `TABLE …`, set operations and the WITH before them.
package struct Query: Sendable {
  package indirect enum Body: Sendable {
    case select(Select)
    /// `VALUES (…), (…)`: how many rows, and whether every item is a constant.
    case values(rows: Int, areConstant: Bool)
    case table(RelationReference)
    /// UNION, INTERSECT, EXCEPT over the queries, from left to right.
    case combined([Query])
  }

  /// The clauses that stand around a body.
  package struct Clauses: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let with = Clauses(rawValue: 1)
    package static let order = Clauses(rawValue: 2)
    package static let offset = Clauses(rawValue: 4)
    /// LIMIT or FETCH FIRST.
    package static let limit = Clauses(rawValue: 8)
    /// FOR UPDATE, FOR SHARE and their kin.
    package static let locking = Clauses(rawValue: 16)
    package static let skipLocked = Clauses(rawValue: 32)
  }

  package let with: With?
  package let body: Body
  package let clauses: Clauses
  /// What ORDER BY, OFFSET and LIMIT hold.
  package let tail: [Expression]
  package let range: TokenRange

  package init(
    with: With? = nil, body: Body, clauses: Clauses = [], tail: [Expression] = [],
    range: TokenRange
  ) {
    self.with = with
    self.body = body
    self.clauses = clauses
    self.tail = tail
    self.range = range
  }

  package var isLimited: Bool { clauses.contains(.limit) }
  package var locksRows: Bool { clauses.contains(.locking) }
}

/// One SELECT without set operations.
package struct Select: Sendable {
  package let targets: [SelectTarget]
  /// SELECT … INTO table.
  package let into: RelationReference?
  package let from: [FromItem]
  package let filter: Expression?
  /// GROUP BY or HAVING.
  package let isGrouped: Bool
  /// What DISTINCT ON, GROUP BY, HAVING and WINDOW hold.
  package let others: [Expression]

  package init(
    targets: [SelectTarget] = [], into: RelationReference? = nil, from: [FromItem] = [],
    filter: Expression? = nil, isGrouped: Bool = false, others: [Expression] = []
  ) {
    self.targets = targets
    self.into = into
    self.from = from
    self.filter = filter
    self.isGrouped = isGrouped
    self.others = others
  }
}

/// An output column: a value and the name given to it.
package struct SelectTarget: Sendable {
  package let value: Expression
  package let label: Name?

  package init(value: Expression, label: Name?) {
    self.value = value
    self.label = label
  }
}

/// What a FROM clause reads.
package indirect enum FromItem: Sendable {
  case relation(RelationReference, alias: Name?)
  case function(Expression)
  case query(Query)
  /// Joins from left to right, with the conditions they have.
  case join([FromItem], conditions: [Expression])
}

/// `WITH [RECURSIVE] name AS (statement), …`.
package struct With: Sendable {
  package let tables: [CommonTable]
  /// The word WITH and all that it brings.
  package let range: TokenRange

  package init(tables: [CommonTable], range: TokenRange) {
    self.tables = tables
    self.range = range
  }
}

/// `name [(columns)] AS [[NOT] MATERIALIZED] (statement)`.
package struct CommonTable: Sendable {
  package let name: Name
  package let statement: StatementBody

  package init(name: Name, statement: StatementBody) {
    self.name = name
    self.statement = statement
  }
}

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

  package let with: With?
  package let body: Body
  /// LIMIT or FETCH FIRST.
  package let isLimited: Bool
  /// FOR UPDATE, FOR SHARE and their kin.
  package let locksRows: Bool
  package let range: TokenRange

  package init(
    with: With? = nil, body: Body, isLimited: Bool = false, locksRows: Bool = false,
    range: TokenRange
  ) {
    self.with = with
    self.body = body
    self.isLimited = isLimited
    self.locksRows = locksRows
    self.range = range
  }
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

  package init(
    targets: [SelectTarget] = [], into: RelationReference? = nil, from: [FromItem] = [],
    filter: Expression? = nil, isGrouped: Bool = false
  ) {
    self.targets = targets
    self.into = into
    self.from = from
    self.filter = filter
    self.isGrouped = isGrouped
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
  /// A join, with its condition where it has one.
  case join([FromItem], condition: Expression?)
}

/// `WITH [RECURSIVE] name AS (statement), …`.
package struct With: Sendable {
  package let tables: [CommonTable]
  package init(tables: [CommonTable]) { self.tables = tables }
}

package struct CommonTable: Sendable {
  package let name: Name
  package let statement: StatementBody

  package init(name: Name, statement: StatementBody) {
    self.name = name
    self.statement = statement
  }
}

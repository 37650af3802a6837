/// `CREATE [TEMP] PROPERTY GRAPH name …`, since 19.
package struct CreatePropertyGraph: Sendable {
  package let graph: RelationReference
  /// The tables that its vertices and edges are made of.
  package let tables: [RelationReference]
  package let range: TokenRange
}

/// `ALTER PROPERTY GRAPH [IF EXISTS] name …`, since 19.
package struct AlterPropertyGraph: Sendable {
  package let graph: RelationReference
  package let ifExists: Bool
  package let range: TokenRange
}

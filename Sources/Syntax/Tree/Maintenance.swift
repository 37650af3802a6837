/// `VACUUM …`, `ANALYZE …`.
package struct Vacuum: Sendable {
  /// VACUUM or ANALYZE, and FULL where it is said.
  package let keywords: TokenRange
  package let isVacuum: Bool
  package let isFull: Bool
  package let tables: [RelationReference]
  package let range: TokenRange

  package init(
    keywords: TokenRange, isVacuum: Bool, isFull: Bool, tables: [RelationReference],
    range: TokenRange
  ) {
    self.keywords = keywords
    self.isVacuum = isVacuum
    self.isFull = isFull
    self.tables = tables
    self.range = range
  }
}

/// `CLUSTER [(options)] [table [USING index]]`.
package struct Cluster: Sendable {
  package let keywords: TokenRange
  /// The table; nil for all that were clustered before.
  package let table: RelationReference?
  package let index: Name?
  package let range: TokenRange

  package init(keywords: TokenRange, table: RelationReference?, index: Name?, range: TokenRange) {
    self.keywords = keywords
    self.table = table
    self.index = index
    self.range = range
  }
}

/// `REFRESH MATERIALIZED VIEW [CONCURRENTLY] name [WITH [NO] DATA]`.
package struct RefreshMaterializedView: Sendable {
  package let keywords: TokenRange
  package let concurrently: TokenRange?
  package let view: RelationReference
  package let withData: Bool
  package let range: TokenRange

  package init(
    keywords: TokenRange, concurrently: TokenRange?, view: RelationReference, withData: Bool,
    range: TokenRange
  ) {
    self.keywords = keywords
    self.concurrently = concurrently
    self.view = view
    self.withData = withData
    self.range = range
  }
}

/// `REPACK [(options)] [table [(columns)]] [USING INDEX [name]]`, since 19.
package struct Repack: Sendable {
  package let keywords: TokenRange
  /// The table; nil for all.
  package let table: RelationReference?
  package let usesIndex: Bool
  package let index: Name?
  package let concurrently: TokenRange?
  package let range: TokenRange
}

/// `WAIT FOR LSN 'position' [WITH (…)]`, since 19.
package struct WaitFor: Sendable {
  package let range: TokenRange
}

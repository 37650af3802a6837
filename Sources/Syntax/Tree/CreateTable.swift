/// How long a relation lives and where its changes are logged.
package enum Persistence: Sendable { case permanent, temporary, unlogged }

/// `CREATE [TEMP | UNLOGGED] TABLE …`, also OF type and PARTITION OF parent.
package struct CreateTable: Sendable {
  package enum Shape: Sendable {
    case columns
    case ofType(QualifiedName)
    case partition(of: RelationReference, PartitionBound)
  }

  package let keywords: TokenRange
  package let persistence: Persistence
  package let ifNotExists: Bool
  package let table: RelationReference
  package let shape: Shape
  package let columns: [ColumnDefinition]
  package let constraints: [TableConstraint]
  /// `LIKE table`.
  package let likes: [RelationReference]
  package let inherits: [RelationReference]
  /// PARTITION BY, where the table is itself partitioned.
  package let partitionKey: PartitionKey?
  /// USING method.
  package let accessMethod: Name?
  /// WITH (…).
  package let options: [Option]
  package let tablespace: Name?
  package let range: TokenRange

  package init(
    keywords: TokenRange, persistence: Persistence, ifNotExists: Bool, table: RelationReference,
    shape: Shape, columns: [ColumnDefinition] = [], constraints: [TableConstraint] = [],
    likes: [RelationReference] = [], inherits: [RelationReference] = [],
    partitionKey: PartitionKey? = nil, storage: TableStorage = TableStorage(), range: TokenRange
  ) {
    self.keywords = keywords
    self.persistence = persistence
    self.ifNotExists = ifNotExists
    self.table = table
    self.shape = shape
    self.columns = columns
    self.constraints = constraints
    self.likes = likes
    self.inherits = inherits
    self.partitionKey = partitionKey
    accessMethod = storage.accessMethod
    options = storage.options
    tablespace = storage.tablespace
    self.range = range
  }
}

/// `[USING method] [WITH (…)] [ON COMMIT …] [TABLESPACE name]` behind a table's columns.
package struct TableStorage: Sendable {
  package var accessMethod: Name?
  package var options: [Option] = []
  package var tablespace: Name?

  package init() {}
}

/// `DEFAULT`, or `FOR VALUES …`.
package enum PartitionBound: Sendable {
  case defaultPartition
  case list([Expression])
  case range(from: [Expression], to: [Expression])
  case hash(TokenRange)
}

/// `PARTITION BY strategy (columns and expressions)`.
package struct PartitionKey: Sendable {
  package let strategy: Name
  /// The key's plain columns.
  package let columns: [Name]
  package let range: TokenRange

  package init(strategy: Name, columns: [Name], range: TokenRange) {
    self.strategy = strategy
    self.columns = columns
    self.range = range
  }
}

/// `CREATE TABLE name AS query`, `CREATE MATERIALIZED VIEW name AS query`.
package struct CreateTableAs: Sendable {
  package let keywords: TokenRange
  package let persistence: Persistence
  package let isMaterializedView: Bool
  package let ifNotExists: Bool
  package let table: RelationReference
  /// The query; nil for `AS EXECUTE prepared`.
  package let query: Query?
  package let withData: Bool
  package let range: TokenRange

  package init(
    keywords: TokenRange, persistence: Persistence, isMaterializedView: Bool, ifNotExists: Bool,
    table: RelationReference, query: Query?, withData: Bool, range: TokenRange
  ) {
    self.keywords = keywords
    self.persistence = persistence
    self.isMaterializedView = isMaterializedView
    self.ifNotExists = ifNotExists
    self.table = table
    self.query = query
    self.withData = withData
    self.range = range
  }
}

/// `CREATE [OR REPLACE] [TEMP] [RECURSIVE] VIEW name [(columns)] AS query`.
package struct CreateView: Sendable {
  package let keywords: TokenRange
  package let persistence: Persistence
  package let orReplace: Bool
  package let view: RelationReference
  package let columns: [Name]
  package let query: Query
  package let range: TokenRange

  package init(
    keywords: TokenRange, persistence: Persistence, orReplace: Bool, view: RelationReference,
    columns: [Name], query: Query, range: TokenRange
  ) {
    self.keywords = keywords
    self.persistence = persistence
    self.orReplace = orReplace
    self.view = view
    self.columns = columns
    self.query = query
    self.range = range
  }
}

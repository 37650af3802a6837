/// `INSERT INTO table …`.
package struct Insert: Sendable {
  package enum Rows: Sendable {
    case query(Query)
    /// DEFAULT VALUES.
    case defaults
  }

  /// What is done instead of failing where a row is there already.
  package enum OnConflict: Sendable {
    case nothing
    /// DO UPDATE SET: the columns.
    case update([Name])
    /// DO SELECT, since 19.
    case select
  }

  package let keywords: TokenRange
  package let with: With?
  package let table: RelationReference
  /// The columns named, in order; empty where none are.
  package let columns: [Name]
  package let rows: Rows
  package let onConflict: OnConflict?
  package let returning: [SelectTarget]
  package let range: TokenRange

  package init(
    keywords: TokenRange, with: With?, table: RelationReference, columns: [Name], rows: Rows,
    onConflict: OnConflict? = nil, returning: [SelectTarget] = [], range: TokenRange
  ) {
    self.keywords = keywords
    self.with = with
    self.table = table
    self.columns = columns
    self.rows = rows
    self.onConflict = onConflict
    self.returning = returning
    self.range = range
  }
}

/// `UPDATE table SET … [FROM …] [WHERE …]`.
package struct Update: Sendable {
  package let keywords: TokenRange
  package let with: With?
  package let table: RelationReference
  package let alias: Name?
  /// The columns that are set.
  package let columns: [Name]
  package let from: [FromItem]
  package let filter: Expression?
  package let returning: [SelectTarget]
  package let range: TokenRange

  package init(
    keywords: TokenRange, with: With?, table: RelationReference, alias: Name?, columns: [Name],
    from: [FromItem], filter: Expression?, returning: [SelectTarget] = [], range: TokenRange
  ) {
    self.keywords = keywords
    self.with = with
    self.table = table
    self.alias = alias
    self.columns = columns
    self.from = from
    self.filter = filter
    self.returning = returning
    self.range = range
  }
}

/// `DELETE FROM table [USING …] [WHERE …]`.
package struct Delete: Sendable {
  package let keywords: TokenRange
  package let with: With?
  package let table: RelationReference
  package let alias: Name?
  package let using: [FromItem]
  package let filter: Expression?
  package let returning: [SelectTarget]
  package let range: TokenRange

  package init(
    keywords: TokenRange, with: With?, table: RelationReference, alias: Name?, using: [FromItem],
    filter: Expression?, returning: [SelectTarget] = [], range: TokenRange
  ) {
    self.keywords = keywords
    self.with = with
    self.table = table
    self.alias = alias
    self.using = using
    self.filter = filter
    self.returning = returning
    self.range = range
  }
}

/// `MERGE INTO table USING source ON condition WHEN …`.
package struct Merge: Sendable {
  /// What is done with a row.
  package enum Action: Sendable {
    case nothing, delete
    /// The columns named.
    case update([Name])
    case insert([Name])
  }

  package let keywords: TokenRange
  package let with: With?
  package let table: RelationReference
  package let alias: Name?
  package let source: FromItem
  package let condition: Expression
  package let actions: [Action]
  package let returning: [SelectTarget]
  package let range: TokenRange
}

/// `TRUNCATE [TABLE] a, b [RESTART IDENTITY] [CASCADE]`.
package struct Truncate: Sendable {
  package let keywords: TokenRange
  package let tables: [RelationReference]
  package let restartsIdentity: Bool
  package let behavior: DropBehavior?
  package let range: TokenRange

  package init(
    keywords: TokenRange, tables: [RelationReference], restartsIdentity: Bool,
    behavior: DropBehavior?, range: TokenRange
  ) {
    self.keywords = keywords
    self.tables = tables
    self.restartsIdentity = restartsIdentity
    self.behavior = behavior
    self.range = range
  }
}

/// `COPY table FROM …`, `COPY table TO …`, `COPY (query) TO …`.
package struct Copy: Sendable {
  package let table: RelationReference?
  package let query: Query?
  package let isFrom: Bool
  /// COPY … FROM STDIN, whose data stand in the script behind the statement.
  package let isFromStdin: Bool
  package let columns: [Name]
  package let filter: Expression?
  package let range: TokenRange

  package init(
    table: RelationReference?, query: Query?, isFrom: Bool, isFromStdin: Bool, columns: [Name],
    filter: Expression?, range: TokenRange
  ) {
    self.table = table
    self.query = query
    self.isFrom = isFrom
    self.isFromStdin = isFromStdin
    self.columns = columns
    self.filter = filter
    self.range = range
  }
}

/// CASCADE or RESTRICT, where written.
package enum DropBehavior: Sendable { case cascade, restrict }

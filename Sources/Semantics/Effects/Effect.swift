package import Syntax

/// One thing that the server will do when it runs a statement.
///
/// What a rule judges, and what outlives the statement: every place is in bytes of the file. A long file
/// has a million of them: those that say much stand behind a reference.
package enum Effect: Sendable {
  case lock(Lock)
  indirect case rewrite(Rewrite)
  case scan(Scan)
  indirect case indexBuild(IndexBuild)
  case foreignKeyValidation(ForeignKeyValidation)
  indirect case failure(Failure)
  indirect case removal(Removal)
  indirect case renaming(Renaming)
  case creation(Creation)
  case rowChange(RowChange)
  indirect case columnAddition(ColumnAddition)
  indirect case columnChange(ColumnChange)
  indirect case constraintAddition(ConstraintAddition)
  case tableLock(TableLock)
  case maintenance(Maintenance)
  case definition(Definition)
  indirect case change(Change)
  indirect case setting(Setting)
  case unseen(Unseen)
}

/// How sure an effect is.
package enum Certainty: Sendable {
  case certain
  /// It depends on what history does not show: a column's present type, a function's volatility.
  case unknownShape
  /// It happens unless the session's TimeZone is UTC, which nobody has said.
  case unknownTimeZone
  /// It happens if the table has rows.
  case ifRows
}

/// A lock on a relation, held to the end of the transaction.
package struct Lock: Sendable {
  package let relation: RelationName
  package let kind: Relation.Kind
  package let mode: LockMode
  /// Whether others can wait for it.
  package let isLive: Bool
  /// Whether the relation was made earlier in this transaction, or by this statement.
  package let isNew: Bool
  /// Whether it is taken only if a branch runs or rows exist.
  package internal(set) var isConditional: Bool
  /// Whether it is let go again before the statement ends.
  package internal(set) var isMomentary = false
  /// The words of the statement that take it.
  package let span: SourceSpan
}

/// New storage for a relation: every row written anew, every index rebuilt.
package struct Rewrite: Sendable {
  package enum Cause: Sendable {
    /// A new column whose default differs from row to row; the function that makes it so.
    case columnDefault(column: Identifier, function: String?)
    case serialColumn(Identifier, type: String)
    case identityColumn(Identifier)
    case storedColumn(Identifier)
    /// A new column of a domain that restricts: its check is made for every row.
    case domainColumn(Identifier)
    case typeChange(TypeChange)
    /// SET EXPRESSION of a stored column.
    case newExpression(Identifier)
    case vacuumFull, cluster, logging, accessMethod, tablespace, truncation
    case refresh(concurrently: Bool, withData: Bool)
    case repack(concurrently: Bool)
    /// SPLIT PARTITION, MERGE PARTITIONS.
    case repartition
    /// ALTER SEQUENCE, or the sequence of an identity column whose type changes.
    case sequence
    /// ALTER TYPE … ALTER ATTRIBUTE of a typed table.
    case attribute
  }

  package let relation: RelationName
  package let isLive: Bool
  package let cause: Cause
  package let certainty: Certainty
  package let span: SourceSpan
}

/// Another type for a column, as far as the present one is known.
package struct TypeChange: Sendable {
  package let column: Identifier
  /// The type until now, and where it was given.
  package let old: ColumnType?
  package let origin: Origin?
  package let new: ColumnType
  /// Whether the new type is known to refuse values that the old one takes.
  package let isNarrowing: Bool
}

/// All rows of a table read to verify them.
package struct Scan: Sendable {
  package enum Cause: Hashable, Sendable {
    case notNull(Identifier)
    /// A new column that may not be null and has no value.
    case newColumn(Identifier)
    case check(Identifier?)
    /// VALIDATE CONSTRAINT, under a lock that lets reads and writes pass.
    case validation(Identifier)
    /// A primary key makes its columns NOT NULL, and rows have to be looked at.
    case keyNotNull
    /// ATTACH PARTITION, or a default partition that must not hold the new one's rows.
    case partitionBound
    /// A domain's constraint, checked in every table that uses it.
    case domain
    /// A CHECK over a column whose type changes.
    case typeChange
  }

  /// The table that the statement names, or that the constraint is of.
  package let relation: RelationName
  /// The tables that are read: itself, where it holds rows, and partitions or children.
  package let parts: [RelationName]
  package let isLive: Bool
  package let cause: Cause
  /// Of a table that was seen being made and never filled nothing is read, unless running code has
  /// filled it.
  package let certainty: Certainty
  package let span: SourceSpan
}

/// An index that is built.
package struct IndexBuild: Sendable {
  package enum Cause: Sendable {
    case createIndex
    case unique, primaryKey, exclusion
    case reindex
    /// The table was written anew.
    case rebuild
    /// A column's type or collation changes, and the rows stay as they are.
    case typeChange
    /// A new partition gets the indexes of its parent.
    case partition
  }

  package let relation: RelationName
  package let isLive: Bool
  /// The index, where it is named.
  package let index: Identifier?
  /// The indexes that are built: itself, or its parts on partitions.
  package let parts: [RelationName]
  package let cause: Cause
  package let isConcurrent: Bool
  /// What CREATE INDEX asks for; nil for an index that comes about otherwise.
  package var request: IndexRequest?
  package let span: SourceSpan
}

/// An index as CREATE INDEX asks for it.
package struct IndexRequest: Sendable {
  /// The columns; nil for an expression.
  package let keys: [Identifier?]
  package let method: Identifier
  package let isUnique: Bool
  /// Whether rows are left out of it.
  package let isPartial: Bool
  /// Whether IF NOT EXISTS takes one of that name as it is.
  package let takesExisting: Bool
  /// An index of the table that begins with the same keys.
  package let covered: Identifier?
}

/// A foreign key whose present rows are checked while both tables are locked.
package struct ForeignKeyValidation: Sendable {
  package enum Cause: Sendable {
    /// The key is new, or a table is, or its column's type: writes wait.
    case addition
    /// VALIDATE CONSTRAINT, under locks that let writes pass.
    case validation
  }

  package let relation: RelationName
  package let referenced: RelationName
  package let isLive: Bool
  package let cause: Cause
  package let constraint: Identifier?
  package let span: SourceSpan
}

/// A statement that the server refuses, or that it refuses under a condition.
package struct Failure: Sendable {
  package enum Cause: Sendable {
    /// 25001: the statement may not run inside a transaction block.
    case insideTransaction(TransactionState)
    /// 25001: the statement may not run inside a function or a DO block.
    case insideRoutine
    /// 23502: a new column that may not be null has no value for the rows there are.
    case nullInNewColumn(Identifier, of: RelationName, isPrimaryKey: Bool)
    /// Any other, by its SQLSTATE and the server's words.
    case refused(String, message: String)
  }

  package let cause: Cause
  package internal(set) var certainty: Certainty
  /// The earlier statement because of which it fails, where one is.
  package internal(set) var origin: Origin?
  package let span: SourceSpan

  /// The error code (manual, appendix "PostgreSQL Error Codes").
  package var sqlState: String {
    switch cause {
    case .insideTransaction, .insideRoutine: "25001"
    case .nullInNewColumn: "23502"
    case .refused(let state, _): state
    }
  }

  /// What the server says.
  package var message: String {
    switch cause {
    case .insideTransaction: "cannot run inside a transaction block"
    case .insideRoutine: "cannot be executed from a function"
    case .nullInNewColumn(let column, let table, _):
      "column \"\(column)\" of relation \"\(table.name)\" contains null values"
    case .refused(_, let message): message
    }
  }
}

/// Something that running code may use, and that is gone afterwards.
package struct Removal: Sendable {
  package enum Object: Sendable {
    case column(Identifier, of: RelationName)
    case table(RelationName)
    /// A view, a materialized view or a sequence.
    case relation(RelationName, Relation.Kind)
    /// A function, a procedure or an aggregate, whatever its arguments.
    case routine(TypeKey)
    /// A type or a domain.
    case type(TypeKey)
    case attribute(Identifier, of: TypeKey)
    case schema(Identifier)
    case database(Identifier)
    case `extension`(Identifier)
    /// An operator, a cast, a collation: its kind and name as they are written.
    case other(String)
    case trigger(Identifier, of: RelationName)
    case policy(Identifier, of: RelationName)
    /// What CASCADE takes along, as history shows it. None where history cannot show it.
    case dependents([String])
    /// An index; its table and its keys where they are known.
    case index(RelationName, of: RelationName?, keys: [Identifier?], concurrently: Bool)
    /// A constraint, and what is known of it.
    case constraint(Identifier, of: RelationName, KnownConstraint?)
    /// A foreign key that stays and is NOT ENFORCED from now on.
    case enforcement(Identifier, of: RelationName)
    /// A constraint of a domain.
    case domainConstraint(Identifier, of: TypeKey)
    /// A partition, which stays as a table of its own.
    case partition(RelationName, of: RelationName, concurrently: Bool)
  }

  package let object: Object
  package let isLive: Bool
  /// What takes its place, where statements copied it there.
  package var replacement: Replacement?
  package let span: SourceSpan
}

/// Something that running code may use, under another name or in another schema afterwards.
package struct Renaming: Sendable {
  package enum Object: Sendable {
    case column(Identifier, of: RelationName)
    case table(RelationName)
    /// A view, a materialized view or a sequence.
    case relation(RelationName, Relation.Kind)
    case routine(TypeKey)
    case type(TypeKey)
    case label(String, of: TypeKey)
    case schema(Identifier)
    /// What sessions begin with.
    case role(Identifier)
    case database(Identifier)
    case constraint(Identifier, of: RelationName)
  }

  package let object: Object
  package let newName: Identifier
  /// The schema it moves to, where it moves.
  package let newSchema: Identifier?
  package let isLive: Bool
  package let span: SourceSpan
  /// The whole statement.
  package let statement: SourceSpan
  /// Whether a column gets the name of one that it was filled from and kept in step with, or a table is
  /// such a copy of another.
  package var takesOver = false
  /// Views of the table's name in schemas of their own that hand the column on: they keep the old name.
  package var views: [RelationName] = []
  /// The columns of a table by whatever name running code knows them; none where that is unknown.
  package var columns: [Identifier] = []
}

/// A relation that is made.
package struct Creation: Sendable {
  package let relation: RelationName
  package let kind: Relation.Kind
  package var persistence = Persistence.permanent
  /// The partitioned table that it is made a partition of, and whether others use that.
  package var parent: RelationName?
  package var isParentLive = false
  /// Whether a query fills it.
  package var isFilled = false
  /// Whether it is sure to have no primary key.
  package var lacksKey = false
  /// Of a view, whether writes are sure not to pass through it.
  package var isReadOnly = false
  /// Of a view, its columns; nil where they are unknown.
  package var outputs: [Identifier]?
  package let span: SourceSpan
}

/// Rows that a statement inserts, updates or deletes.
package struct RowChange: Sendable {
  package enum Kind: Sendable { case insert, update, delete }

  /// How many rows it can touch.
  package enum Extent: Sendable {
    /// The rows that are written out.
    case written
    /// A key is compared with constants, or there is a LIMIT.
    case bounded
    /// A condition stands there, and nothing bounds it.
    case unbounded
    /// Every row.
    case whole
  }

  package let relation: RelationName
  package let kind: Kind
  package let extent: Extent
  package let isLive: Bool
  package let span: SourceSpan
}

/// SQL that runs and could not be read.
package struct Unseen: Sendable {
  package enum Reason: Sendable {
    /// A DO block in a language that is not read.
    case doBlock
    /// A text that is put together when it runs.
    case dynamicSQL
    /// Which tables use a domain that no migration makes.
    case usesOfDomain(TypeKey)
    /// Routines that call others, further than is followed.
    case furtherCalls
  }

  package let reason: Reason
  package let span: SourceSpan
}

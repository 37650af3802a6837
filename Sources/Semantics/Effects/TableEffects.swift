package import Syntax

/// A table gets a column: one that is made, or one that is there.
package struct ColumnAddition: Sendable {
  package let column: Identifier
  package let relation: RelationName
  /// The type as it is written, `bigserial` for one; nil where the column takes another's.
  package let type: ColumnType?
  /// Whether others already use the table.
  package let isLive: Bool
  /// The type, or the name where no type stands there.
  package let span: SourceSpan
}

/// What a column is, otherwise than before; its rows stay as they are.
package struct ColumnChange: Sendable {
  package enum Kind: Sendable {
    /// It may be NULL from now on.
    case nullable
    /// SET DEFAULT, DROP DEFAULT.
    case newDefault, noDefault
    /// A generated column keeps its values and gets no more of them.
    case noExpression
    /// It draws no more numbers.
    case noIdentity
    /// A number that INSERT gives is refused from now on.
    case alwaysGenerated
    case type(TypeChange)
  }

  package let column: Identifier
  package let relation: RelationName
  package let kind: Kind
  package let isLive: Bool
  /// Whether the column was added in this change set.
  package let isNew: Bool
  /// Whether a row has to have a value in it.
  package let isRequired: Bool
  package let span: SourceSpan
}

/// A table gets a constraint, of its own or with a column.
package struct ConstraintAddition: Sendable {
  /// The name that is written.
  package let name: Identifier?
  package let kind: Constraint.Kind
  package let relation: RelationName
  package let columns: [Identifier]
  /// Whether it is NOT VALID or NOT ENFORCED: rows may break it.
  package let isUnproved: Bool
  package let isLive: Bool
  package let foreignKey: ForeignKey?
  /// The index that it takes, where USING INDEX names one.
  package let takenIndex: Identifier?
  package let span: SourceSpan
  /// The columns, where they are written; a column's type, where it stands behind a column.
  package let columnsSpan: SourceSpan

  /// What is more to say of a foreign key.
  package struct ForeignKey: Sendable {
    package let referenced: RelationName
    /// Whether others already use the referenced table.
    package let isReferencedLive: Bool
    /// Whether an index begins with one of its columns; nil where that is unknown.
    package let isIndexed: Bool?
    /// The first of its columns whose type differs from the one that it refers to.
    package let mismatch: Mismatch?
    /// Whether it stands behind a column.
    package let isInline: Bool
  }

  package struct Mismatch: Sendable {
    package let column: Identifier
    package let type: ColumnType
    package let referenced: ColumnType
  }
}

/// LOCK TABLE: a lock that is taken for its own sake.
package struct TableLock: Sendable {
  package let relations: [RelationName]
  package let mode: LockMode
  package let isLive: Bool
  package let span: SourceSpan
}

/// Work over whole relations that is asked for by itself.
package struct Maintenance: Sendable {
  package enum Kind: Sendable {
    case vacuumFull, cluster, repack, reindex, moveTablespace, refresh, analyze
  }

  /// What is worked on.
  package enum Scope: Sendable {
    case relations([RelationName])
    case index(RelationName, of: RelationName?)
    case schema(Identifier)
    /// All of the database that the command concerns.
    case database
  }

  package let kind: Kind
  package let scope: Scope
  package let isConcurrent: Bool
  package let isLive: Bool
  package let span: SourceSpan
}

/// Something other than a relation that is made, or grows.
package struct Definition: Sendable {
  package enum Object: Sendable {
    case enumeration(TypeKey)
    /// A value of an enum; whether BEFORE or AFTER says where it sorts.
    case label(String, of: TypeKey, isPlaced: Bool)
    case domain(TypeKey, isConstrained: Bool)
    /// A type of another kind.
    case type(TypeKey)
    /// A function, a procedure or an aggregate, whatever its arguments.
    case routine(TypeKey)
  }

  package let object: Object
  package let span: SourceSpan
}

/// What a constraint was, to tell what takes its place.
package struct KnownConstraint: Sendable {
  package let kind: Constraint.Kind
  package let columns: [Identifier]
  /// The table that a foreign key refers to.
  package let referenced: RelationName?
}

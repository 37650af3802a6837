/// The kinds of relation that ALTER … can name. Most actions of ALTER TABLE are written for all.
package enum RelationKind: Sendable {
  case table, index, view, materializedView, sequence, foreignTable
}

/// `ALTER TABLE [IF EXISTS] table action, …`, and ALTER INDEX, VIEW, SEQUENCE, MATERIALIZED VIEW and
/// FOREIGN TABLE with actions of the same list.
package struct AlterTable: Sendable {
  package let keywords: TokenRange
  /// The word behind ALTER.
  package let kind: RelationKind
  package let ifExists: Bool
  package let table: RelationReference
  package let actions: [AlterTableAction]
  package let range: TokenRange

  package init(
    keywords: TokenRange, kind: RelationKind, ifExists: Bool, table: RelationReference,
    actions: [AlterTableAction], range: TokenRange
  ) {
    self.keywords = keywords
    self.kind = kind
    self.ifExists = ifExists
    self.table = table
    self.actions = actions
    self.range = range
  }
}

/// One action of ALTER TABLE.
package struct AlterTableAction: Sendable {
  package let kind: Kind
  /// The words that say what it does: `ADD COLUMN`, `SET NOT NULL`, `VALIDATE CONSTRAINT`.
  package let keywords: TokenRange
  package let range: TokenRange

  package init(_ kind: Kind, keywords: TokenRange, range: TokenRange) {
    self.kind = kind
    self.keywords = keywords
    self.range = range
  }

  /// A column, by name or, for the statistics of an index's expression, by number.
  package enum Column: Sendable {
    case name(Name)
    case number(Int)
  }

  /// Every action of 18's grammar, and 19's.
  package indirect enum Kind: Sendable {
    case addColumn(ColumnDefinition, ifNotExists: Bool)
    case dropColumn(Name, ifExists: Bool, DropBehavior?)
    case alterColumnType(Name, TypeName, collation: QualifiedName?, using: Expression?)
    case setDefault(Name, Expression)
    case dropDefault(Name)
    case setNotNull(Name)
    case dropNotNull(Name)
    case setExpression(Name, Expression)
    case dropExpression(Name, ifExists: Bool)
    case addIdentity(Name, always: Bool)
    /// SET GENERATED, SET sequence option, RESTART.
    case alterIdentity(Name)
    case dropIdentity(Name, ifExists: Bool)
    /// The value, or nil for DEFAULT.
    case setStatistics(Column, Int?)
    case setColumnOptions(Name, [Option])
    case resetColumnOptions(Name, [Option])
    /// The column, and the word for its storage.
    case setStorage(Name, Name)
    case setCompression(Name, Name)
    case columnForeignOptions(Name)

    case addConstraint(TableConstraint)
    case alterConstraint(Name, ConstraintAttributes)
    case validateConstraint(Name)
    case dropConstraint(Name, ifExists: Bool, DropBehavior?)

    case enableTrigger(TriggerChoice, firing: FiringMode)
    case disableTrigger(TriggerChoice)
    case enableRule(Name, firing: FiringMode)
    case disableRule(Name)
    case enableRowSecurity, disableRowSecurity, forceRowSecurity, noForceRowSecurity

    case clusterOn(Name)
    case setWithoutCluster
    case setWithoutOids
    case setLogged, setUnlogged
    /// nil for DEFAULT.
    case setAccessMethod(Name?)
    case setTablespace(Name)
    case setOptions([Option])
    case resetOptions([Option])
    case inherit(QualifiedName)
    case noInherit(QualifiedName)
    case ofType(QualifiedName)
    case notOf
    case ownerTo
    case replicaIdentity(ReplicaIdentity)
    case foreignOptions

    case attachPartition(QualifiedName, PartitionBound)
    case detachPartition(QualifiedName, DetachMode)
    /// ALTER INDEX … ATTACH PARTITION.
    case attachIndexPartition(QualifiedName)
    /// Since 19.
    case splitPartition(QualifiedName)
    case mergePartitions([QualifiedName], into: QualifiedName)
  }
}

package enum TriggerChoice: Sendable {
  case named(Name)
  case all, user
}

package enum FiringMode: Sendable { case ordinary, always, replica }

package enum DetachMode: Sendable { case plain, concurrently, finalize }

package enum ReplicaIdentity: Sendable {
  case defaultKey, full, nothing
  case index(Name)
}

/// `name = value` in a WITH or SET list.
package struct Option: Sendable {
  /// The name, with its qualifier where it has one (`toast.autovacuum_enabled`).
  package let name: QualifiedName
  /// The tokens of the value, where there is one.
  package let value: TokenRange?

  package init(name: QualifiedName, value: TokenRange?) {
    self.name = name
    self.value = value
  }
}

/// `ALTER TABLE … RENAME …`, and every other ALTER … RENAME.
package struct Rename: Sendable {
  package enum Target: Sendable {
    /// The relation itself.
    case relation(RelationKind, RelationReference)
    case column(RelationKind, RelationReference, Name)
    case constraint(RelationReference, Name)
    case enumValue(QualifiedName, TokenRange)
    case attribute(QualifiedName, Name)
    case schema(Name)
    case database(Name)
    case type(QualifiedName)
    case domain(QualifiedName)
    case domainConstraint(QualifiedName, Name)
    /// Anything else: the words between ALTER and RENAME.
    case other(TokenRange)
  }

  package let target: Target
  package let ifExists: Bool
  /// The new name; for an enum value the token of its label.
  package let newName: Name
  /// `RENAME TO new` or `RENAME COLUMN old TO new`.
  package let clause: TokenRange
  package let range: TokenRange

  package init(
    target: Target, ifExists: Bool, newName: Name, clause: TokenRange, range: TokenRange
  ) {
    self.target = target
    self.ifExists = ifExists
    self.newName = newName
    self.clause = clause
    self.range = range
  }
}

/// `ALTER … SET SCHEMA new`.
package struct SetSchema: Sendable {
  package enum Target: Sendable {
    case relation(RelationKind, RelationReference)
    case type(QualifiedName)
    case domain(QualifiedName)
    case other(TokenRange)
  }

  package let target: Target
  package let newSchema: Name
  package let clause: TokenRange
  package let range: TokenRange

  package init(target: Target, newSchema: Name, clause: TokenRange, range: TokenRange) {
    self.target = target
    self.newSchema = newSchema
    self.clause = clause
    self.range = range
  }
}

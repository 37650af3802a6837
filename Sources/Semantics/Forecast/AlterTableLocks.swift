package import Syntax

extension AlterTableAction.Kind {
  /// The lock that the action takes on the table it is written for. The statement takes the
  /// strongest of its actions'.
  ///
  /// As `AlterTableGetLockLevel` in `tablecmds.c` has it in 15 to 18, held against locks that real
  /// servers of 15, 16 and 18 took.
  package func lockMode(in statement: Statement) -> LockMode {
    switch self {
    // What a running query reads of a table must not change under it.
    case .addColumn, .dropColumn, .alterColumnType, .setDefault, .dropDefault, .setNotNull,
      .dropNotNull, .setExpression, .dropExpression, .addIdentity, .alterIdentity, .dropIdentity,
      .setStorage, .setCompression, .columnForeignOptions, .foreignOptions:
      .accessExclusive

    // A foreign key needs the writes stopped on both sides; other constraints the reads as well.
    case .addConstraint(let constraint):
      constraint.lockMode
    case .alterConstraint, .dropConstraint:
      .accessExclusive

    // Triggers fire on writes only. Rules and policies change what queries mean.
    case .enableTrigger, .disableTrigger:
      .shareRowExclusive
    case .enableRule, .disableRule, .enableRowSecurity, .disableRowSecurity, .forceRowSecurity,
      .noForceRowSecurity:
      .accessExclusive

    // Planner's numbers and storage's habits: readers and writers go on.
    case .setStatistics, .setColumnOptions, .resetColumnOptions, .clusterOn, .setWithoutCluster,
      .validateConstraint:
      .shareUpdateExclusive
    // All options but one: it makes a table's rows visible to the catalog's readers.
    case .setOptions(let options), .resetOptions(let options):
      options.contains { Forecast.exclusiveOptions.contains(statement.text($0.name.last)) }
        ? .accessExclusive : .shareUpdateExclusive

    // Other storage, other owner, other identity, other parents.
    case .setLogged, .setUnlogged, .setAccessMethod, .setTablespace, .setWithoutOids, .ofType,
      .notOf, .ownerTo, .replicaIdentity, .inherit, .noInherit:
      .accessExclusive

    // The parent goes on while a partition comes (since 12), and while one goes CONCURRENTLY.
    case .attachPartition, .attachIndexPartition:
      .shareUpdateExclusive
    case .detachPartition(_, let mode):
      mode == .plain ? .accessExclusive : .shareUpdateExclusive
    case .splitPartition, .mergePartitions:
      .accessExclusive
    }
  }
}

extension TableConstraint {
  /// The lock that adding the constraint takes on its table.
  package var lockMode: LockMode {
    switch kind {
    case .foreignKey: .shareRowExclusive
    case .check, .unique, .primaryKey, .exclude, .notNull, .domainNotNull: .accessExclusive
    }
  }
}

import Syntax

extension Forecast {
  mutating func alterTable(_ alter: AlterTable) {
    guard alter.kind == .table || alter.kind == .foreignTable else { return alterOther(alter) }
    let table = resolve(alter.table)
    let mode = alter.actions.map { $0.kind.lockMode(in: statement) }.max() ?? .accessExclusive
    lock(table, mode, at: alter.keywords)
    for action in alter.actions { self.action(action, of: alter, on: table) }
  }

  /// ALTER INDEX, VIEW, SEQUENCE: one lock, no work that rules judge yet.
  private mutating func alterOther(_ alter: AlterTable) {
    guard !skipsMissing(alter.table, ifExists: alter.ifExists, at: alter.keywords) else { return }
    let mode = alter.actions.map { self.mode($0, of: alter.kind) }.max() ?? .accessExclusive
    let name = resolve(alter.table)
    lock(name, mode, as: alter.kind.assumed, at: alter.keywords)
    for action in alter.actions { otherAction(action, of: alter.kind, on: name) }
  }

  /// Each family of actions has a file of its own.
  private mutating func action(
    _ action: AlterTableAction, of alter: AlterTable, on table: RelationName
  ) {
    switch action.kind {
    case .addColumn, .dropColumn, .alterColumnType, .setDefault, .dropDefault, .setNotNull,
      .dropNotNull, .setExpression, .dropExpression, .addIdentity, .alterIdentity, .dropIdentity,
      .setStatistics, .setColumnOptions, .resetColumnOptions, .setStorage, .setCompression,
      .columnForeignOptions:
      columnAction(action, of: alter, on: table)
    case .addConstraint, .alterConstraint, .validateConstraint, .dropConstraint:
      constraintAction(action, of: alter, on: table)
    case .attachPartition, .detachPartition, .attachIndexPartition, .splitPartition,
      .mergePartitions, .inherit, .noInherit:
      partitionAction(action, of: alter, on: table)
    case .enableTrigger(let choice, _), .disableTrigger(let choice):
      switchTrigger(choice, of: table, isOnly: alter.table.isOnly, at: action.keywords)
    case .ownerTo:
      changeOwner(of: table, at: action.keywords)
    case .enableRule, .disableRule, .enableRowSecurity,
      .disableRowSecurity, .forceRowSecurity, .noForceRowSecurity, .clusterOn, .setWithoutCluster,
      .setWithoutOids, .setLogged, .setUnlogged, .setAccessMethod, .setTablespace, .setOptions,
      .resetOptions, .ofType, .notOf, .replicaIdentity, .foreignOptions:
      tableAction(action, of: alter, on: table)
    }
  }
}

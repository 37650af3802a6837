extension AlterTableAction {
  /// PostgreSQL's name of the action: its AlterTableType.
  package var command: String {
    switch kind {
    case .addColumn: "AT_AddColumn"
    case .dropColumn: "AT_DropColumn"
    case .alterColumnType: "AT_AlterColumnType"
    case .setDefault, .dropDefault: "AT_ColumnDefault"
    case .setNotNull: "AT_SetNotNull"
    case .dropNotNull: "AT_DropNotNull"
    case .setExpression: "AT_SetExpression"
    case .dropExpression: "AT_DropExpression"
    case .addIdentity: "AT_AddIdentity"
    case .alterIdentity: "AT_SetIdentity"
    case .dropIdentity: "AT_DropIdentity"
    case .setStatistics: "AT_SetStatistics"
    case .setColumnOptions: "AT_SetOptions"
    case .resetColumnOptions: "AT_ResetOptions"
    case .setStorage: "AT_SetStorage"
    case .setCompression: "AT_SetCompression"
    case .columnForeignOptions: "AT_AlterColumnGenericOptions"
    case .addConstraint: "AT_AddConstraint"
    case .alterConstraint: "AT_AlterConstraint"
    case .validateConstraint: "AT_ValidateConstraint"
    case .dropConstraint: "AT_DropConstraint"
    case .enableTrigger(let choice, let firing): choice.enabling(firing)
    case .disableTrigger(let choice): choice.disabling
    case .enableRule(_, let firing): "AT_Enable\(firing.infix)Rule"
    case .disableRule: "AT_DisableRule"
    case .enableRowSecurity: "AT_EnableRowSecurity"
    case .disableRowSecurity: "AT_DisableRowSecurity"
    case .forceRowSecurity: "AT_ForceRowSecurity"
    case .noForceRowSecurity: "AT_NoForceRowSecurity"
    case .clusterOn: "AT_ClusterOn"
    case .setWithoutCluster: "AT_DropCluster"
    case .setWithoutOids: "AT_DropOids"
    case .setLogged: "AT_SetLogged"
    case .setUnlogged: "AT_SetUnLogged"
    case .setAccessMethod: "AT_SetAccessMethod"
    case .setTablespace: "AT_SetTableSpace"
    case .setOptions: "AT_SetRelOptions"
    case .resetOptions: "AT_ResetRelOptions"
    case .inherit: "AT_AddInherit"
    case .noInherit: "AT_DropInherit"
    case .ofType: "AT_AddOf"
    case .notOf: "AT_DropOf"
    case .ownerTo: "AT_ChangeOwner"
    case .replicaIdentity: "AT_ReplicaIdentity"
    case .foreignOptions: "AT_GenericOptions"
    case .attachPartition, .attachIndexPartition: "AT_AttachPartition"
    case .detachPartition(_, .finalize): "AT_DetachPartitionFinalize"
    case .detachPartition: "AT_DetachPartition"
    case .splitPartition: "AT_SplitPartition"
    case .mergePartitions: "AT_MergePartitions"
    }
  }
}

extension AlterCompositeType.Action {
  /// PostgreSQL's name of the action, which is that of a column's.
  package var command: String {
    switch self {
    case .add: "AT_AddColumn"
    case .drop: "AT_DropColumn"
    case .alterType: "AT_AlterColumnType"
    }
  }
}

extension FiringMode {
  fileprivate var infix: String {
    switch self {
    case .ordinary: ""
    case .always: "Always"
    case .replica: "Replica"
    }
  }
}

extension TriggerChoice {
  fileprivate func enabling(_ firing: FiringMode) -> String {
    switch self {
    case .named: "AT_Enable\(firing.infix)Trig"
    case .all: "AT_EnableTrigAll"
    case .user: "AT_EnableTrigUser"
    }
  }

  fileprivate var disabling: String {
    switch self {
    case .named: "AT_DisableTrig"
    case .all: "AT_DisableTrigAll"
    case .user: "AT_DisableTrigUser"
    }
  }
}

extension StatementBody {
  /// The tag of the node that PostgreSQL's parser makes of the statement.
  package var nodeTag: String {
    switch self {
    case .createTable: "CreateStmt"
    case .createTableAs: "CreateTableAsStmt"
    case .createView: "ViewStmt"
    case .alterTable: "AlterTableStmt"
    case .rename(let rename): rename.nodeTag
    case .setSchema: "AlterObjectSchemaStmt"
    case .moveAll: "AlterTableMoveAllStmt"
    case .alterOwner: "AlterOwnerStmt"
    case .alterDepends: "AlterObjectDependsStmt"
    case .createSequence: "CreateSeqStmt"
    case .alterSequence: "AlterSeqStmt"
    case .createIndex: "IndexStmt"
    case .reindex: "ReindexStmt"
    case .drop(let drop): drop.kind.nodeTag
    case .createType(let type): type.definition.nodeTag
    case .addEnumValue: "AlterEnumStmt"
    case .alterCompositeType: "AlterTableStmt"
    case .alterType: "AlterTypeStmt"
    case .createDomain: "CreateDomainStmt"
    case .alterDomain: "AlterDomainStmt"
    case .transaction: "TransactionStmt"
    case .setVariable: "VariableSetStmt"
    case .setConstraints: "ConstraintsSetStmt"
    case .query: "SelectStmt"
    case .insert: "InsertStmt"
    case .update: "UpdateStmt"
    case .delete: "DeleteStmt"
    case .merge: "MergeStmt"
    case .truncate: "TruncateStmt"
    case .copy: "CopyStmt"
    case .prepare: "PrepareStmt"
    case .execute: "ExecuteStmt"
    case .deallocate: "DeallocateStmt"
    case .explain: "ExplainStmt"
    case .declareCursor: "DeclareCursorStmt"
    case .fetch: "FetchStmt"
    case .closeCursor: "ClosePortalStmt"
    case .call: "CallStmt"
    case .signal(let signal, _): signal.nodeTag
    case .doBlock: "DoStmt"
    case .lockTable: "LockStmt"
    case .vacuum: "VacuumStmt"
    case .cluster: "ClusterStmt"
    case .refreshMaterializedView: "RefreshMatViewStmt"
    case .createFunction: "CreateFunctionStmt"
    case .alterFunction: "AlterFunctionStmt"
    case .createTrigger: "CreateTrigStmt"
    case .createEventTrigger: "CreateEventTrigStmt"
    case .alterEventTrigger: "AlterEventTrigStmt"
    case .createRule: "RuleStmt"
    case .createPolicy: "CreatePolicyStmt"
    case .alterPolicy: "AlterPolicyStmt"
    case .createSchema: "CreateSchemaStmt"
    case .createExtension: "CreateExtensionStmt"
    case .alterExtension: "AlterExtensionStmt"
    case .alterExtensionContents: "AlterExtensionContentsStmt"
    case .createDatabase: "CreatedbStmt"
    case .alterDatabase(let alter): alter.action.nodeTag
    case .createTablespace: "CreateTableSpaceStmt"
    case .alterTablespace: "AlterTableSpaceOptionsStmt"
    case .alterSystem: "AlterSystemStmt"
    case .createPublication: "CreatePublicationStmt"
    case .alterPublication: "AlterPublicationStmt"
    case .createSubscription: "CreateSubscriptionStmt"
    case .alterSubscription: "AlterSubscriptionStmt"
    case .createRole: "CreateRoleStmt"
    case .alterRole: "AlterRoleStmt"
    case .alterRoleSetting: "AlterRoleSetStmt"
    case .reassignOwned: "ReassignOwnedStmt"
    case .grant: "GrantStmt"
    case .grantRole: "GrantRoleStmt"
    case .alterDefaultPrivileges: "AlterDefaultPrivilegesStmt"
    case .comment: "CommentStmt"
    case .securityLabel: "SecLabelStmt"
    case .define: "DefineStmt"
    case .createStatistics: "CreateStatsStmt"
    case .alterStatistics: "AlterStatsStmt"
    case .createConversion: "CreateConversionStmt"
    case .createCast: "CreateCastStmt"
    case .createTransform: "CreateTransformStmt"
    // Without a handler, it is the extension of that name.
    case .createLanguage(let language):
      language.handler == nil ? "CreateExtensionStmt" : "CreatePLangStmt"
    case .createAccessMethod: "CreateAmStmt"
    case .createOperatorClass: "CreateOpClassStmt"
    case .createOperatorFamily: "CreateOpFamilyStmt"
    case .alterOperatorFamily: "AlterOpFamilyStmt"
    case .alterOperator: "AlterOperatorStmt"
    case .alterCollation: "AlterCollationStmt"
    case .alterTextSearchDictionary: "AlterTSDictionaryStmt"
    case .alterTextSearchConfiguration: "AlterTSConfigurationStmt"
    case .createForeignDataWrapper: "CreateFdwStmt"
    case .alterForeignDataWrapper: "AlterFdwStmt"
    case .createServer: "CreateForeignServerStmt"
    case .alterServer: "AlterForeignServerStmt"
    case .createForeignTable: "CreateForeignTableStmt"
    case .importForeignSchema: "ImportForeignSchemaStmt"
    case .userMapping(let mapping):
      mapping.isCreated ? "CreateUserMappingStmt" : "AlterUserMappingStmt"
    case .createPropertyGraph: "CreatePropGraphStmt"
    case .alterPropertyGraph: "AlterPropGraphStmt"
    case .repack: "RepackStmt"
    case .waitFor: "WaitStmt"
    case .opaque: "Opaque"
    }
  }
}

extension Signal {
  fileprivate var nodeTag: String {
    switch self {
    case .listen: "ListenStmt"
    case .notify: "NotifyStmt"
    case .unlisten: "UnlistenStmt"
    case .checkpoint: "CheckPointStmt"
    case .discard: "DiscardStmt"
    case .load: "LoadStmt"
    case .show: "VariableShowStmt"
    }
  }
}

extension Rename {
  fileprivate var nodeTag: String {
    if case .enumValue = target { "AlterEnumStmt" } else { "RenameStmt" }
  }
}

extension CreateType.Definition {
  fileprivate var nodeTag: String {
    switch self {
    case .composite: "CompositeTypeStmt"
    case .enumeration: "CreateEnumStmt"
    case .range: "CreateRangeStmt"
    case .base, .shell: "DefineStmt"
    }
  }
}

extension Drop.Kind {
  fileprivate var nodeTag: String {
    switch self {
    case .database: "DropdbStmt"
    case .subscription: "DropSubscriptionStmt"
    case .role: "DropRoleStmt"
    case .tablespace: "DropTableSpaceStmt"
    case .owned: "DropOwnedStmt"
    case .userMapping: "DropUserMappingStmt"
    case .table, .index, .view, .materializedView, .sequence, .foreignTable, .type, .domain,
      .schema, .function, .procedure, .routine, .aggregate, .extension, .trigger, .rule, .policy,
      .publication, .other:
      "DropStmt"
    }
  }
}

extension AlterDatabase.Action {
  fileprivate var nodeTag: String {
    switch self {
    case .options, .setTablespace: "AlterDatabaseStmt"
    case .refreshCollation: "AlterDatabaseRefreshCollStmt"
    case .setting: "AlterDatabaseSetStmt"
    }
  }
}

import Syntax

extension Forecast {
  mutating func alterTable(_ alter: AlterTable) {
    guard alter.kind == .table || alter.kind == .foreignTable else { return alterOther(alter) }
    let table = resolve(alter.table)
    guard isThere(table, alter) else { return }
    lock(table, alter.lockMode(in: statement), at: alter.keywords)
    refusePending(alter, of: table)
    let first = effects.count
    let count = moment.schema.relationCount
    prepareTypeChanges(of: alter, on: table)
    // The server's order: what goes, then types, then columns, then constraints and the rest. Each
    // action finds what those before it have left.
    var admitsAll = true
    for action in alter.inOrder {
      guard admits(action, on: table) else {
        admitsAll = false
        continue
      }
      self.action(action, of: alter, on: table)
      moment.schema = after
      left = nil
    }
    settle(effectsFrom: first, before: count, at: alter.keywords)
    current = nil
    // Of what cannot be seen of the statement, `Schema.apply` makes a note.
    let isPlain = !statement.hasPlaceholders && statement.commands.isEmpty
    left = admitsAll && isPlain ? moment.schema : nil
  }

  /// ALTER INDEX, VIEW, SEQUENCE: one lock, no work that rules judge yet.
  private mutating func alterOther(_ alter: AlterTable) {
    if alter.kind == .index { return alterIndex(alter) }
    guard !skipsMissing(alter.table, ifExists: alter.ifExists, at: alter.keywords) else { return }
    let mode = alter.actions.map { self.mode($0, of: alter.kind) }.max() ?? .accessExclusive
    let name = resolve(alter.table)
    lock(name, mode, as: alter.kind.assumed, at: alter.keywords)
    for action in alter.actions {
      otherAction(action, of: alter.kind, on: name)
      if alter.kind == .materializedView { self.action(action, of: alter, on: name) }
    }
    current = nil
    left = nil
  }

  /// Each family of actions has a file of its own.
  private mutating func action(
    _ action: AlterTableAction, of alter: AlterTable, on table: RelationName
  ) {
    current = (action, alter)
    left = nil
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
      alterTriggers(choice, action, of: table)
      switchTrigger(choice, of: table, isOnly: alter.table.isOnly, at: action.keywords)
    case .ownerTo:
      changes(.owner, of: table, at: action.keywords)
      changeOwner(of: table, at: action.keywords)
    case .enableRule, .disableRule, .enableRowSecurity,
      .disableRowSecurity, .forceRowSecurity, .noForceRowSecurity, .clusterOn, .setWithoutCluster,
      .setWithoutOids, .setLogged, .setUnlogged, .setAccessMethod, .setTablespace, .setOptions,
      .resetOptions, .ofType, .notOf, .replicaIdentity, .foreignOptions:
      tableAction(action, of: alter, on: table)
    }
  }
}

// MARK: What the actions come to together

extension Forecast {
  /// A table is written once, however many actions ask for it. That verifies its rows on the way,
  /// and builds every index that is left anew.
  ///
  /// - Parameter count: how many relations there were before.
  private mutating func settle(
    effectsFrom first: Int, before count: Int, at keywords: TokenRange
  ) {
    let written = effects[first...].compactMap { effect -> RelationName? in
      guard case .rewrite(let it) = effect, it.certainty == .certain else { return nil }
      return it.relation
    }
    guard !written.isEmpty else { return }
    effects =
      Array(effects[..<first])
      + effects[first...].filter { effect in
        guard case .scan(let scan) = effect else { return true }
        return !scan.parts.allSatisfy(written.contains)
      }
    var seen: Set<RelationName> = []
    for table in written where seen.insert(table).inserted {
      rebuildIndexes(of: table, before: count, at: keywords)
    }
  }

  private mutating func rebuildIndexes(
    of table: RelationName, before count: Int, at keywords: TokenRange
  ) {
    guard let now = moment.schema.relation(table), now.isTable else { return }
    for index in now.indexes {
      guard let name = moment.schema.relation(index)?.name else { continue }
      if index.number < count { lock(name, .accessExclusive, as: .index, at: keywords) }
      build(table, index: name.name, .rebuild, at: keywords)
    }
  }
}

// MARK: Whom an action reaches

extension AlterTable {
  /// The strongest lock of the actions: the table is locked once, and so is what lies below it.
  func lockMode(in statement: Statement) -> LockMode {
    actions.lazy.map { $0.kind.lockMode(in: statement) }.max() ?? .accessExclusive
  }

  /// The actions as the server makes them: what goes, then types, then columns, then constraints and the
  /// rest.
  var inOrder: [AlterTableAction] {
    actions.count < 2 ? actions : actions.sorted { $0.kind.pass < $1.kind.pass }
  }
}

extension Forecast {
  /// The tables below a table: partitions, children, and theirs.
  func descendants(of table: RelationName) -> [RelationName] {
    guard let id = moment.schema.id(of: table) else { return [] }
    return moment.schema.withDescendants(id).dropFirst().compactMap { relation($0)?.name }
  }

  /// The table and, where ONLY does not keep the action from them, those below it.
  func reached(_ table: RelationName, by alter: AlterTable) -> [RelationName] {
    [table] + (alter.table.isOnly ? [] : descendants(of: table))
  }

  /// Locks what the action reaches below the table.
  mutating func lockDescendants(
    of table: RelationName, _ alter: AlterTable, at keywords: TokenRange
  ) {
    guard !alter.table.isOnly else { return }
    let mode = alter.lockMode(in: statement)
    for child in descendants(of: table) { lock(child, mode, at: keywords) }
  }

  /// Locks a table and its partitions: a side of a foreign key.
  mutating func lockKeySide(_ root: RelationID, _ mode: LockMode, at keywords: TokenRange) {
    for id in moment.schema.withPartitions(root) { lock(id, mode, at: keywords) }
  }

  mutating func lockKeySide(_ name: RelationName, _ mode: LockMode, at keywords: TokenRange) {
    lock(name, mode, at: keywords)
    guard let id = moment.schema.id(of: name) else { return }
    for part in moment.schema.withPartitions(id).dropFirst() { lock(part, mode, at: keywords) }
  }

  /// Whether rows of the relation are stored in it: not in a partitioned or foreign table.
  func hasStorage(_ table: RelationName) -> Bool {
    switch relation(table)?.kind {
    case nil, .table, .materializedView, .sequence, .index: true
    case .partitionedTable, .foreignTable, .view, .partitionedIndex, .compositeType: false
    }
  }

  func hasChildren(_ table: RelationName) -> Bool { relation(table)?.children.isEmpty == false }
}

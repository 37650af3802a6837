import Syntax

/// Actions of ALTER TABLE on the table as a whole: its storage, options, owner, triggers.
extension Forecast {
  mutating func tableAction(
    _ action: AlterTableAction, of alter: AlterTable, on table: RelationName
  ) {
    let at = action.keywords
    switch action.kind {
    case .setLogged: setLogging(.permanent, "LOGGED", of: table, at: at)
    case .setUnlogged: setLogging(.unlogged, "UNLOGGED", of: table, at: at)
    case .setAccessMethod(let method):
      setAccessMethod(method.map { statement.text($0) }, of: table, at: at)
    case .setTablespace(let name): setTablespace(statement.text(name), of: table, at: at)
    case .replicaIdentity(.index(let index)): replicaIdentity(index, of: table, at: at)
    case .replicaIdentity(let identity): losesIdentity(table, to: identity, at: at)
    case .enableRowSecurity: enableRowSecurity(on: table, at: at)
    case .clusterOn(let index): clusterOn(index, of: table, at: at)
    case .setOptions(let options): setOptions(options, of: table, at: at)
    case .resetOptions: refuseOptions(of: table, at: at)
    case .enableTrigger(let choice, _), .disableTrigger(let choice):
      setTrigger(choice, of: table, alter, at: at)
    case .enableRule(let rule, _), .disableRule(let rule):
      let name = Identifier(rule, in: statement)
      if let known = whole(table), !known.rules.contains(name) {
        refuse("42704", "rule \"\(name)\" for relation \"\(table)\" does not exist", at: at)
      }
    case .ownerTo: changeOwner(of: table, at: at)
    case .ofType(let type):
      let key = moment.schema.typeKey(type, in: statement)
      lock(
        RelationName(schema: key.schema, name: key.name), .accessShare, as: .compositeType,
        mayBe: true, at: at)
    case .notOf:
      if let known = whole(table), known.ofType == nil {
        refuse("42809", "\"\(table)\" is not a typed table", at: at)
      }
    default: break
    }
  }

  // MARK: Storage

  private mutating func setLogging(
    _ persistence: Persistence, _ word: String, of table: RelationName, at range: TokenRange
  ) {
    guard let known = relation(table) else { return rewrite(table, .logging, at: range) }
    if known.kind == .partitionedTable {
      // It was taken and did nothing until 18.
      guard moment.server.major >= 18 else { return }
      return refuse(
        "42809", "ALTER action SET \(word) cannot be performed on relation \"\(table)\"", at: range)
    }
    if known.persistence == .temporary {
      return refuse(
        "42P16", "cannot change logged status of table \"\(table)\" because it is temporary",
        at: range)
    }
    if known.persistence == persistence, known.isComplete { return }
    if refuseLogging(persistence, of: known, word, at: range) { return }
    rewrite(table, .logging, at: range)
    for sequence in sequences(of: known) {
      lock(sequence.name, .accessExclusive, at: range)
      rewrite(sequence.name, .sequence, at: range)
    }
  }

  /// A logged table may not refer to an unlogged one, and publications have logged ones only.
  private mutating func refuseLogging(
    _ persistence: Persistence, of table: Relation, _ word: String, at range: TokenRange
  ) -> Bool {
    let others =
      persistence == .unlogged
      ? Array(table.referencedBy) : table.constraints.compactMap(\.referenced)
    let other = others.compactMap { relation($0) }.first {
      $0.id != table.id && $0.isComplete && $0.persistence != persistence
    }
    if let other {
      refuse(
        "42P16",
        "could not change table \"\(table.name)\" to \(word.lowercased()) because of table "
          + "\"\(other.name)\"", at: range)
      return true
    }
    let isPublished = moment.schema.publications.values.contains { $0.contains(table.id) }
    guard persistence == .unlogged, isPublished else { return false }
    refuse(
      "55000",
      "cannot change table \"\(table.name)\" to unlogged because it is part of a publication",
      at: range)
    return true
  }

  /// The sequences that belong to a table's columns.
  func sequences(of table: Relation) -> [Relation] {
    moment.schema.sequences(of: table.id).compactMap { relation($0) }
      .sorted { $0.id.number < $1.id.number }
  }

  private mutating func setAccessMethod(
    _ method: String?, of table: RelationName, at range: TokenRange
  ) {
    if method == nil, moment.server.major < 17 { return refuseWord("DEFAULT", at: range) }
    guard let known = relation(table) else {
      return rewrite(table, .accessMethod, .unknownShape, at: range)
    }
    if known.kind == .partitionedTable {
      guard moment.server.major < 17 else { return }
      return refuse("42809", "cannot change access method of a partitioned table", at: range)
    }
    let present = known.accessMethod?.text ?? "heap"
    guard present != method ?? "heap" else { return }
    rewrite(table, .accessMethod, known.isComplete ? .certain : .unknownShape, at: range)
  }

  /// The rows are copied as they stand, and the indexes stay where they are.
  private mutating func setTablespace(
    _ name: String, of table: RelationName, at range: TokenRange
  ) {
    guard let known = relation(table) else {
      return rewrite(table, .tablespace, .unknownShape, at: range)
    }
    guard known.holdsRows, known.tablespace?.text ?? "pg_default" != name else { return }
    rewrite(table, .tablespace, .unknownShape, at: range)
  }

  // MARK: Indexes

  /// The table's index of a name; one that it lacks is refused.
  private mutating func ownIndex(_ name: Name, of table: RelationName, at range: TokenRange)
    -> Relation?
  {
    let name = Identifier(name, in: statement)
    let index = relation(RelationName(schema: table.schema, name: name))
    if let index, relation(table)?.indexes.contains(index.id) == true { return index }
    if whole(table) != nil {
      refuse("42704", "index \"\(name)\" for table \"\(table)\" does not exist", at: range)
    }
    return nil
  }

  private mutating func replicaIdentity(
    _ name: Name, of table: RelationName, at range: TokenRange
  ) {
    guard let index = ownIndex(name, of: table, at: range), let definition = index.index else {
      return
    }
    lock(index.name, .share, at: range)
    if let reason = reasonAgainstIdentity(definition, relation(table)) {
      refuse(
        "42809", "cannot use \(reason) index \"\(index.name)\" as replica identity", at: range)
    }
  }

  private func reasonAgainstIdentity(_ index: IndexDefinition, _ table: Relation?) -> String? {
    if !index.isUnique { return "non-unique" }
    if index.predicateColumns != nil { return "partial" }
    let columns = index.keys.compactMap(\.column)
    if columns.count < index.keys.count { return "expression" }
    if table?.isComplete == true, columns.contains(where: { table?.column($0)?.isNotNull != true })
    {
      return "nullable"
    }
    return nil
  }

  private mutating func clusterOn(_ name: Name, of table: RelationName, at range: TokenRange) {
    if relation(table)?.kind == .partitionedTable {
      return refuse("0A000", "cannot mark index clustered in partitioned table", at: range)
    }
    guard let index = ownIndex(name, of: table, at: range) else { return }
    lock(index.name, .shareUpdateExclusive, at: range)
    guard let definition = index.index else { return }
    if definition.predicateColumns != nil {
      refuse("0A000", "cannot cluster on partial index \"\(index.name)\"", at: range)
    } else if !["btree", "gist"].contains(definition.method.text) {
      refuse(
        "0A000",
        "cannot cluster on index \"\(index.name)\" because access method does not support it",
        at: range)
    }
  }

  // MARK: Options

  @discardableResult
  private mutating func refuseOptions(of table: RelationName, at range: TokenRange) -> Bool {
    guard relation(table)?.kind == .partitionedTable else { return false }
    // Until 15 the parameters themselves are not known there.
    refuse(
      moment.server.major < 16 ? "22023" : "42809",
      "cannot specify storage parameters for a partitioned table", at: range)
    return true
  }

  private mutating func setOptions(
    _ options: [Option], of table: RelationName, at range: TokenRange
  ) {
    if refuseOptions(of: table, at: range) { return }
    guard whole(table)?.kind == .table else { return }
    let unknown = options.first { option in
      option.name.qualifier == nil
        && !StorageParameters.ofTables.contains(statement.text(option.name.last))
    }
    if let unknown {
      refuse(
        "22023", "unrecognized parameter \"\(statement.text(unknown.name.last))\"", at: range)
    }
  }

  // MARK: Triggers and owner

  /// A trigger for each row stands on every partition too, and is switched there as well.
  private mutating func setTrigger(
    _ choice: TriggerChoice, of table: RelationName, _ alter: AlterTable, at range: TokenRange
  ) {
    guard let known = relation(table) else { return }
    if case .named(let name) = choice, let whole = whole(table) {
      let trigger = Identifier(name, in: statement)
      if !whole.triggers.contains(where: { $0.name == trigger }) {
        return refuse(
          "42704", "trigger \"\(trigger)\" for table \"\(table)\" does not exist", at: range)
      }
    }
    guard !alter.table.isOnly, known.kind == .partitionedTable, reachesRows(choice, known) else {
      return
    }
    lockBelow(table, .shareRowExclusive, at: range)
  }

  private func reachesRows(_ choice: TriggerChoice, _ table: Relation) -> Bool {
    let forRows = table.triggers.filter(\.isForEachRow).map(\.name)
    return switch choice {
    case .named(let name): forRows.contains(Identifier(name, in: statement))
    case .user: !forRows.isEmpty
    // Foreign keys have triggers of their own.
    case .all:
      !forRows.isEmpty || !table.referencedBy.isEmpty
        || table.constraints.contains { $0.kind == .foreignKey }
    }
  }
}

/// The names of storage parameters (`reloptions.c`, 15 to 18).
enum StorageParameters {
  static let ofTables: Set<String> = [
    "fillfactor", "toast_tuple_target", "parallel_workers", "user_catalog_table",
    "vacuum_index_cleanup", "vacuum_truncate", "vacuum_max_eager_freeze_failure_rate",
    "log_autovacuum_min_duration", "log_autovacuum_vacuum_min_duration",
    "log_autovacuum_analyze_min_duration", "autovacuum_enabled",
    "autovacuum_parallel_workers",
    "autovacuum_vacuum_threshold", "autovacuum_vacuum_max_threshold",
    "autovacuum_vacuum_scale_factor", "autovacuum_vacuum_insert_threshold",
    "autovacuum_vacuum_insert_scale_factor", "autovacuum_analyze_threshold",
    "autovacuum_analyze_scale_factor", "autovacuum_vacuum_cost_delay",
    "autovacuum_vacuum_cost_limit", "autovacuum_freeze_min_age", "autovacuum_freeze_max_age",
    "autovacuum_freeze_table_age", "autovacuum_multixact_freeze_min_age",
    "autovacuum_multixact_freeze_max_age", "autovacuum_multixact_freeze_table_age",
  ]
}

import Syntax

/// Triggers stop writes while they come; rules and policies change what queries mean, and stop all.
extension Forecast {
  mutating func createTrigger(_ create: CreateTrigger) {
    guard !refusesMissing(create.table, at: create.keywords) else { return }
    let table = resolve(create.table)
    let known = relation(table)
    // A row trigger of a partitioned table is made on each partition.
    let isOnly = !create.isForEachRow || known?.kind != .partitionedTable
    lockTree(table, .shareRowExclusive, isOnly: isOnly, at: create.keywords)
    if let other = create.referenced, !refusesMissing(other, at: create.keywords) {
      lock(resolve(other), .accessShare, at: create.keywords)
    }
    let name = Identifier(create.name, in: statement)
    if !create.orReplace, known?.triggers.contains(where: { $0.name == name }) == true {
      refuse(
        "42710", "trigger \"\(name)\" for relation \"\(table.name)\" already exists", certainty,
        at: create.keywords)
    }
    refuseFunction(create.function, at: create.keywords)
    changes(.trigger(name), of: table, at: create.keywords)
  }

  /// ENABLE and DISABLE TRIGGER: what fires from now on.
  mutating func alterTriggers(
    _ choice: TriggerChoice, _ action: AlterTableAction, of table: RelationName
  ) {
    let name: Identifier? =
      if case .named(let name) = choice { Identifier(name, in: statement) } else { nil }
    if case .disableTrigger = action.kind {
      changes(.triggersOff(name), of: table, at: action.keywords)
    } else {
      changes(.triggersOn(name), of: table, at: action.keywords)
    }
  }

  /// A function that nobody has made, where all of history was seen and no extension brings any.
  private mutating func refuseFunction(_ name: QualifiedName, at range: TokenRange) {
    guard moment.schema.isWhole, moment.schema.extensions.isEmpty, name.partCount == 1,
      Volatility.ofKnown(name, in: statement) == nil,
      moment.schema.function(name, in: statement) == nil
    else { return }
    refuse("42883", "function \(statement.text(name.last))() does not exist", at: range)
  }

  mutating func createRule(_ create: CreateRule) {
    guard !refusesMissing(create.table, at: create.keywords) else { return }
    let table = resolve(create.table)
    lock(table, .accessExclusive, at: create.keywords)
    let name = Identifier(create.name, in: statement)
    if !create.orReplace, relation(table)?.rules.contains(name) == true {
      refuse(
        "42710", "rule \"\(name)\" for relation \"\(table.name)\" already exists", certainty,
        at: create.keywords)
    }
    changes(.queryRule(name), of: table, at: create.keywords)
    for action in create.actions {
      guard let range = range(of: action) else { continue }
      queryStatement(
        action, .analyzed, made: pseudoRelations, in: range, at: create.keywords)
    }
  }

  /// OLD and NEW, which rules name like relations.
  private var pseudoRelations: [RelationReference] {
    statement.mentions.relations.filter {
      let name = statement.text($0.name.last)
      return $0.name.partCount == 1 && (name == "old" || name == "new")
    }
  }

  /// The tokens of a statement that stands inside another.
  func range(of body: StatementBody) -> TokenRange? {
    switch body {
    case .query(let it): it.range
    case .insert(let it): it.range
    case .update(let it): it.range
    case .delete(let it): it.range
    case .merge(let it): it.range
    default: nil
    }
  }

  mutating func createPolicy(_ create: CreatePolicy) {
    guard !refusesMissing(create.table, at: create.keywords) else { return }
    let table = resolve(create.table)
    lock(table, .accessExclusive, at: create.keywords)
    let name = Identifier(create.name, in: statement)
    if relation(table)?.policies.contains(name) == true {
      refuse(
        "42710", "policy \"\(name)\" for table \"\(table.name)\" already exists", certainty,
        at: create.keywords)
    }
    changes(.policy(name), of: table, at: create.keywords)
    readConditions([create.using, create.check], of: create.table, at: create.keywords)
  }

  mutating func alterPolicy(_ alter: AlterPolicy) {
    let words = TokenRange(Int(alter.range.lower), Int(alter.range.lower) + 2)
    guard !refusesMissing(alter.table, at: words) else { return }
    let table = resolve(alter.table)
    lock(table, .accessExclusive, at: words)
    let name = Identifier(alter.name, in: statement)
    if let known = relation(table), known.birth != .unseen, !known.policies.contains(name) {
      refuse(
        "42704", "policy \"\(name)\" for table \"\(table.name)\" does not exist", certainty,
        at: words)
    }
    readConditions([alter.using, alter.check], of: alter.table, at: words)
  }

  /// Tables in the subqueries of a policy's conditions are looked at.
  private mutating func readConditions(
    _ conditions: [Expression?], of table: RelationReference, at range: TokenRange
  ) {
    for query in conditions.compactMap(\.self).flatMap(\.queries) {
      queryStatement(.query(query), .analyzed, made: [table], in: query.range, at: range)
    }
    for condition in conditions.compactMap(\.self) where condition.queries.isEmpty {
      if refuseMissing(columns(in: condition.range), of: resolve(table), at: condition.range) {
        return
      }
    }
  }

  /// ENABLE and DISABLE TRIGGER, which reach a row trigger's copies on the partitions.
  mutating func switchTrigger(
    _ choice: TriggerChoice, of table: RelationName, isOnly: Bool, at range: TokenRange
  ) {
    guard let known = relation(table) else { return }
    if case .named(let name) = choice {
      let name = Identifier(name, in: statement)
      guard let trigger = known.triggers.first(where: { $0.name == name }) else {
        guard known.isComplete, known.birth != .unseen else { return }
        return refuse(
          "42704", "trigger \"\(name)\" for table \"\(table.name)\" does not exist", certainty,
          at: range)
      }
      guard trigger.isForEachRow else { return }
    }
    guard known.kind == .partitionedTable, !isOnly else { return }
    let hasCopies =
      known.triggers.contains(where: \.isForEachRow)
      || known.constraints.contains { $0.kind == .foreignKey } || !known.referencedBy.isEmpty
    guard hasCopies else { return }
    lockTree(table, .shareRowExclusive, at: range)
  }

  /// OWNER TO: the indexes and the columns' sequences follow, unless the owner is the same.
  mutating func changeOwner(of table: RelationName, at range: TokenRange) {
    guard let known = relation(table) else { return }
    if known.kind == .sequence, known.ownedBy != nil {
      refuse("0A000", "cannot change owner of sequence \"\(table.name)\"", certainty, at: range)
    }
    for id in known.indexes + moment.schema.sequences(of: known.id) {
      lock(id, .accessExclusive, mayBe: true, at: range)
    }
  }
}

import Syntax

/// Routines, triggers, rules and policies; schemas.
extension SchemaChange {
  mutating func createFunction(_ create: CreateFunction) {
    let place = schema.placeForNew(create.name, temporary: false, in: statement)
    var isVolatile = true
    for option in create.options {
      switch option.kind {
      case .immutable, .stable: isVolatile = false
      case .volatile: isVolatile = true
      default: break
      }
    }
    let language = create.language.map { statement.text($0) } ?? "sql"
    var function = FunctionDefinition(
      isVolatile: isVolatile, language: language, birth: .changeSet)
    function.isImmutable = create.options.contains {
      if case .immutable = $0.kind { true } else { false }
    }
    function.isInlined = isInlined(create, language)
    if case .named(let returned)? = create.returns?.base {
      function.isTriggers = ["trigger", "event_trigger"].contains(statement.text(returned.last))
    }
    if language == "plpgsql" || language == "sql" { function.definition = statement }
    noteCopies(in: &function)
    schema.set(function, TypeKey(schema: place.schema, name: place.name))
    noteBody(of: create, named: place.name)
  }

  /// Whether the planner puts the body in place of the call, and the body gives one value for all
  /// rows: one expression in SQL, not STRICT, without settings (`inline_function` in `clauses.c`).
  private func isInlined(_ create: CreateFunction, _ language: String) -> Bool {
    let isPlain = create.options.allSatisfy {
      switch $0.kind {
      case .strict, .securityDefiner, .setting: false
      default: true
      }
    }
    guard language == "sql", isPlain, create.returnsTable == nil, create.returns?.isSetOf == false,
      case .sql(let statements, _) = statement.routineBody(on: server),
      let inner = statements.first,
      statements.count == 1, case .query(let query) = inner.body, query.with == nil,
      query.clauses.isEmpty, case .select(let select) = query.body, select.from.isEmpty,
      select.filter == nil, select.others.isEmpty, !select.isGrouped, select.targets.count == 1,
      let value = select.targets.first?.value, value.queries.isEmpty
    else { return false }
    return Volatility.of(value, in: inner, schema) == .sameForAllRows
  }

  mutating func createTrigger(_ create: CreateTrigger) {
    let trigger = definition(of: create)
    if trigger.isDeferrable { schema.hasDeferrables = true }
    let id = schema.assume(resolve(create.table))
    let partitions = schema.relation(id)?.kind == .partitionedTable && create.isForEachRow
    for target in partitions ? schema.withDescendants(id) : [id] {
      schema.update(target) {
        $0.triggers.removeAll { $0.name == trigger.name }
        $0.triggers.append(trigger)
      }
    }
    noteSync(trigger, on: id)
    var columns = create.condition.map { rowColumns(in: $0.range) } ?? []
    for case .update(let names) in create.events { columns.formUnion(names.map(identifier)) }
    note(
      ColumnUse(kind: .trigger, name: trigger.name, columns: columns),
      on: schema.assume(resolve(create.table)))
  }

  private func definition(of create: CreateTrigger) -> TriggerDefinition {
    var trigger = TriggerDefinition(
      name: identifier(create.name), function: schema.functionKey(create.function, in: statement),
      isForEachRow: create.isForEachRow, events: Set(create.events.map(\.kind)))
    for case .update(let names) in create.events {
      trigger.columns.formUnion(names.map(identifier))
    }
    trigger.hasCondition = create.condition != nil
    trigger.isConstraint = create.isConstraint
    trigger.isInitiallyDeferred = create.attributes.isInitiallyDeferred
    trigger.isDeferrable = create.attributes.isDeferrable || trigger.isInitiallyDeferred
    return trigger
  }

  mutating func createRule(_ create: CreateRule) {
    let name = identifier(create.name)
    schema.update(resolve(create.table)) {
      if !$0.rules.contains(name) { $0.rules.append(name) }
    }
    note(
      ColumnUse(kind: .rule, name: name, columns: rowColumns(in: create.range)),
      on: schema.assume(resolve(create.table)))
  }

  mutating func createPolicy(_ create: CreatePolicy) {
    let name = identifier(create.name)
    schema.update(resolve(create.table)) { $0.policies.append(name) }
    let table = schema.assume(resolve(create.table))
    let conditions = [create.using, create.check].compactMap { $0 }
    let columns = conditions.flatMap { readColumns(in: $0.range, of: table)[table] ?? [] }
    note(ColumnUse(kind: .policy, name: name, columns: Set(columns)), on: table)
  }

  /// What a new condition reads takes the place of what the old one read.
  mutating func alterPolicy(_ alter: AlterPolicy) {
    let conditions = [alter.using, alter.check].compactMap { $0 }
    guard !conditions.isEmpty else { return }
    let table = schema.assume(resolve(alter.table))
    let columns = conditions.flatMap { readColumns(in: $0.range, of: table)[table] ?? [] }
    note(
      ColumnUse(kind: .policy, name: identifier(alter.name), columns: Set(columns)), on: table)
  }

  mutating func createSchema(_ create: CreateSchema) {
    guard let name = create.name.map(identifier) else { return }
    if schema.birth(ofSchema: name) == nil { schema.note(schema: name, .changeSet) }
    let path = schema.searchPath
    schema.searchPath = [name] + path
    for element in create.elements { apply(element) }
    schema.searchPath = path
  }
}

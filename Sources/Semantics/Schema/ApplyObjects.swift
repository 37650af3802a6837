import Syntax

/// Names, types, routines, triggers, publications, settings.
extension SchemaChange {
  mutating func rename(_ rename: Rename) {
    let newName = identifier(rename.newName)
    switch rename.target {
    case .relation(let kind, let reference):
      if rename.ifExists, schema.relation(resolve(reference)) == nil { return }
      let id = schema.assume(resolve(reference), kind.assumed)
      renameRelation(id, to: newName)
    case .column(_, let reference, let column):
      renameColumn(identifier(column), to: newName, of: resolve(reference))
    case .constraint(let reference, let name):
      renameConstraint(identifier(name), to: newName, of: resolve(reference))
    case .type(let name), .domain(let name):
      renameType(schema.typeKey(name, in: statement), to: newName)
    case .schema(let name):
      renameSchema(identifier(name), to: newName)
    case .enumValue(let type, let label):
      let (old, new) = (text(label), text(rename.newName.range))
      schema.updateType(schema.typeKey(type, in: statement)) {
        $0.labels = $0.labels.map {
          $0.text == old ? EnumLabel(text: new, addedIn: $0.addedIn) : $0
        }
      }
    case .attribute(let type, let name):
      renameAttribute(identifier(name), to: newName, of: schema.typeKey(type, in: statement))
    case .other(let words): renameOther(words, to: newName)
    case .database, .domainConstraint:
      break
    }
  }

  private mutating func renameRelation(_ id: RelationID, to new: Identifier) {
    guard let relation = schema.relation(id) else { return }
    schema.rename(id, to: RelationName(schema: relation.name.schema, name: new))
    guard let index = relation.index, let constraint = index.constraint else { return }
    schema.update(id) { $0.index?.constraint = new }
    schema.update(index.table) { table in
      for place in table.constraints.indices where table.constraints[place].name == constraint {
        table.constraints[place].name = new
      }
    }
  }

  private mutating func renameColumn(
    _ old: Identifier, to new: Identifier, of table: RelationName
  ) {
    let id = schema.assume(table)
    for target in schema.withDescendants(id) {
      schema.update(target) { relation in
        for index in relation.columns.indices where relation.columns[index].name == old {
          relation.columns[index].name = new
        }
        for index in relation.columns.indices {
          relation.columns[index].generatedFrom.rename(old, to: new)
        }
        for index in relation.constraints.indices {
          relation.constraints[index].rename(old, to: new)
        }
        relation.uses = relation.uses.map { use in
          var columns = use.columns
          columns.rename(old, to: new)
          return ColumnUse(kind: use.kind, name: use.name, columns: columns)
        }
        relation.partitionKey?.rename(old, to: new)
      }
      for view in schema.relation(target)?.readBy ?? [] {
        schema.update(view) { $0.readsColumns[target]?.rename(old, to: new) }
      }
      for other in schema.relation(target)?.referencedBy ?? [] {
        schema.update(other) { relation in
          for index in relation.constraints.indices
          where relation.constraints[index].referenced == target {
            relation.constraints[index].referencedColumns =
              relation.constraints[index].referencedColumns.map { $0 == old ? new : $0 }
          }
        }
      }
      for index in schema.relation(target)?.indexes ?? [] {
        schema.update(index) { $0.index?.rename(old, to: new) }
      }
    }
    for sequence in schema.sequences(of: id)
    where schema.relation(sequence)?.ownedBy?.column == old {
      schema.update(sequence) {
        $0.ownedBy = $0.ownedBy.map {
          OwnedBy(table: $0.table, column: new, isIdentity: $0.isIdentity)
        }
      }
    }
  }

  private mutating func renameConstraint(
    _ old: Identifier, to new: Identifier, of table: RelationName
  ) {
    let id = schema.assume(table)
    let index = schema.relation(id)?.constraint(old)?.index
    schema.update(id) { relation in
      for place in relation.constraints.indices where relation.constraints[place].name == old {
        relation.constraints[place].name = new
      }
    }
    guard let index, let relation = schema.relation(index) else { return }
    schema.rename(index, to: RelationName(schema: relation.name.schema, name: new))
    schema.update(index) { $0.index?.constraint = new }
  }

  private mutating func renameType(_ key: TypeKey, to new: Identifier) {
    guard var type = schema.type(key) else { return }
    schema.removeType(key)
    type.key = TypeKey(schema: key.schema, name: new)
    schema.set(type)
    move(key, to: type.key)
  }

  /// Columns of a renamed type keep being of it.
  mutating func retype(_ old: TypeKey, to new: TypeKey) {
    for relation in Array(schema.all)
    where relation.columns.contains(where: { $0.type?.key == old }) {
      schema.update(relation.id) { relation in
        for index in relation.columns.indices where relation.columns[index].type?.key == old {
          relation.columns[index].type?.key = new
        }
      }
    }
  }

  private mutating func renameSchema(_ old: Identifier, to new: Identifier) {
    for relation in Array(schema.all) where relation.name.schema == old {
      schema.rename(relation.id, to: RelationName(schema: new, name: relation.name.name))
    }
    moveContents(of: old, to: new)
    schema.note(schema: new, schema.birth(ofSchema: old) ?? .unseen)
    schema.note(schema: old, nil)
  }

  mutating func setSchema(_ move: SetSchema) {
    let new = identifier(move.newSchema)
    switch move.target {
    case .relation(let kind, let reference):
      if schema.relation(resolve(reference)) == nil,
        statement.tokens.prefix(6).contains(where: { $0.keyword == .exists })
      {
        return
      }
      let id = schema.assume(resolve(reference), kind.assumed)
      guard let relation = schema.relation(id) else { return }
      for moved in [id] + relation.indexes + schema.sequences(of: id) {
        guard let name = schema.relation(moved)?.name else { continue }
        schema.rename(moved, to: RelationName(schema: new, name: name.name))
      }
    case .type(let name), .domain(let name):
      let key = schema.typeKey(name, in: statement)
      guard var type = schema.type(key) else { return }
      schema.removeType(key)
      type.key = TypeKey(schema: new, name: key.name)
      schema.set(type)
      self.move(key, to: type.key)
    case .other(let words): moveOther(words, to: new)
    }
  }

  // MARK: Types

  mutating func createType(_ create: CreateType) {
    let key = newTypeKey(create.name)
    var kind = TypeDefinition.Kind.base
    switch create.definition {
    case .enumeration: kind = .enumeration
    case .composite: kind = .composite
    case .range: kind = .range
    case .base: kind = .base
    case .shell: kind = .shell
    }
    var type = TypeDefinition(key: key, kind: kind, birth: .changeSet)
    type.madeIn = transaction
    if case .enumeration(let labels) = create.definition {
      type.labels = labels.map { EnumLabel(text: text($0), addedIn: nil) }
    }
    schema.set(type)
    guard case .composite(let attributes) = create.definition else { return }
    let id = make(
      RelationName(schema: key.schema, name: key.name), .compositeType, at: create.name.range)
    for attribute in attributes { add(attribute, to: id, isNew: false) }
  }

  private func newTypeKey(_ name: QualifiedName) -> TypeKey {
    let place = schema.placeForNew(name, temporary: false, in: statement)
    return TypeKey(schema: place.schema, name: place.name)
  }

  mutating func addEnumValue(_ add: AddEnumValue) {
    let label = EnumLabel(text: text(add.label), addedIn: transaction)
    schema.hasNewLabels = true
    schema.updateType(schema.typeKey(add.type, in: statement)) {
      if !$0.labels.contains(where: { $0.text == label.text }) { $0.labels.append(label) }
    }
  }

  mutating func createDomain(_ create: CreateDomain) {
    let key = newTypeKey(create.name)
    var domain = Domain(base: schema.columnType(create.type, in: statement))
    for constraint in create.constraints {
      switch constraint.kind {
      case .notNull: domain.isNotNull = true
      case .defaultValue: domain.hasDefault = true
      case .check:
        let name = constraint.name.map(identifier) ?? domainCheckName(key, domain)
        domain.checks.append((name, true))
      default: break
      }
    }
    var type = TypeDefinition(key: key, kind: .domain(domain), birth: .changeSet)
    type.madeIn = transaction
    schema.set(type)
  }

  private func domainCheckName(_ key: TypeKey, _ domain: Domain) -> Identifier {
    ObjectNames.free(
      "check", { name in domain.checks.contains { $0.name == name } },
      { ObjectNames.make(key.name.text, nil, $0) }
    ).name
  }

  mutating func alterDomain(_ alter: AlterDomain) {
    let key = schema.typeKey(alter.name, in: statement)
    guard let type = schema.type(key), case .domain(var domain) = type.kind else { return }
    switch alter.action {
    case .setDefault: domain.hasDefault = true
    case .dropDefault: domain.hasDefault = false
    case .setNotNull: domain.isNotNull = true
    case .dropNotNull: domain.isNotNull = false
    case .addConstraint(let constraint):
      if case .domainNotNull = constraint.kind {
        domain.isNotNull = true
      } else {
        let name = constraint.name.map(identifier) ?? domainCheckName(key, domain)
        domain.checks.append((name, !constraint.attributes.isNotValid))
      }
    case .dropConstraint(let name, _, _):
      let name = identifier(name)
      domain.checks.removeAll { $0.name == name }
    case .validateConstraint(let name):
      let name = identifier(name)
      for index in domain.checks.indices where domain.checks[index].name == name {
        domain.checks[index].isValid = true
      }
    }
    let result = domain
    schema.updateType(key) { $0.kind = .domain(result) }
  }

  mutating func alterComposite(_ alter: AlterCompositeType) {
    let key = schema.typeKey(alter.type, in: statement)
    guard let id = schema.id(of: RelationName(schema: key.schema, name: key.name)) else { return }
    let typed = schema.all.filter { $0.ofType == key }.map(\.id)
    for target in [id] + typed {
      for action in alter.actions {
        switch action {
        case .add(let attribute, _): add(attribute, to: target, isNew: true)
        case .drop(let name, _, _):
          let column = identifier(name)
          schema.update(target) { $0.columns.removeAll { $0.name == column } }
        case .alterType(let name, let type, _):
          let stored = schema.columnType(type, in: statement)
          let column = identifier(name)
          schema.update(target) { $0.updateColumn(column) { $0.type = stored } }
        }
      }
    }
  }

  // MARK: Routines, triggers, rules, policies

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
    if language == "plpgsql" || language == "sql" { function.definition = statement }
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
    let trigger = TriggerDefinition(
      name: identifier(create.name), function: schema.functionKey(create.function, in: statement),
      isForEachRow: create.isForEachRow, events: Set(create.events.map(\.kind)))
    let id = schema.assume(resolve(create.table))
    let partitions = schema.relation(id)?.kind == .partitionedTable && create.isForEachRow
    for target in partitions ? schema.withDescendants(id) : [id] {
      schema.update(target) {
        $0.triggers.removeAll { $0.name == trigger.name }
        $0.triggers.append(trigger)
      }
    }
    var columns = create.condition.map { rowColumns(in: $0.range) } ?? []
    for case .update(let names) in create.events { columns.formUnion(names.map(identifier)) }
    note(
      ColumnUse(kind: .trigger, name: trigger.name, columns: columns),
      on: schema.assume(resolve(create.table)))
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

  // MARK: Publications

  mutating func createPublication(_ create: CreatePublication) {
    schema.publications[identifier(create.name)] = tables(create.objects)
    noteFilters(create.objects, of: identifier(create.name))
  }

  mutating func alterPublication(_ alter: AlterPublication) {
    let name = identifier(alter.name)
    let tables = tables(alter.objects)
    switch alter.action {
    case .add:
      schema.publications[name, default: []].formUnion(tables)
      noteFilters(alter.objects, of: name)
    case .set: schema.publications[name] = tables
    case .drop: schema.publications[name]?.subtract(tables)
    case .setOptions: break
    }
  }

  private mutating func tables(_ objects: [PublishedObject]) -> Set<RelationID> {
    var found: Set<RelationID> = []
    for object in objects {
      if case .table(let reference, _, _) = object.kind {
        let id = schema.assume(resolve(reference))
        // A partitioned table stands for its partitions; children are published one by one.
        let isAlone = reference.isOnly || schema.relation(id)?.isPartitioned == true
        found.formUnion(isAlone ? [id] : schema.withDescendants(id))
      }
    }
    return found
  }

  // MARK: Rows

  mutating func insert(_ insert: Insert) {
    let id = schema.assume(resolve(insert.table))
    var rows = Rows.some
    if case .query(let query) = insert.rows {
      switch query.body {
      case .values: rows = .some
      case .select(let select): rows = brings(select) ? .some : .unknown
      case .table, .combined: rows = .unknown
      }
    }
    let result = rows
    schema.update(id) { if $0.rows != .some { $0.rows = result } }
  }

  /// Whether a SELECT surely gives rows: from no table, or from `generate_series`, unfiltered.
  private func brings(_ select: Select) -> Bool {
    guard select.filter == nil else { return false }
    return select.from.allSatisfy { item in
      if case .function(let function) = item {
        return statement.written(function.range).lowercased().hasPrefix("generate_series")
      }
      return false
    }
  }

  mutating func copy(_ copy: Copy) {
    guard copy.isFrom, let table = copy.table else { return }
    schema.update(resolve(table)) { $0.rows = .some }
  }

  mutating func truncate(_ truncate: Truncate) {
    for table in truncate.tables {
      schema.update(resolve(table)) { $0.rows = .none }
    }
  }

  mutating func refresh(_ refresh: RefreshMaterializedView) {
    guard let id = schema.id(of: resolve(refresh.view)) else { return }
    schema.update(id) { $0.rows = refresh.withData ? .unknown : .none }
  }

  // MARK: Settings

  /// `SET search_path`, which decides what names without a schema mean, and `SET TimeZone`, which
  /// decides whether timestamps have to be written anew.
  mutating func setVariable(_ variable: SetVariable) {
    if case .timeZone = variable.form { schema.timeZone = timeZone(variable.value) }
    guard let name = variable.name, name.partCount == 1 else { return }
    switch statement.text(name.last) {
    case "search_path": schema.searchPath = searchPath(variable.value) ?? schema.searchPath
    case "check_function_bodies":
      guard case .values(let values) = variable.value, let value = values.first else { break }
      schema.checksFunctionBodies = !["off", "false", "0", "no"].contains(text(value).lowercased())
    case "timezone": schema.timeZone = timeZone(variable.value)
    default: break
    }
  }

  /// `set_config('search_path', 'a, b', …)`
  mutating func setConfig(_ value: Expression) {
    guard case .call(let call) = value.shape, case .written(let name) = call.function.name,
      statement.text(name.last) == "set_config", call.arguments.count == 3,
      text(call.arguments[0].range).lowercased() == "search_path",
      case .constant(.string) = call.arguments[1].shape
    else { return }
    let words = text(call.arguments[1].range).split(separator: ",")
      .map { $0.trimmingBlanks }.filter { !$0.isEmpty && $0 != "$user" }
    schema.searchPath = words.isEmpty ? [.public] : words.map { Identifier($0) }
  }

  private func searchPath(_ value: SetVariable.Value) -> [Identifier]? {
    switch value {
    case .values(let values):
      let path = values.map { text($0) }.filter { !$0.isEmpty && $0 != "$user" }
      return path.isEmpty ? [.public] : path.map { Identifier($0) }
    case .toDefault: return schema.declared.searchPath
    case .fromCurrent: return nil
    }
  }

  private func timeZone(_ value: SetVariable.Value) -> String? {
    guard case .values(let values) = value, values.count == 1 else {
      return schema.declared.timeZone
    }
    return values.first.map { text($0) }
  }

  /// The text of a value: a string's content, or an identifier.
  func text(_ range: TokenRange) -> String {
    guard let token = statement.token(at: Int(range.lower)) else { return "" }
    switch token.kind {
    case .string, .escapeString, .dollarString, .unicodeString:
      return String(decoding: decodeString(token, in: statement.bytes), as: UTF8.self)
    default:
      return statement.text(Name(Int(range.lower)))
    }
  }
}

extension Substring {
  /// Without blanks and double quotes around it.
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " || $0 == "\"" }.reversed().drop { $0 == " " || $0 == "\"" }.reversed())
  }
}

extension Constraint {
  mutating func rename(_ old: Identifier, to new: Identifier) {
    columns = columns.map { $0 == old ? new : $0 }
    provesNotNull = provesNotNull.map { $0 == old ? new : $0 }
  }
}

extension IndexDefinition {
  mutating func rename(_ old: Identifier, to new: Identifier) {
    for index in keys.indices {
      if keys[index].column == old { keys[index].column = new }
      if keys[index].reads.remove(old) != nil { keys[index].reads.insert(new) }
    }
    included = included.map { $0 == old ? new : $0 }
    if predicateColumns?.remove(old) != nil { predicateColumns?.insert(new) }
  }
}

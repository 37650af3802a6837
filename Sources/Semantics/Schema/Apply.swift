package import Syntax

extension Schema {
  /// What a statement leaves behind. One that does not parse or is not understood leaves nothing.
  package mutating func apply(_ statement: Statement, at moment: Moment) {
    guard let body = statement.body else { return }
    let change = SchemaChange(statement: statement, path: moment.path)
    switch body {
    case .createTable(let it): change.createTable(it, in: &self)
    case .createTableAs(let it): change.createTableAs(it, in: &self)
    case .createView(let it): change.createView(it, in: &self)
    case .alterTable(let it): change.alterTable(it, in: &self)
    case .rename(let it): change.rename(it, in: &self)
    case .setSchema(let it): change.setSchema(it, in: &self)
    case .createIndex(let it): change.createIndex(it, in: &self)
    case .drop(let it): change.drop(it, in: &self)
    case .setVariable(let it): change.setVariable(it, in: &self)
    case .query(let it): change.selectInto(it, in: &self)
    // What is left changes no relation that is remembered yet.
    default: break
    }
  }
}

/// Brings one statement's definitions into a schema.
struct SchemaChange {
  let statement: Statement
  let path: String

  func identifier(_ name: Name) -> Identifier { Identifier(name, in: statement) }

  func origin(_ range: TokenRange) -> Origin { Origin(path: path, span: statement.span(range)) }
}

// MARK: Making

extension SchemaChange {
  func createTable(_ create: CreateTable, in schema: inout Schema) {
    let name = schema.placeForNew(
      create.table.name, temporary: create.persistence == .temporary, in: statement)
    if create.ifNotExists, schema.table(name) != nil { return }
    var table = Table(
      kind: create.partitionKey == nil ? .table : .partitioned, birth: .changeSet,
      origin: origin(create.table.range), isComplete: create.likes.isEmpty)
    if case .partition(let parent, _) = create.shape {
      table.columns = schema.table(schema.resolve(parent.name, in: statement))?.columns ?? []
      table.isComplete = false
    }
    for column in create.columns { add(column, to: &table) }
    for constraint in create.constraints { add(constraint, to: &table) }
    schema.create(name, table)
  }

  func createTableAs(_ create: CreateTableAs, in schema: inout Schema) {
    let name = schema.placeForNew(
      create.table.name, temporary: create.persistence == .temporary, in: statement)
    if create.ifNotExists, schema.table(name) != nil { return }
    schema.create(
      name,
      Table(
        kind: create.isMaterializedView ? .materializedView : .table, birth: .changeSet,
        origin: origin(create.table.range), isComplete: false))
  }

  func createView(_ create: CreateView, in schema: inout Schema) {
    let name = schema.placeForNew(
      create.view.name, temporary: create.persistence == .temporary, in: statement)
    if schema.table(name) != nil { return }
    schema.create(
      name,
      Table(
        kind: .view, birth: .changeSet, origin: origin(create.view.range), isComplete: false))
  }

  /// `SELECT … INTO table`.
  func selectInto(_ query: Query, in schema: inout Schema) {
    guard case .select(let select) = query.body, let into = select.into else { return }
    let name = schema.placeForNew(into.name, temporary: false, in: statement)
    schema.create(
      name,
      Table(kind: .table, birth: .changeSet, origin: origin(into.range), isComplete: false))
  }

  func createIndex(_ create: CreateIndex, in schema: inout Schema) {
    let table = schema.resolve(create.table.name, in: statement)
    if let name = create.name {
      schema.note(
        index: RelationName(schema: table.schema, name: identifier(name)), on: table)
    }
    guard create.isUnique, create.filter == nil else { return }
    let columns = create.elements.compactMap { element -> Identifier? in
      guard case .column(let name) = element.key else { return nil }
      return identifier(name)
    }
    if columns.count == create.elements.count {
      schema.update(table) { $0.uniqueKeys.append(columns) }
    }
  }
}

// MARK: Changing

extension SchemaChange {
  func rename(_ rename: Rename, in schema: inout Schema) {
    let newName = identifier(rename.newName)
    switch rename.target {
    case .relation(_, let reference):
      let name = schema.resolve(reference.name, in: statement)
      schema.rename(name, to: RelationName(schema: name.schema, name: newName))
    case .column(_, let reference, let column):
      let old = identifier(column)
      let table = schema.resolve(reference.name, in: statement)
      guard schema.table(table)?.column(old) != nil else { return }
      schema.update(table) { $0.updateColumn(old) { $0.name = newName } }
    default: break
    }
  }

  func setSchema(_ move: SetSchema, in schema: inout Schema) {
    guard case .relation(_, let reference) = move.target else { return }
    let name = schema.resolve(reference.name, in: statement)
    schema.rename(name, to: RelationName(schema: identifier(move.newSchema), name: name.name))
  }

  func drop(_ drop: Drop, in schema: inout Schema) {
    switch drop.kind {
    case .table, .view, .materializedView, .foreignTable, .index, .sequence:
      for target in drop.targets { schema.drop(schema.resolve(target.name, in: statement)) }
    default: break
    }
  }

  /// `SET search_path`, which decides what names without a schema mean, and `SET TimeZone`, which
  /// decides whether timestamps have to be written anew.
  func setVariable(_ variable: SetVariable, in schema: inout Schema) {
    if case .timeZone = variable.form { schema.timeZone = timeZone(variable.value) }
    guard let name = variable.name, name.partCount == 1 else { return }
    switch statement.text(name.last) {
    case "search_path": schema.searchPath = searchPath(variable.value) ?? schema.searchPath
    case "timezone": schema.timeZone = timeZone(variable.value)
    default: break
    }
  }

  private func searchPath(_ value: SetVariable.Value) -> [Identifier]? {
    switch value {
    case .values(let values):
      let path = values.compactMap(word).filter { !$0.isEmpty && $0 != "$user" }
      return path.isEmpty ? [.public] : path.map { Identifier($0) }
    case .toDefault: return [.public]
    case .fromCurrent: return nil
    }
  }

  private func timeZone(_ value: SetVariable.Value) -> String? {
    guard case .values(let values) = value, values.count == 1 else { return nil }
    return values.first.flatMap(word)
  }

  /// The text of a value: a string's content, or an identifier.
  private func word(_ range: TokenRange) -> String? {
    guard let token = statement.token(at: Int(range.lower)) else { return nil }
    switch token.kind {
    case .string, .escapeString, .dollarString, .unicodeString:
      return String(decoding: decodeString(token, in: statement.bytes), as: UTF8.self)
    default:
      return statement.text(Name(Int(range.lower)))
    }
  }
}

import Syntax

/// What takes the place of a column or a table: where its values are copied as they are, once or row by
/// row.
extension SchemaChange {
  /// `UPDATE t SET new = old`: a backfill.
  mutating func update(_ update: Update) {
    let table = resolve(update.table)
    guard let known = schema.relation(table) else { return }
    let own = [update.alias.map(identifier) ?? table.name]
    for column in update.columns {
      let start = Int(column.token) + 2
      let read = statement.mentions.columns.first { Int($0.name.range.lower) == start }
      guard let read, endsValue(Int(read.name.range.upper)),
        read.name.qualifier.map({ own.contains(identifier($0)) }) ?? true
      else { continue }
      note(identifier(read.name.last), copiedInto: identifier(column), of: known.id, \.filledFrom)
    }
  }

  /// Whether a value of SET ends here, or goes on with a cast alone.
  private func endsValue(_ index: Int) -> Bool {
    guard let token = statement.token(at: index) else { return true }
    switch token.kind {
    case .comma, .typecast: return true
    default: return token.keyword.map { [.from, .where, .returning].contains($0) } ?? false
    }
  }

  /// A row trigger that sets one column to another keeps them in step, and one that inserts into another
  /// table the two tables.
  mutating func noteSync(_ trigger: TriggerDefinition, on table: RelationID) {
    guard trigger.isForEachRow, let function = schema.function(trigger.function) else { return }
    for (column, from) in function.rowCopies {
      note(from, copiedInto: column, of: table, \.syncedFrom)
    }
    for name in function.insertsInto {
      guard let copy = schema.id(of: name), copy != table else { continue }
      schema.update(copy) { $0.syncedFrom.insert(table) }
      schema.update(table) { $0.copiedInto.insert(copy) }
    }
  }

  /// What a function does for the triggers that will call it: read once, for many triggers.
  func noteCopies(in function: inout FunctionDefinition) {
    guard function.isTriggers, let body = function.definition?.routineBody(on: server) else {
      return
    }
    function.rowCopies = body.rowCopies.map { (Identifier($0.column), Identifier($0.from)) }
    function.insertsInto = body.statements.compactMap { inner, _ in
      guard case .insert(let insert) = inner.body else { return nil }
      return schema.resolve(insert.table.name, in: inner)
    }
  }

  /// `INSERT INTO new SELECT … FROM old`, `CREATE TABLE new AS SELECT … FROM old`: rows are copied.
  mutating func noteCopy(_ query: Query, into copy: RelationID) {
    guard let source = query.onlyRelation, let table = schema.id(of: resolve(source)),
      copy != table
    else { return }
    schema.update(copy) { $0.filledFrom.insert(table) }
    schema.update(table) { $0.copiedInto.insert(copy) }
  }

  private mutating func note(
    _ column: Identifier, copiedInto copy: Identifier, of table: RelationID,
    _ way: WritableKeyPath<Column, Set<Identifier>>
  ) {
    guard column != copy, schema.relation(table)?.column(column) != nil else { return }
    schema.update(table) { relation in
      relation.updateColumn(copy) { _ = $0[keyPath: way].insert(column) }
    }
  }
}

extension Query {
  /// The one relation whose columns it hands on as they are: it joins, groups and computes nothing.
  fileprivate var onlyRelation: RelationReference? {
    switch body {
    case .table(let relation): return relation
    case .select(let select):
      guard select.from.count == 1, !select.isGrouped,
        case .relation(let relation, _) = select.from.first,
        select.targets.allSatisfy({ $0.value.copiedColumn != nil })
      else { return nil }
      return relation
    case .values, .combined: return nil
    }
  }
}

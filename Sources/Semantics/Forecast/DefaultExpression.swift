import Syntax

/// What the server refuses in a default and in a generated column's expression.
extension Forecast {
  mutating func checkDefault(_ value: Expression, of type: ColumnType?) {
    if hasQuery(value) {
      return refuse("0A000", "cannot use subquery in DEFAULT expression", at: value.range)
    }
    if columns(in: value).isEmpty == false {
      return refuse("0A000", "cannot use column reference in DEFAULT expression", at: value.range)
    }
    if refuseFunctions(in: value) { return }
    guard let type, !value.isNull else { return }
    let natural = moment.schema.naturalType(of: value, as: type, in: statement)
    if let natural, moment.schema.conversion(natural, to: type, .assignment) == .refused {
      return refuse(
        "42804", "column is of type \(type) but default expression is of type \(natural)",
        at: value.range)
    }
    checkString(value, type)
  }

  /// A string that is to be a number has to look like one, and one of an enum to be a label.
  private mutating func checkString(_ value: Expression, _ type: ColumnType) {
    guard case .constant(.string) = value.shape, type.dimensions == 0,
      let token = statement.token(at: Int(value.range.lower))
    else { return }
    let text = String(decoding: decodeString(token, in: statement.bytes), as: UTF8.self)
    if let key = type.key, let known = moment.schema.type(key), case .enumeration = known.kind,
      !known.labels.contains(where: { $0.text == text })
    {
      return refuse(
        "22P02", "invalid input value for enum \(type): \"\(text)\"", at: value.range)
    }
    guard type.isWholeNumber else { return }
    let digits = text.drop { $0 == " " || $0 == "-" || $0 == "+" }
    if digits.isEmpty || digits.first?.isNumber == false {
      refuse("22P02", "invalid input syntax for type \(type): \"\(text)\"", at: value.range)
    }
  }

  /// A generated column's value may be computed from the row's other columns and nothing else.
  mutating func checkGeneration(
    _ value: Expression, of column: Identifier, on table: RelationName
  ) {
    if hasQuery(value) {
      return refuse(
        "0A000", "cannot use subquery in column generation expression", at: value.range)
    }
    if refuseFunctions(in: value) { return }
    guard let known = relation(table) else { return }
    for name in columns(in: value) {
      if let source = known.column(name), source.generation == .none, name != column { continue }
      if known.column(name) != nil || name == column {
        return refuse(
          "42P17", "cannot use generated column \"\(name)\" in column generation expression",
          at: value.range)
      }
      if known.isComplete, !Relation.systemColumns.contains(name) {
        return refuse("42703", "column \"\(name)\" does not exist", at: value.range)
      }
    }
    if Volatility.isSurelyMutable(value, in: statement, moment.schema) {
      refuse("42P17", "generation expression is not immutable", at: value.range)
    }
  }

  private func columns(in value: Expression) -> [Identifier] {
    statement.mentions.columns.filter { value.range.contains($0.name.range) }
      .map { Identifier($0.name.last, in: statement) }
  }

  /// A CHECK is about one row.
  mutating func refuseQuery(in condition: Expression) -> Bool {
    guard hasQuery(condition) else { return false }
    refuse("0A000", "cannot use subquery in check constraint", at: condition.range)
    return true
  }

  func hasQuery(_ value: Expression) -> Bool {
    value.range.indices.contains { statement.token(at: $0)?.keyword == .select }
  }

  /// A function that is nowhere, or that may not stand here.
  mutating func refuseFunctions(in value: Expression) -> Bool {
    for function in statement.mentions.functions where value.range.contains(function.range) {
      guard case .written(let name) = function.name else { continue }
      let text = statement.text(name.last)
      if Forecast.aggregates.contains(text), name.partCount == 1 {
        refuse(
          "42803", "aggregate functions are not allowed in DEFAULT expressions", at: name.range)
        return true
      }
      if isMissing(name, text) {
        refuse(
          "42883", "function \(statement.written(name.range))() does not exist", at: name.range)
        return true
      }
    }
    return false
  }

  /// Whether no server of this version and no statement of history has a function of the name.
  private func isMissing(_ name: QualifiedName, _ text: String) -> Bool {
    guard moment.schema.knowsEveryObject else { return false }
    if moment.schema.function(name, in: statement) != nil { return false }
    let schema = name.qualifier.map { statement.text($0) }
    if schema == nil || schema == "pg_catalog" {
      return !Volatility.isBuiltin(text, on: moment.server) && !isCast(text)
    }
    return true
  }

  /// `text('a')` is a cast in the clothes of a call.
  private func isCast(_ text: String) -> Bool {
    ColumnType(builtin: text) == ColumnType.named(text)
      || moment.schema.type(moment.schema.typeKey(Identifier(text))) != nil
  }

  private static let aggregates: Set<String> = [
    "count", "sum", "avg", "min", "max", "array_agg", "string_agg", "bool_and", "bool_or", "every",
    "json_agg", "jsonb_agg", "json_object_agg", "jsonb_object_agg",
  ]
}

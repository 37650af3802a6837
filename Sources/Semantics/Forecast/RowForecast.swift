import Syntax

/// Statements that change rows.
extension Forecast {
  mutating func insert(_ insert: Insert) {
    let table = resolve(insert.table)
    lock(table, .rowExclusive, at: insert.keywords)
    switch insert.rows {
    case .defaults: change(table, .insert, .written, at: insert.keywords)
    case .query(let query): change(table, .insert, extent(of: query), at: insert.keywords)
    }
  }

  mutating func update(_ update: Update) {
    let table = resolve(update.table)
    lock(table, .rowExclusive, at: update.keywords)
    change(table, .update, extent(of: update.filter, on: table), at: update.keywords)
  }

  mutating func delete(_ delete: Delete) {
    let table = resolve(delete.table)
    lock(table, .rowExclusive, at: delete.keywords)
    change(table, .delete, extent(of: delete.filter, on: table), at: delete.keywords)
  }

  mutating func truncate(_ truncate: Truncate) {
    for reference in truncate.tables {
      lock(resolve(reference), .accessExclusive, at: truncate.keywords)
      rewrite(resolve(reference), .truncation, at: truncate.keywords)
    }
  }

  mutating func copy(_ copy: Copy) {
    guard let reference = copy.table else { return }
    lock(resolve(reference), copy.isFrom ? .rowExclusive : .accessShare, at: copy.range)
    if copy.isFrom { change(resolve(reference), .insert, .written, at: copy.range) }
  }

  private mutating func change(
    _ table: RelationName, _ kind: RowChange.Kind, _ extent: RowChange.Extent,
    at range: TokenRange
  ) {
    effects.append(
      .rowChange(
        RowChange(
          relation: table, kind: kind, extent: extent, isLive: isLive(table), span: span(range))))
  }

  /// How many rows an INSERT … SELECT may bring: those of the live tables it reads.
  private func extent(of query: Query) -> RowChange.Extent {
    if query.isLimited { return .bounded }
    switch query.body {
    case .values: return .written
    case .combined(let queries):
      return queries.allSatisfy { extent(of: $0).isSmall } ? .bounded : .unbounded
    case .table(let reference): return isLive(resolve(reference)) ? .whole : .bounded
    case .select(let select):
      guard select.from.contains(where: readsLiveTable) else { return .bounded }
      return RowBound(statement: statement, keys: []).isBounded(select.filter)
        ? .bounded : .unbounded
    }
  }

  private func readsLiveTable(_ item: FromItem) -> Bool {
    switch item {
    case .relation(let reference, _): isLive(resolve(reference))
    case .query(let query): !extent(of: query).isSmall
    case .join(let items, _): items.contains(where: readsLiveTable)
    case .function: false
    }
  }

  private func extent(of filter: Expression?, on table: RelationName) -> RowChange.Extent {
    guard let filter else { return .whole }
    let known = moment.schema.relation(table)
    let unique = (known?.indexes ?? []).compactMap { relation($0)?.index }.filter(\.isUnique)
    let keys = unique.compactMap { $0.keys.count == 1 ? $0.keys[0].column : nil }
    return RowBound(statement: statement, keys: keys).isBounded(filter) ? .bounded : .unbounded
  }
}

extension RowChange.Extent {
  /// Whether the rows are few whatever the table holds.
  package var isSmall: Bool {
    switch self {
    case .written, .bounded: true
    case .unbounded, .whole: false
    }
  }
}

/// Whether a condition leaves few rows: a key compared with constants, or a limited subquery.
struct RowBound {
  let statement: Statement
  /// Columns that history shows to be keys.
  let keys: [Identifier]

  func isBounded(_ filter: Expression?) -> Bool {
    guard let filter else { return false }
    switch filter.shape {
    case .and(let parts): return parts.contains(where: isBounded)
    case .or(let parts): return parts.allSatisfy(isBounded)
    case .infix(let operands, let operators):
      guard operands.count == 2, operators.count == 1 else { return false }
      guard statement.written(operators[0].range) == "=" else { return false }
      return isKey(operands[0]) && isConstant(operands[1])
        || isKey(operands[1]) && isConstant(operands[0])
    case .between(let parts, let negated):
      return !negated && parts.count == 3 && isKey(parts[0])
        && parts.dropFirst().allSatisfy(isConstant)
    case .inList(let value, let items, let negated):
      return !negated && isKey(value) && items.allSatisfy(isConstant)
    case .inQuery(_, let query, let negated):
      return !negated && query.isLimited
    case .currentOf: return true
    default: return false
    }
  }

  private func isConstant(_ expression: Expression) -> Bool {
    switch expression.shape {
    case .constant, .parameter: true
    case .cast(let inner, _), .prefix(_, let inner): isConstant(inner)
    case .query(let query): query.isLimited || isKeyed(query)
    default: false
    }
  }

  /// A scalar subquery gives one value at most; it bounds as well as a constant does.
  private func isKeyed(_ query: Query) -> Bool {
    if case .select = query.body { true } else { false }
  }

  /// A column that is a key: in history, or by a name that keys have.
  private func isKey(_ expression: Expression) -> Bool {
    guard case .column(let reference) = expression.shape else { return false }
    let name = Identifier(reference.name.last, in: statement)
    if keys.contains(name) { return true }
    let text = name.text
    return text == "ctid" || RowBound.keyNames.contains(text) || text.hasSuffix("_id")
      || text.hasSuffix("Id") || text.hasSuffix("_uuid") || text.hasSuffix("_key")
  }

  private static let keyNames: Set<String> = [
    "id", "uuid", "guid", "key", "code", "slug", "name", "email", "username", "version",
  ]
}

import Syntax

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

import Syntax

extension Expression {
  /// The queries that stand in an expression, not those inside them.
  var queries: [Query] {
    switch shape {
    case .constant, .column, .parameter, .sessionValue, .currentOf, .defaultValue: []
    case .query(let query), .arrayQuery(let query), .exists(let query): [query]
    case .inQuery(let value, let query, _): value.queries + [query]
    case .cast(let value, _), .not(let value), .prefix(_, let value), .isNull(let value, _),
      .collate(let value, _):
      value.queries
    case .and(let parts), .or(let parts), .infix(let parts, _), .isTest(let parts, _),
      .between(let parts, _), .like(let parts, _), .coalesce(let parts), .greatest(let parts),
      .least(let parts), .array(let parts), .row(let parts), .form(_, let parts):
      parts.flatMap(\.queries)
    case .call(let call): (call.arguments + call.clauses).flatMap(\.queries)
    case .inList(let value, let items, _): value.queries + items.flatMap(\.queries)
    case .quantified(let left, _, let right), .nullif(let left, let right):
      left.queries + right.queries
    case .caseWhen(let operand, let branches, let otherwise):
      ([operand, otherwise].compactMap(\.self) + branches.flatMap { [$0.condition, $0.result] })
        .flatMap(\.queries)
    case .atTimeZone(let value, let zone): value.queries + (zone?.queries ?? [])
    case .indirection(let base, let subscripts): ([base] + subscripts).flatMap(\.queries)
    }
  }
}

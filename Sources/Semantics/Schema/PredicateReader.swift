import Syntax

/// Reads conditions and constants of a statement into what can be reasoned about.
struct PredicateReader {
  let statement: Statement

  func predicate(_ expression: Expression) -> Predicate {
    switch expression.shape {
    case .and(let parts): .all(parts.map(predicate))
    case .or(let parts): .any(parts.map(predicate))
    case .not(let inner): predicate(inner).negated
    default: simple(expression) ?? .text(text(expression.range), negated: false)
    }
  }

  private func simple(_ expression: Expression) -> Predicate? {
    switch expression.shape {
    case .isNull(let value, let negated):
      return column(value).map { negated ? .isNotNull($0) : .isNull($0) }
    case .infix(let operands, let operators):
      guard operands.count == 2, operators.count == 1 else { return nil }
      return comparison(operands[0], statement.written(operators[0].range), operands[1])
    case .between(let parts, let negated):
      guard parts.count == 3, let column = column(parts[0]), let low = constant(parts[1]),
        let high = constant(parts[2])
      else { return nil }
      let inside = Predicate.all([
        .compare(column, .greaterOrEqual, low), .compare(column, .lessOrEqual, high),
      ])
      return negated ? inside.negated : inside
    case .inList(let value, let items, let negated):
      return oneOf(value, items).map { negated ? $0.negated : $0 }
    case .quantified(let value, let symbol, let array):
      guard case .array(let items) = array.shape, statement.written(symbol.range) == "=" else {
        return nil
      }
      return oneOf(value, items)
    case .column:
      return column(expression).map { .compare($0, .equal, .boolean(true)) }
    case .call(let call):
      return hash(call).map { .text($0, negated: false) }
    default: return nil
    }
  }

  private func comparison(_ a: Expression, _ symbol: String, _ b: Expression) -> Predicate? {
    guard let comparison = Predicate.Comparison(symbol) else { return nil }
    if let column = column(a), let value = constant(b) {
      return .compare(column, comparison, value)
    }
    if let column = column(b), let value = constant(a) {
      return .compare(column, comparison.mirrored, value)
    }
    return nil
  }

  private func oneOf(_ value: Expression, _ items: [Expression]) -> Predicate? {
    let values = items.compactMap(constant)
    guard let column = column(value), values.count == items.count else { return nil }
    return .any(values.map { .compare(column, .equal, $0) })
  }

  private func column(_ expression: Expression) -> Identifier? {
    switch expression.shape {
    case .column(let reference): Identifier(reference.name.last, in: statement)
    case .cast(let inner, _): column(inner)
    default: nil
    }
  }

  /// A constant, bare, signed, cast, or of a type named before it.
  func constant(_ expression: Expression) -> Predicate.Constant? {
    switch expression.shape {
    case .constant(.integer), .constant(.float):
      return Double(statement.written(expression.range)).map { .number($0) }
    case .constant(.boolean(let value)): return .boolean(value)
    case .constant(.string): return string(Int(expression.range.lower)).map { .text($0) }
    case .constant(.typed): return string(Int(expression.range.upper) - 1).map { .text($0) }
    case .cast(let inner, _): return constant(inner)
    case .prefix(let symbol, let inner):
      guard statement.written(symbol.range) == "-", case .number(let value) = constant(inner)
      else { return nil }
      return .number(-value)
    default: return nil
    }
  }

  private func string(_ index: Int) -> String? {
    guard let token = statement.token(at: index) else { return nil }
    return String(decoding: decodeString(token, in: statement.bytes), as: UTF8.self)
  }

  /// `satisfies_hash_partition(parent, modulus, remainder, key, …)`, whichever way the parent is
  /// written, as `PartitionBounds` writes it.
  private func hash(_ call: FunctionCall) -> String? {
    guard case .written(let name) = call.function.name,
      statement.text(name.last) == "satisfies_hash_partition", call.arguments.count > 3,
      case .number(let modulus) = constant(call.arguments[1]),
      case .number(let remainder) = constant(call.arguments[2]),
      let modulus = Int(exactly: modulus), let remainder = Int(exactly: remainder)
    else { return nil }
    let keys = call.arguments.dropFirst(3).compactMap(column)
    return Predicate.hash(modulus: modulus, remainder: remainder, keys)
  }

  /// The tokens, joined by single spaces, words folded: equal text, equal meaning.
  func text(_ range: TokenRange) -> String {
    range.indices.compactMap { index -> String? in
      guard let token = statement.token(at: index) else { return nil }
      let text = statement.text(token.span)
      return token.kind == .word ? text.lowercased() : text
    }.joined(separator: " ")
  }
}

extension Predicate {
  /// The text that stands for the bound of a hash partition.
  static func hash(modulus: Int, remainder: Int, _ keys: [Identifier]) -> String {
    "hash \(modulus) \(remainder) " + keys.map(\.text).joined(separator: " ")
  }
}

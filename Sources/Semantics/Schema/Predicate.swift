/// A condition on the columns of one row, as far as it can be reasoned about.
///
/// The server spares the scan of ATTACH PARTITION where valid constraints imply the bound
/// (`ConstraintImpliedByRelConstraint` in `tablecmds.c`). This holds the part of its proofs that
/// migrations rely on: comparisons with constants, lists, NULL tests, and equal text.
package indirect enum Predicate: Hashable, Sendable {
  package enum Comparison: Hashable, Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  }

  case compare(Identifier, Comparison, Constant)
  case isNull(Identifier)
  case isNotNull(Identifier)
  case all([Predicate])
  case any([Predicate])
  /// A condition of which only its text is known.
  case text(String, negated: Bool)

  /// A constant, comparable where its order is the same for every type and collation.
  package enum Constant: Hashable, Sendable {
    case number(Double)
    case text(String)
    case boolean(Bool)
  }
}

extension Predicate {
  /// The opposite, with the negation moved down to the comparisons as the server moves it.
  package var negated: Predicate {
    switch self {
    case .compare(let column, let comparison, let value):
      .compare(column, comparison.negated, value)
    case .isNull(let column): .isNotNull(column)
    case .isNotNull(let column): .isNull(column)
    case .all(let parts): .any(parts.map(\.negated))
    case .any(let parts): .all(parts.map(\.negated))
    case .text(let text, let negated): .text(text, negated: !negated)
    }
  }

  /// Whether a row that obeys this, or for which it is unknown, obeys the other as well.
  ///
  /// A comparison does not prove that its column is no NULL: CHECK lets unknown pass.
  package func implies(_ other: Predicate) -> Bool {
    if self == other { return true }
    if case .all(let parts) = other { return parts.allSatisfy(implies) }
    if case .any(let parts) = self { return parts.allSatisfy { $0.implies(other) } }
    if case .any(let parts) = other, parts.contains(where: implies) { return true }
    if case .all(let parts) = self { return parts.contains { $0.implies(other) } }
    guard case .compare(let column, let comparison, let value) = self,
      case .compare(column, let wanted, let limit) = other
    else { return false }
    return comparison.implies(wanted, value.order(to: limit))
  }
}

extension Predicate.Constant {
  /// -1, 0 or 1; nil where the order depends on what is not known.
  package func order(to other: Predicate.Constant) -> Int? {
    switch (self, other) {
    case (.number(let a), .number(let b)): a < b ? -1 : a == b ? 0 : 1
    case (.text(let a), .text(let b)):
      a == b ? 0 : a.isOrderedLike(b) ? (a < b ? -1 : 1) : nil
    case (.boolean(let a), .boolean(let b)): a == b ? 0 : a ? 1 : -1
    default: nil
    }
  }
}

extension String {
  /// Whether two texts stand in the same order as dates, timestamps and in every collation:
  /// both begin as `2024-01-31`, or both are of small letters alone.
  fileprivate func isOrderedLike(_ other: String) -> Bool {
    isDate && other.isDate || isLetters && other.isLetters
  }

  private var isDate: Bool {
    let bytes = Array(utf8)
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return false
    }
    return [0, 1, 2, 3, 5, 6, 8, 9].allSatisfy { bytes[$0] >= 0x30 && bytes[$0] <= 0x39 }
  }

  private var isLetters: Bool { utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A } }
}

extension Predicate.Comparison {
  fileprivate var negated: Predicate.Comparison {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }

  /// With its operands exchanged: `5 < k` is `k > 5`.
  var mirrored: Predicate.Comparison {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  init?(_ symbol: String) {
    switch symbol {
    case "=": self = .equal
    case "<>", "!=": self = .notEqual
    case "<": self = .less
    case "<=": self = .lessOrEqual
    case ">": self = .greater
    case ">=": self = .greaterOrEqual
    default: return nil
    }
  }

  /// Whether `x self a` implies `x wanted b`, for the order of a to b.
  fileprivate func implies(_ wanted: Predicate.Comparison, _ order: Int?) -> Bool {
    guard let order else { return false }
    switch (self, wanted) {
    case (.equal, .equal), (.notEqual, .notEqual): return order == 0
    case (.equal, .notEqual): return order != 0
    case (.equal, .less), (.lessOrEqual, .less), (.lessOrEqual, .notEqual): return order < 0
    case (.equal, .lessOrEqual), (.less, .less), (.less, .lessOrEqual), (.less, .notEqual),
      (.lessOrEqual, .lessOrEqual):
      return order <= 0
    case (.equal, .greater), (.greaterOrEqual, .greater), (.greaterOrEqual, .notEqual):
      return order > 0
    case (.equal, .greaterOrEqual), (.greater, .greater), (.greater, .greaterOrEqual),
      (.greater, .notEqual), (.greaterOrEqual, .greaterOrEqual):
      return order >= 0
    case (.notEqual, _), (.less, _), (.lessOrEqual, _), (.greater, _), (.greaterOrEqual, _):
      return false
    }
  }
}

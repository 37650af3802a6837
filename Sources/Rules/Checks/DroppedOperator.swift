import Rulebook
import Semantics

extension Rule {
  /// An operator, a cast, an operator class or the like goes that queries use without naming it.
  static let droppedOperator = Rule.gone(.droppedOperator) { object in
    if case .other(let words) = object { (words, { _, _ in false }) } else { nil }
  }
}

import Rulebook
import Semantics

extension Rule {
  /// A sequence goes: code and defaults that draw from it fail.
  static let droppedSequence = Rule.gone(.droppedSequence) { object in
    guard case .relation(let sequence, .sequence) = object else { return nil }
    return ("sequence \(sequence)", { $0.hasRelation(sequence, after: $1) })
  }
}

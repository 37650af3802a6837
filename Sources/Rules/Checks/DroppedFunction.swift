import Rulebook
import Semantics

extension Rule {
  /// A routine goes: whatever calls it fails.
  static let droppedFunction = Rule.gone(.droppedFunction) { object in
    guard case .routine(let key) = object else { return nil }
    return ("function \(key.shown)", { $0.hasRoutine(key, after: $1) })
  }
}

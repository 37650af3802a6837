import Rulebook
import Semantics

extension Rule {
  /// An extension goes, with its types, functions and operators.
  static let droppedExtension = Rule.gone(.droppedExtension) { object in
    guard case .extension(let name) = object else { return nil }
    return ("extension \(name)", { _, _ in false })
  }
}

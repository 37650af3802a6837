import Rulebook
import Semantics

extension Rule {
  /// A new value sorts last unless BEFORE or AFTER says otherwise.
  static let unplacedEnumValue = Rule(.unplacedEnumValue) { (definition: Definition, step) in
    guard case .label(let label, let type, isPlaced: false) = definition.object else { return nil }

    return Concern(
      "\(label) sorts behind all other values of \(type.name).",
      at: definition.span,
      wayOut: ["say BEFORE or AFTER which value it stands"])
  }
}

import Rulebook
import Semantics

extension Rule {
  /// No statement takes a value of an enum away again.
  static let newEnumValue = Rule(.newEnumValue) { (definition: Definition, step) in
    guard case .label(let label, let type, _) = definition.object else { return nil }

    return Concern(
      "\(type.name) keeps \(label) for ever, and running code may meet a value that it does not know.",
      at: definition.span,
      wayOut: ["first deploy code that reads it"])
  }
}

import Rulebook
import Semantics

extension Rule {
  /// Values of an enum come easily and never go.
  static let enumType = Rule(.enumType) { (definition: Definition, step) in
    guard case .enumeration(let type) = definition.object else { return nil }

    return Concern(
      "Values of \(type.name) can be added and renamed, never removed or moved.",
      at: definition.span,
      wayOut: ["a table of the values, or text with a CHECK"])
  }
}

import Rulebook
import Semantics

extension Rule {
  /// char(n) fills every value up with blanks.
  static let paddedText = Rule(.paddedText) { (addition: ColumnAddition, step) in
    guard let type = addition.type, type.dimensions == 0, type.name == "bpchar" else { return nil }

    return Concern(
      "\(addition.relation).\(addition.column) pads every value with blanks, which comparisons then ignore.",
      at: addition.span,
      wayOut: ["text, with a CHECK where the length matters"])
  }
}

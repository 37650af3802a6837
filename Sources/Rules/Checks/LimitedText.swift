import Rulebook
import Semantics

extension Rule {
  /// A shorter limit later rewrites the table.
  static let limitedText = Rule(.limitedText) { (addition: ColumnAddition, step) in
    guard let type = addition.type, type.dimensions == 0, type.name == "varchar",
      !type.modifiers.isEmpty
    else { return nil }

    return Concern(
      "A shorter limit than \(type) will rewrite \(addition.relation).",
      at: addition.span,
      wayOut: ["text, with a CHECK (length(…) <= …): that can change without a rewrite"])
  }
}

import Rulebook
import Semantics

extension Rule {
  /// A serial column is a default and a sequence with rights and habits of their own.
  static let serialColumn = Rule(.serialColumn) { (addition: ColumnAddition, step) in
    guard let type = addition.type, type.dimensions == 0, ColumnType.serials.contains(type.name)
    else { return nil }

    return Concern(
      "\(addition.relation).\(addition.column) draws from a sequence with rights of its own, which any INSERT may bypass.",
      at: addition.span,
      wayOut: ["bigint GENERATED ALWAYS AS IDENTITY"])
  }
}

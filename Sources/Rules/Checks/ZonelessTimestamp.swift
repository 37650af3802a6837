import Rulebook
import Semantics

extension Rule {
  /// It says neither where nor when.
  static let zonelessTimestamp = Rule(.zonelessTimestamp) { (addition: ColumnAddition, step) in
    guard let type = addition.type, type.dimensions == 0,
      ["timestamp", "timetz"].contains(type.name)
    else { return nil }

    return Concern(
      "\(addition.relation).\(addition.column) is no moment: what it means depends on who reads it.",
      at: addition.span,
      wayOut: ["timestamptz"])
  }
}

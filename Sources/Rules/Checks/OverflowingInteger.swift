import Rulebook
import Semantics

extension Rule {
  /// Numbers run out at 2,147,483,647, or at 32,767.
  static let overflowingInteger = Rule(.overflowingInteger) { (addition: ColumnAddition, step) in
    guard let type = addition.type, type.dimensions == 0,
      ["int4", "int2", "serial", "serial4", "smallserial", "serial2"].contains(type.name)
    else { return nil }

    return Concern(
      "\(addition.relation).\(addition.column) runs out of numbers; another type later rewrites the table.",
      at: addition.span,
      wayOut: ["bigint"])
  }
}

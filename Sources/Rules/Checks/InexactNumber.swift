import Rulebook
import Semantics

extension Rule {
  /// Sums of it are off by a little, or depend on a setting.
  static let inexactNumber = Rule(.inexactNumber) { (addition: ColumnAddition, step) in
    guard let type = addition.type, type.dimensions == 0,
      ["money", "float4", "float8"].contains(type.name)
    else { return nil }

    return Concern(
      "\(type) in \(addition.relation).\(addition.column) is no good for amounts: it rounds, or depends on lc_monetary.",
      at: addition.span,
      wayOut: ["numeric for amounts of money"])
  }
}

import Rulebook
import Semantics

extension Rule {
  /// A key of a narrower type than the one it refers to runs out of numbers before that does.
  static let mismatchedForeignKey = Rule(.mismatchedForeignKey) { (key: ConstraintAddition, step) in
    guard let foreign = key.foreignKey, let mismatch = foreign.mismatch,
      key.isLive || foreign.isReferencedLive
    else { return nil }
    let isNarrower = mismatch.isNarrower

    return Concern(
      isNarrower
        ? "\(key.relation).\(mismatch.column) is \(mismatch.type), too narrow for every "
          + "\(mismatch.referenced) that \(foreign.referenced) may hold."
        : "\(key.relation).\(mismatch.column) is \(mismatch.type) and refers to "
          + "\(mismatch.referenced): every comparison converts one.",
      at: key.columnsSpan,
      wayOut: ["give the column the type it refers to: \(mismatch.referenced)"],
      severity: isNarrower ? nil : .note)
  }
}

extension ConstraintAddition.Mismatch {
  /// Whether the column holds fewer numbers than the one it refers to.
  fileprivate var isNarrower: Bool {
    let widths = ["int2": 2, "int4": 4, "int8": 8]
    guard let own = widths[type.name], let other = widths[referenced.name] else {
      return false
    }
    return own < other
  }
}

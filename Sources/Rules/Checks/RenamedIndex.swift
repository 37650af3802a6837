import Rulebook
import Semantics

extension Rule {
  /// The index takes the name of the constraint.
  static let renamedIndex = Rule(.renamedIndex) { (addition: ConstraintAddition, step) in
    guard let index = addition.takenIndex, let name = addition.name, name != index, addition.isLive
    else { return nil }

    return Concern(
      "\(index) is called \(name) from here on: scripts that name it do not find it.",
      at: addition.span,
      wayOut: ["give the constraint the name of its index"])
  }
}

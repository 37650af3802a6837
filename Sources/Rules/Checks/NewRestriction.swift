import Rulebook
import Semantics

extension Rule {
  /// Writes that were fine before fail from then on, however carefully it is added.
  static let newRestriction = Rule(.newRestriction) { (addition: ConstraintAddition, step) in
    guard addition.isLive else { return nil }

    return Concern(
      "Writes of running code to \(addition.relation) that break this fail as soon as it commits.",
      at: addition.span,
      wayOut: ["first deploy code that keeps to it"])
  }
}

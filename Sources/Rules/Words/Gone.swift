import Rulebook
import Semantics

extension Rule {
  /// A rule about something that goes and does not come again in the same file: running code that
  /// uses it fails.
  ///
  /// - Parameter words: what goes, in words, where the rule is about it; and whether it comes again.
  static func gone(
    _ id: RuleID,
    _ words:
      @escaping @Sendable (Removal.Object) -> (
        object: String, isBack: (Arrivals, Int) -> Bool
      )?
  ) -> Rule {
    Rule(id) { (migration: Migration) in
      let effects = migration.effects
      let removals = effects.places(of: .removal)
      lazy var arrivals = effects.arrivals
      return removals.compactMap { index in
        guard case .removal(let removal) = effects[index], removal.isLive,
          let (object, isBack) = words(removal.object), !isBack(arrivals, index)
        else { return nil }
        return Answer(concern(id, removal, object), about: index)
      }
    }
  }

  private static func concern(_ id: RuleID, _ removal: Removal, _ object: String) -> Concern {
    Concern(
      "Running code that uses \(object) fails as soon as this commits.",
      at: removal.span,
      wayOut: [
        "first deploy code that does not use it, then drop it, and say why above it:",
        id.allowance,
        "if it only changes, make it anew in the same file",
      ])
  }
}

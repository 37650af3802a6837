import Rulebook
import Semantics

extension Rule {
  /// OR REPLACE puts other behaviour behind a name that running code uses.
  static let replacedDefinition = Rule(.replacedDefinition) { (change: Change, _) in
    guard case .definition(let object) = change.kind, change.isLive else { return nil }

    return Concern(
      "Running code that uses \(object) gets the new definition as soon as this commits.",
      at: change.span,
      wayOut: ["where old code needs the old one, make the new one under a name of its own"])
  }
}

import Rulebook
import Semantics

extension Rule {
  /// A label has another name: running code that writes or compares the old one fails.
  static let renamedEnumValue = Rule(.renamedEnumValue) { (renaming: Renaming, _) in
    guard case .label(let label, let type) = renaming.object, renaming.isLive else { return nil }

    return Concern(
      "Running code that writes or compares '\(label)' of \(type.shown) fails as soon as this commits.",
      at: renaming.span,
      wayOut: [
        "ADD VALUE for the new label, move code and rows over; the old label can stay unused"
      ])
  }
}

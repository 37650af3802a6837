import Rulebook
import Semantics

extension Rule {
  /// An extension's objects change as its script says.
  static let updatedExtension = Rule(.updatedExtension) { (change: Change, _) in
    guard case .extensionVersion(let name) = change.kind else { return nil }

    return Concern(
      "Updating \(name) runs a script that is not seen here, and there is no way back.",
      at: change.span,
      wayOut: ["try it on a copy of the database"])
  }
}

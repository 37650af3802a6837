import Rulebook
import Semantics

extension Rule {
  /// A function with its owner's rights finds names by the caller's search_path.
  static let unpinnedSearchPath = Rule(.unpinnedSearchPath) { (change: Change, _) in
    guard case .definerRights(let name) = change.kind else { return nil }

    return Concern(
      "\(name) runs with its owner's rights and finds names by its caller's search_path.",
      at: change.span,
      wayOut: [
        "add SET search_path = '' and qualify the names in the body,",
        "or list the schemas that are trusted, pg_temp last",
      ])
  }
}

import Rulebook
import Semantics

extension Rule {
  /// Everybody may, roles that are made later too.
  static let publicPrivilege = Rule(.publicPrivilege) { (change: Change, _) in
    guard case .everybody = change.kind else { return nil }
    let place = change.relation.map { " on \($0)" } ?? ""

    return Concern(
      "Every role has this privilege\(place), those that are made later too.",
      at: change.span,
      wayOut: ["grant it to the roles that need it"])
  }
}

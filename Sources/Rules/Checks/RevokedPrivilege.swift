import Rulebook
import Semantics

extension Rule {
  /// Somebody may do less.
  static let revokedPrivilege = Rule(.revokedPrivilege) { (change: Change, _) in
    guard case .fewerPrivileges(let words) = change.kind, change.isLive else { return nil }
    let place = change.relation.map { " on \($0)" } ?? ""

    return Concern(
      "Code that needs what \(words) takes away\(place) is refused as soon as this commits.",
      at: change.span,
      wayOut: ["first deploy code that does without"])
  }
}

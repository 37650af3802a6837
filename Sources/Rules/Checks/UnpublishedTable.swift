import Rulebook
import Semantics

extension Rule {
  /// Subscribers are sent no more changes, and notice nothing.
  static let unpublishedTable = Rule(.unpublishedTable) { (change: Change, _) in
    guard case .unpublished(let publication) = change.kind, change.isLive else { return nil }
    let object = change.relation.map { "\($0)" } ?? "any table"

    return Concern(
      "Subscribers of \(publication) are sent no more changes of \(object), and get no error.",
      at: change.span,
      wayOut: ["first move those who read them, then allow this with the reason"])
  }
}

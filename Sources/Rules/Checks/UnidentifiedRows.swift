import Rulebook
import Semantics

extension Rule {
  /// A published table without replica identity: the server refuses its UPDATEs and DELETEs.
  static let unidentifiedRows = Rule(.unidentifiedRows) { (change: Change, _) in
    guard case .noReplicaIdentity(let isPublished) = change.kind, change.isLive,
      let table = change.relation
    else { return nil }
    let when = isPublished ? "as soon as this commits" : "wherever the table is published"

    return Concern(
      "Every UPDATE and DELETE of \(table) fails \(when): subscribers could not tell its rows apart.",
      at: change.span,
      wayOut: [
        "give it a primary key first, or REPLICA IDENTITY USING INDEX of a unique one",
        "for a small table REPLICA IDENTITY FULL does",
      ],
      severity: isPublished ? nil : .warning)
  }
}

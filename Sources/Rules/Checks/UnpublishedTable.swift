import Rulebook
import Semantics

extension Rule {
  /// Subscribers are sent no more changes, and notice nothing. What is published again in the same
  /// file, or goes altogether, is another matter.
  static let unpublishedTable = Rule(.unpublishedTable) { (migration: Migration) in
    let effects = migration.effects
    return effects.places(of: .change).compactMap { place -> Answer? in
      guard case .change(let change) = effects[place],
        case .unpublished(let publication) = change.kind, change.isLive,
        !effects.suffix(from: place + 1).contains(where: {
          $0.settles(publication, change.relation)
        })
      else { return nil }
      let object = change.relation.map { "\($0)" } ?? "any table"
      let concern = Concern(
        "Subscribers of \(publication) are sent no more changes of \(object), and get no error.",
        at: change.span,
        wayOut: [
          "first move those who read them, and say why above it:",
          RuleID.unpublishedTable.allowance,
        ])
      return Answer(concern, about: place)
    }
  }
}

extension Effect {
  /// Whether a publication sends the changes of a table again, or the table itself goes.
  fileprivate func settles(_ publication: Identifier, _ table: RelationName?) -> Bool {
    switch self {
    case .change(let change):
      guard case .published(publication) = change.kind else { return false }
      return change.relation == nil || change.relation == table
    case .removal(let removal):
      guard case .table(let gone) = removal.object else { return false }
      return gone == table
    default: return false
    }
  }
}

import Rulebook
import Semantics

extension Rule {
  /// Somebody may do less. Said once for each relation.
  static let revokedPrivilege = Rule(.revokedPrivilege) { (migration: Migration) in
    let effects = migration.effects
    let changes = effects.places(of: .change)
    lazy var arrivals = effects.arrivals
    var said: Set<RelationName> = []
    return changes.compactMap { index -> Answer? in
      guard case .change(let change) = effects[index], change.isLive,
        let words = change.words(arrivals, after: index),
        change.relation.map({ said.insert($0).inserted }) ?? true
      else { return nil }
      let place = change.relation.map { " on \($0)" } ?? ""
      let concern = Concern(
        "Code that needs what \(words) takes away\(place) is refused as soon as this commits.",
        at: change.span,
        wayOut: ["first deploy code that does without"])
      return Answer(concern, about: index)
    }
  }
}

extension Change {
  /// What takes privileges away. A role that comes again is not gone.
  fileprivate func words(_ arrivals: Arrivals, after index: Int) -> String? {
    switch kind {
    case .fewerPrivileges(let words): words
    case .droppedRole(let name):
      arrivals.hasRole(name, after: index) ? nil : "DROP ROLE \(name)"
    default: nil
    }
  }
}

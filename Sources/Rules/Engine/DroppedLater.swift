import Semantics

extension EffectList {
  /// The places at which something is taken from a table that goes as well further down: that harms
  /// nobody whom the table's own end does not harm. A table that no migration makes and that is made
  /// further down was never there.
  var placesOfNoConsequence: Set<Int> {
    var end: [RelationName: Int] = [:]
    var start: [RelationName: Int] = [:]
    for place in places(of: [.removal, .creation]) {
      switch self[place] {
      case .removal(let removal):
        if case .table(let table) = removal.object { end[table] = place }
      case .creation(let creation): start[creation.relation] = place
      default: break
      }
    }
    guard !end.isEmpty || !start.isEmpty else { return [] }
    return Set(
      places(of: [.removal, .change]).filter { place in
        switch self[place] {
        case .removal(let removal): removal.loser.flatMap { end[$0] }.map { $0 > place } ?? false
        case .change(let change):
          switch change.kind {
          case .fewerPrivileges: change.relation.flatMap { end[$0] }.map { $0 > place } ?? false
          case .absentTable: change.relation.flatMap { start[$0] }.map { $0 > place } ?? false
          default: false
          }
        default: false
        }
      })
  }
}

extension Removal {
  /// The table that loses an index, a trigger or a policy.
  fileprivate var loser: RelationName? {
    switch object {
    case .index(_, let table, _, _): table
    case .trigger(_, let table), .policy(_, let table): table
    default: nil
    }
  }
}

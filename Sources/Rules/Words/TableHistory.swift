import Semantics

/// What a file does to each table, in order: a rule that looks for one thing behind another need not go
/// through the whole file for each.
struct TableHistory {
  private var byTable: [RelationName: [(place: Int, effect: Effect)]] = [:]

  /// - Parameter table: the table whose history an effect belongs to; nil for one that is not kept.
  init(_ effects: [Effect], _ table: (Effect) -> RelationName?) {
    for (place, effect) in effects.enumerated() {
      if let table = table(effect) { byTable[table, default: []].append((place, effect)) }
    }
  }

  /// What happens to a table from an effect on.
  func effects(on table: RelationName?, from place: Int = 0) -> some Sequence<Effect> {
    (table.flatMap { byTable[$0] } ?? []).lazy.filter { $0.place >= place }.map(\.effect)
  }
}

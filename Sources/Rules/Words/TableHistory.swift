import Semantics

/// What a file does to each table, in order: a rule that looks for one thing behind another need not go
/// through the whole file for each.
struct TableHistory {
  private let effects: EffectList
  private var byTable: [RelationName: [Int]] = [:]

  /// - Parameters:
  ///   - kinds: the kinds of effect that are kept.
  ///   - table: the table whose history an effect belongs to; nil for one that is not kept.
  init(_ effects: EffectList, _ kinds: EffectKinds, _ table: (Effect) -> RelationName?) {
    self.effects = effects
    for place in effects.places(of: kinds) {
      if let table = table(effects[place]) { byTable[table, default: []].append(place) }
    }
  }

  /// What happens to a table from an effect on.
  func effects(on table: RelationName?, from place: Int = 0) -> some Sequence<Effect> {
    let effects = effects
    return (table.flatMap { byTable[$0] } ?? []).lazy.filter { $0 >= place }.map { effects[$0] }
  }
}

extension EffectList {
  /// Where the effects of some kinds stand.
  func places(of kinds: EffectKinds) -> [Int] {
    indices.filter { !kinds.isDisjoint(with: self[$0].kind) }
  }
}

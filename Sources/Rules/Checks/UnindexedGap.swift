import Rulebook
import Semantics

extension Rule {
  /// An index goes before the one that takes its place is there: queries do without for the build.
  static let unindexedGap = Rule(.unindexedGap) { (migration: Migration) in
    let effects = migration.effects
    lazy var history = TableHistory(effects, [.columnChange, .indexBuild]) { effect in
      switch effect {
      case .columnChange(let change): change.relation
      case .indexBuild(let build): build.relation
      default: nil
      }
    }
    return effects.places(of: .removal).compactMap { place -> Concern? in
      guard case .removal(let removal) = effects[place], removal.isLive,
        case .index(let index, let table?, let keys, true) = removal.object, !keys.isEmpty,
        let successor = successor(of: keys, on: table, in: history.effects(on: table, from: place)),
        successor != index.name
      else { return nil }

      return Concern(
        "Until \(successor) is built, queries of \(table) that used \(index) have no index.",
        at: removal.span,
        wayOut: ["build the new index first, then drop the old one"])
    }
  }
}

extension Rule {
  /// The index that takes the place of a dropped one, unless a type changes before: then the old one
  /// had to go first.
  private static func successor(
    of keys: [Identifier?], on table: RelationName, in effects: some Sequence<Effect>
  ) -> Identifier? {
    for effect in effects {
      if case .columnChange(let change) = effect, case .type = change.kind,
        change.relation == table
      {
        return nil
      }
      if let name = effect.index(on: table, beginning: keys) { return name }
    }
    return nil
  }
}

extension Effect {
  /// The name of an index that it builds on a table, where that begins with certain columns.
  fileprivate func index(on table: RelationName, beginning keys: [Identifier?]) -> Identifier? {
    guard case .indexBuild(let build) = self, build.relation == table, let request = build.request,
      keys.allSatisfy({ $0 != nil }), Array(request.keys.prefix(keys.count)) == keys
    else { return nil }
    return build.index ?? build.parts.first?.name
  }
}

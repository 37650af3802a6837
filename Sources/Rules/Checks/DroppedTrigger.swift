import Rulebook
import Semantics

extension Rule {
  /// A trigger goes, and what it kept true is kept no more.
  static let droppedTrigger = Rule(.droppedTrigger) { (migration: Migration) in
    let effects = migration.effects
    let removals = effects.places(of: .removal)
    lazy var arrivals = effects.arrivals
    return removals.compactMap { index -> Answer? in
      guard case .removal(let removal) = effects[index], removal.isLive,
        case .trigger(let name, let table) = removal.object,
        !arrivals.hasTrigger(name, on: table, after: index)
      else { return nil }
      let concern = Concern(
        "What trigger \(name) did for writes to \(table) is done no more.",
        at: removal.span,
        lock: "\(LockMode.accessExclusive) on \(table)",
        wayOut: ["see that nothing relies on it; an older version of the code may"])
      return Answer(concern, about: index)
    }
  }
}

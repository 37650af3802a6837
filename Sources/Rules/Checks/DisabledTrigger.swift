import Rulebook
import Semantics

extension Rule {
  /// Triggers are off, and those that keep foreign keys with them, where all are switched off.
  static let disabledTrigger = Rule(.disabledTrigger) { (migration: Migration) in
    let effects = migration.effects
    return effects.places(of: .change).compactMap { index -> Answer? in
      guard case .change(let change) = effects[index], change.isLive,
        let concern = concern(change, effects[index...])
      else { return nil }
      return Answer(concern, about: index)
    }
  }

  private static func concern(_ change: Change, _ rest: some Sequence<Effect>) -> Concern? {
    switch change.kind {
    case .everyTriggerOff:
      return Concern(
        "No trigger and no foreign key is looked at in this session: broken rows go in unseen.",
        at: change.span,
        wayOut: [
          "leave it as it is, and put the rows in an order in which every key finds its target",
          "or disable one named trigger of one table, and enable it in the same transaction",
        ],
        severity: .error)
    case .triggersOff(let name):
      guard let table = change.relation, !rest.contains(where: { $0.enables(name, on: table) })
      else { return nil }
      let what = name.map { "Trigger \($0)" } ?? "Every trigger"
      return Concern(
        "\(what) of \(table) is off, and nothing in this file switches it on again.",
        at: change.span,
        wayOut: ["ENABLE TRIGGER in the same transaction, or drop the trigger if it is to go"])
    default: return nil
    }
  }
}

extension Effect {
  fileprivate func enables(_ name: Identifier?, on table: RelationName) -> Bool {
    guard case .change(let change) = self, case .triggersOn(let other) = change.kind else {
      return false
    }
    return change.relation == table && (other == nil || other == name)
  }
}

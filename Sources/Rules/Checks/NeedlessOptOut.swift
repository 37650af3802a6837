import Rulebook
import Semantics

extension Rule {
  /// A mark has the tool open no transaction, and every statement of the file could run in one.
  static let needlessOptOut = Rule(.needlessOptOut) { (migration: Migration) in
    guard let mark = migration.remarks(.optOut).first, migration.couldBeOneTransaction else {
      return []
    }
    return [
      Concern(
        "Nothing here needs to run outside a transaction, and where it stops half of it is done.",
        at: mark.span,
        wayOut: ["leave the line out: then the file is applied as a whole or not at all"])
    ]
  }
}

extension Migration {
  /// Whether several statements run by themselves that one transaction could hold, as far as is seen.
  /// Batches and new values of enums have their reasons.
  fileprivate var couldBeOneTransaction: Bool {
    guard transactions.filter({ !$0.effects.isEmpty }).count > 1,
      transactions.allSatisfy({ !$0.hasLoneStatement && $0.opening == nil })
    else { return false }
    return !effects.contains { effect in
      switch effect {
      case .rowChange(let it): it.kind != .insert
      case .definition(let it): it.object.isLabel
      case .unseen: true
      default: false
      }
    }
  }
}

extension Definition.Object {
  fileprivate var isLabel: Bool { if case .label = self { true } else { false } }
}

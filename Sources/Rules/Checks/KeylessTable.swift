import Rulebook
import Semantics
import Syntax

extension Rule {
  /// Nothing tells its rows apart.
  static let keylessTable = Rule(.keylessTable) { (creation: Creation, step) in
    guard creation.lacksKey, creation.persistence != .temporary,
      step.before.schema.relation(creation.relation) == nil
    else { return nil }

    return Concern(
      "\(creation.relation) has no primary key: logical replication refuses its updates and deletes.",
      at: creation.span,
      wayOut: ["a PRIMARY KEY, of the data's own columns or an identity column"])
  }
}

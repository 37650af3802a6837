import Rulebook
import Semantics

extension Rule {
  /// A type goes, or an attribute of one: casts, parameters and drivers that know it fail.
  ///
  /// One that got its name in this file is what is left of another, and nobody names it so.
  static let droppedType = Rule.gone(.droppedType) { object in
    switch object {
    case .type(let key): ("type \(key.shown)", { arrivals, _ in arrivals.hasType(key, after: -1) })
    case .attribute(let name, let key):
      ("attribute \(name) of type \(key.shown)", { _, _ in false })
    case .column, .table, .relation, .routine, .schema, .database, .extension, .trigger, .policy,
      .dependents, .index, .constraint, .enforcement, .domainConstraint, .partition, .other:
      nil
    }
  }
}

import Rulebook
import Semantics

extension Rule {
  /// A schema or a database goes, and all that it holds.
  static let droppedSchema = Rule(.droppedSchema) { (removal: Removal, step) in
    guard removal.isLive else { return nil }
    switch removal.object {
    case .schema(let name): return dropped("schema \(name)", removal)
    case .database(let name): return dropped("database \(name)", removal)
    case .column, .table, .relation, .routine, .type, .attribute, .extension, .trigger, .policy,
      .dependents, .index, .constraint, .enforcement, .domainConstraint, .partition, .other:
      return nil
    }
  }

  private static func dropped(_ object: String, _ removal: Removal) -> Concern {
    Concern(
      "Dropping \(object) loses everything in it, and running code that uses it fails.",
      at: removal.span,
      wayOut: ["drop what it holds one by one, each when no deployed code uses it any more"])
  }
}

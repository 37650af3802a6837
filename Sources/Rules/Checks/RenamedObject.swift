import Rulebook
import Semantics

extension Rule {
  /// A view, sequence, type or routine has another name or schema: running code that names it fails.
  static let renamedObject = Rule(.renamedObject) { (migration: Migration) in
    let effects = migration.effects
    let renamings = effects.places(of: .renaming)
    lazy var arrivals = effects.arrivals
    return renamings.compactMap { index -> Answer? in
      guard case .renaming(let renaming) = effects[index], renaming.isLive,
        let object = object(renaming.object, arrivals, index)
      else { return nil }
      let concern = Concern(
        "Running code that names \(object) fails as soon as this commits.",
        at: renaming.span,
        wayOut: ["make the new one beside it, move the code over, then drop the old one"])
      return Answer(concern, about: index)
    }
  }

  /// What is renamed; nil where the old name is there again, and where other rules speak.
  private static func object(
    _ object: Renaming.Object, _ arrivals: Arrivals, _ index: Int
  ) -> String? {
    switch object {
    case .relation(let name, let kind):
      kind.isIndex || arrivals.hasRelation(name, after: index) ? nil : "\(kind.word) \(name)"
    case .routine(let key):
      arrivals.hasRoutine(key, after: index) ? nil : "function \(key.shown)"
    case .type(let key): arrivals.hasType(key, after: index) ? nil : "type \(key.shown)"
    case .role(let name): "role \(name)"
    case .database(let name): "database \(name)"
    case .column, .table, .label, .schema, .constraint: nil
    }
  }
}

extension Relation.Kind {
  fileprivate var word: String {
    switch self {
    case .sequence: "sequence"
    case .materializedView: "materialized view"
    default: "view"
    }
  }
}

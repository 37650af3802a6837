import Rulebook
import Semantics

extension Rule {
  /// The moment a schema has another name, every qualified name in running code fails, and every
  /// search_path that lists it misses it.
  static let renamedSchema = Rule(.renamedSchema) { (transaction: Transaction, _) in
    let effects = transaction.effects
    let renamings = effects.places(of: .renaming)
    lazy var arrivals = effects.arrivals
    return renamings.compactMap { index -> Answer? in
      guard case .renaming(let renaming) = effects[index], renaming.isLive,
        case .schema(let schema) = renaming.object, !arrivals.fills(schema, after: index)
      else { return nil }
      let concern = Concern(
        "Running code that names anything in schema \(schema) fails as soon as this commits.",
        at: renaming.span,
        wayOut: [
          "make the schema of the old name again in the same transaction, with a view for each table",
          "or leave the schema, and make views of its tables in one of the new name",
        ])
      return Answer(concern, about: index)
    }
  }
}

import Rulebook
import Semantics
import Syntax

extension Rule {
  /// Rows that are written out, for a table that others write to as well.
  static let unguardedInsert = Rule(.unguardedInsert) { (step: Step) in
    guard case .insert(let insert) = step.statement.body, insert.onConflict == nil,
      case .query(let query) = insert.rows, case .values = query.body
    else { return [] }
    let table = step.before.schema.resolve(insert.table.name, in: step.statement)
    guard step.before.isLive(table) else { return [] }
    return [
      Concern(
        "Where \(table) has such a row already, this fails or makes a second one.",
        at: step.statement.span(insert.keywords),
        wayOut: [
          "+ … ON CONFLICT DO NOTHING",
          "or keep rows that differ between databases out of migrations",
        ])
    ]
  }
}

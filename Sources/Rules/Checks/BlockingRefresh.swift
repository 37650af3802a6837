import Rulebook
import Semantics
import Syntax

extension Rule {
  /// A plain `REFRESH` runs the whole query while nobody may read the view.
  static let blockingRefresh = Rule(.blockingRefresh) { (rewrite: Rewrite, step) in
    guard case .refresh(concurrently: false, let withData) = rewrite.cause, rewrite.isLive else {
      return nil
    }
    let view = rewrite.relation

    return Concern(
      withData
        ? "Reads of \(view) wait until its query has run and its rows are stored."
        : "This empties \(view), and every query of it fails until it is refreshed with data.",
      at: rewrite.span,
      notes: step.heldNotes,
      lock: step.lockLine(.accessExclusive, on: view),
      work: withData ? "runs the query of \(view) and builds its indexes" : nil,
      wayOut: [
        "REFRESH … CONCURRENTLY; it needs a unique index over columns, without WHERE,",
        "and a view that has been filled once",
      ],
      fix: refreshFix(view, step))
  }

  private static func refreshFix(_ view: RelationName, _ step: Step) -> Fix? {
    guard case .refreshMaterializedView(let refresh) = step.statement.body, refresh.withData,
      step.canRefreshConcurrently(view)
    else { return nil }
    let end = step.statement.span(refresh.keywords).end
    return Fix("refresh it CONCURRENTLY", [Edit(insert: " CONCURRENTLY", at: end)])
  }
}

extension Step {
  /// Whether history shows an index by which rows can be compared.
  fileprivate func canRefreshConcurrently(_ view: RelationName) -> Bool {
    guard let known = before.schema.relation(view), known.rows != .none else { return false }
    return known.indexes.contains { id in
      guard let index = before.schema.relation(id)?.index else { return false }
      return index.isUnique && index.isValid && !index.computesAnything
    }
  }
}

import Rulebook
import Semantics

extension Rule {
  /// A column that may not be null and comes without a value fails on the first row there is, and
  /// where there is none it fails the inserts of code that does not know it.
  static let requiredColumn = Rule(.requiredColumn) { (failure: Failure, step) in
    guard case .nullInNewColumn(let column, let table, let isPrimaryKey) = failure.cause
    else { return nil }

    return Concern(
      "Adding \(table).\(column) fails if \(table) has a row; if not, inserts by running code fail.",
      at: failure.span,
      label: isPrimaryKey ? "implies NOT NULL, and no row has a value" : "no row has a value",
      lock: step.lockLine(.accessExclusive, on: table),
      wayOut: [
        "give it a constant DEFAULT, which costs nothing",
        "or add it without NOT NULL, write it, backfill it in batches, then SET NOT NULL",
      ])
  }
}

import Rulebook
import Semantics

extension Rule {
  /// The moment a column has another name, every query of running code that names it fails.
  static let renamedColumn = Rule(.renamedColumn) { (renaming: Renaming, step) in
    guard case .column(let column, let table) = renaming.object, renaming.isLive else { return nil }

    return Concern(
      "Running code that names \(table).\(column) fails as soon as this commits.",
      at: renaming.span,
      lock: step.lockLine(.accessExclusive, on: table),
      wayOut: [
        "add \(renaming.newName), keep both in step with a trigger, backfill, move readers, "
          + "drop \(column)",
        "or leave the column and give it the new name in a view",
      ])
  }
}

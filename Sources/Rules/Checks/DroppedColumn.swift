import Rulebook
import Semantics
import Syntax

extension Rule {
  /// Dropping a column loses its data and breaks the running code that names it, or reads `*`.
  ///
  /// Where another column was filled from it and kept in step in earlier releases, that is the last step
  /// of a careful change: a note. Where a step of such a change is missing, it is named.
  static let droppedColumn = Rule(.droppedColumn) { (removal: Removal, step) in
    guard case .column(let column, let table) = removal.object, removal.isLive else { return nil }
    let name = "\(table).\(column)"
    if let replacement = removal.replacement, replacement.isDone {
      return lastStep(of: replacement, for: name, on: table, removal, step)
    }
    let uncopied = removal.replacement == nil ? step.uncopied(besides: column, of: table) : nil
    let missing =
      uncopied.map { "; nothing copies it into \(table).\($0), which this change adds" }
      ?? removal.replacement?.missingStep ?? ""

    return Concern(
      "Dropping \(name) loses its data, and running code that names it fails\(missing).",
      at: removal.span,
      lock: step.lockLine(.accessExclusive, on: table),
      wayOut: (removal.replacement?.wayOut ?? []) + wayToReplace(column, by: uncopied)
        + [
          "first deploy code that does not use it, then drop it, and say why above it:",
          RuleID.droppedColumn.allowance,
        ])
  }

  /// The old one goes behind a replacement to which nothing is left to do.
  static func lastStep(
    of replacement: Replacement, for name: String, on table: RelationName, _ removal: Removal,
    _ step: Step
  ) -> Concern {
    Concern(
      "Running code that still names \(name) fails; it was copied into "
        + "\(replacement.names.listed) and kept in step.",
      at: removal.span,
      lock: step.lockLine(.accessExclusive, on: table),
      wayOut: replacement.wayOut,
      severity: .note)
  }

  private static func wayToReplace(_ column: Identifier, by new: Identifier?) -> [String] {
    guard let new else { return [] }
    return [
      "if \(new) takes its place: keep both in step by a trigger, fill \(new) in batches, move the "
        + "readers, and drop \(column) in a later release"
    ]
  }
}

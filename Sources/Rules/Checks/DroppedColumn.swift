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
    let replacement = removal.replacement
    if let replacement, replacement.isDone {
      return Concern(
        "Running code that still names \(table).\(column) fails; it was copied into "
          + "\(replacement.names.listed) and kept in step.",
        at: removal.span,
        lock: step.lockLine(.accessExclusive, on: table),
        wayOut: replacement.wayOut,
        severity: .note)
    }
    let uncopied = replacement == nil ? step.uncopied(besides: column, of: table) : nil
    let missing =
      uncopied.map { "; nothing copies it into \(table).\($0), which this change adds" }
      ?? replacement?.missingStep ?? ""

    return Concern(
      "Dropping \(table).\(column) loses its data, and running code that names it fails\(missing).",
      at: removal.span,
      lock: step.lockLine(.accessExclusive, on: table),
      wayOut: (replacement?.wayOut ?? [])
        + (uncopied.map {
          [
            "if \($0) takes its place: keep both in step by a trigger, fill \($0) in batches, move the "
              + "readers, and drop \(column) in a later release"
          ]
        } ?? [])
        + ["first deploy code that does not use it, then drop it and allow this with the reason"])
  }
}

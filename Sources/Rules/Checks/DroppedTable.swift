import Rulebook
import Semantics

extension Rule {
  /// Dropping a table loses its data and breaks the running code that names it.
  static let droppedTable = Rule(.droppedTable) { (removal: Removal, step) in
    guard case .table(let table) = removal.object, removal.isLive else { return nil }

    return Concern(
      "Dropping \(table) loses its data, and running code that names it fails.",
      at: removal.span,
      lock: step.lockLine(.accessExclusive, on: table),
      wayOut: [
        "first deploy code that does not use it, then drop it and allow this with the reason"
      ])
  }
}

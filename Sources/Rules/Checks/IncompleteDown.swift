import Rulebook
import Semantics
import Syntax

extension Rule {
  /// The way forward, then the way back, and the schema is not what it was.
  static let incompleteDown = Rule(.incompleteDown) { (migration: Migration) in
    guard let undoing = migration.undoing, !undoing.differences.isEmpty else { return [] }
    let concern = Concern(
      "Played after the way forward, this does not lead back: \(undoing.differences.listed).",
      at: undoing.span,
      wayOut: ["undo each step of the way forward, the last one first"])
    return [Answer(concern)]
  }
}

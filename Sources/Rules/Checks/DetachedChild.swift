import Rulebook
import Semantics

extension Rule {
  /// NO INHERIT: queries of the parent lose the child's rows.
  static let detachedChild = Rule(.detachedChild) { (change: Change, step) in
    guard case .noInherit(let parent) = change.kind, change.isLive, let table = change.relation
    else { return nil }

    return Concern(
      "Queries of \(parent) no longer see the rows of \(table) once this commits.",
      at: change.span,
      lock: step.lockLine(.accessExclusive, on: table),
      wayOut: ["first move the code that reads them there to \(table), or keep a view over both"])
  }
}

import Rulebook
import Semantics

extension Rule {
  /// A new column that may not be NULL and loses its default again: inserts of running code, which
  /// does not know it, fail.
  static let withdrawnDefault = Rule(.withdrawnDefault) { (change: ColumnChange, step) in
    guard case .noDefault = change.kind, change.isLive, change.isNew, change.isRequired else {
      return nil
    }

    return Concern(
      "Inserts into \(change.relation) by running code, which does not know \(change.column), fail.",
      at: change.span,
      lock: step.lockLine(.accessExclusive, on: change.relation),
      wayOut: ["keep the default until all running code gives \(change.column) a value"])
  }
}

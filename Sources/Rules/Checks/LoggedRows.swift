import Rulebook
import Semantics

extension Rule {
  /// REPLICA IDENTITY FULL: the log gets every column of the old row.
  static let loggedRows = Rule(.loggedRows) { (change: Change, step) in
    guard case .wholeRowIdentity = change.kind, change.isLive, let table = change.relation else {
      return nil
    }

    return Concern(
      "Each UPDATE and DELETE of \(table) logs the whole old row, and subscribers search for it.",
      at: change.span,
      lock: step.lockLine(.accessExclusive, on: table),
      wayOut: ["a primary key, or REPLICA IDENTITY USING INDEX of a unique index without NULLs"])
  }
}

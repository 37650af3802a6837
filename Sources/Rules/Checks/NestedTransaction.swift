import Rulebook
import Semantics

extension Rule {
  /// BEGIN inside a transaction opens none, and COMMIT outside of one ends none: the server only warns.
  static let nestedTransaction = Rule(.nestedTransaction) { (change: Change, _) in
    switch change.kind {
    case .nestedBegin:
      Concern(
        "A transaction is open already: this opens none, and the next COMMIT ends it all.",
        at: change.span,
        wayOut: ["leave it out, or write SAVEPOINT for a part that can be undone"])
    case .strayEnd:
      Concern(
        "No transaction is open here: this ends nothing, and what stands before is done already.",
        at: change.span,
        wayOut: ["begin the transaction where it is to begin, or leave this out"])
    default: nil
    }
  }
}

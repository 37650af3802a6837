import Rulebook
import Semantics
import Syntax

extension Rule {
  /// The server refuses the statement, whatever the rows are: history proves it.
  ///
  /// What needs no transaction, and columns that come without a value, have rules of their own.
  static let failingStatement = Rule(.failingStatement) { (failure: Failure, step) in
    guard case .refused(let state, let message) = failure.cause, failure.certainty == .certain,
      step.statement.requiredServer <= step.before.server
    else { return nil }

    return Concern(
      "PostgreSQL refuses this: \(message) (\(state)).",
      at: failure.span,
      also: step.before.transaction.isInTransaction == true
        ? "nothing else of this transaction is kept" : nil,
      wayOut: [wayOut(state, step.before)])
  }

  private static func wayOut(_ state: String, _ moment: Moment) -> String {
    switch state {
    case "42P07", "42701", "42710", "42723", "42P06", "42P04", "42P16", "42P17":
      "earlier migrations made it what it is: leave this out, or write what it is to be now"
    case "42P01", "42703", "42704", "42883", "3F000":
      "no earlier migration leaves it there: correct the name, or make it first"
    case "2BP01": "drop what depends on it first, each by name"
    case "55P04" where moment.transaction == .pending:
      "use the new value in a later run of the tool: all pending files are one transaction"
    case "55P04": "use the new value in a later migration, when this one has committed"
    case "0A000": "write it in a way that the server supports, or in steps"
    default: "correct it: it fails on every database that these migrations have built"
    }
  }
}

import Rulebook
import Semantics
import Syntax

extension Rule {
  /// The server refuses the statement, whatever the rows are: history proves it.
  ///
  /// What needs no transaction, and columns that come without a value, have rules of their own.
  static let failingStatement = Rule(.failingStatement) { (failure: Failure, step) in
    guard case .refused(let state, let message) = failure.cause,
      step.statement.requiredServer <= step.before.server
    else { return nil }
    switch failure.certainty {
    case .certain: break
    case .ifRows: return waiting(failure, message, step)
    case .unknownShape, .unknownTimeZone: return nil
    }

    return Concern(
      "PostgreSQL refuses this: \(message) (\(state)).",
      at: failure.span,
      notes: step.cause(of: failure),
      also: step.before.transaction.isInTransaction == true
        ? "nothing else of this transaction is kept" : nil,
      wayOut: wayOut(state, step.before),
      fix: step.fix(state))
  }

  /// It fails if an earlier statement of the transaction has changed a row that is yet to be checked.
  private static func waiting(_ failure: Failure, _ message: String, _ step: Step) -> Concern {
    Concern(
      "If rows changed before this, PostgreSQL refuses it: \(message) (\(failure.sqlState)).",
      at: failure.span,
      notes: step.cause(of: failure),
      wayOut: wayOut(failure.sqlState, step.before),
      severity: .warning,
      fix: step.fix(failure.sqlState))
  }

  private static func wayOut(_ state: String, _ moment: Moment) -> [String] {
    state == "55006" ? checkedFirst : [oneWayOut(state, moment)]
  }

  private static let checkedFirst = [
    "have the rows checked first, which then fails here if they are wrong and not at COMMIT:",
    "+ SET CONSTRAINTS ALL IMMEDIATE;",
    "or change the rows in a migration of its own",
  ]

  private static func oneWayOut(_ state: String, _ moment: Moment) -> String {
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

extension Step {
  /// The earlier statement because of which this one fails.
  fileprivate func cause(of failure: Failure) -> [Note] {
    guard let origin = failure.origin else { return [] }
    return [
      Note(
        "what this changes is checked at COMMIT", at: origin.span,
        in: origin.path == before.path ? nil : origin.path)
    ]
  }

  fileprivate func fix(_ state: String) -> Fix? {
    guard state == "55006" else { return nil }
    let indentation = Line(behind: statement.span, in: statement.bytes).indentation
    return Fix(
      "check the changed rows first",
      [
        Edit(
          insert: "SET CONSTRAINTS ALL IMMEDIATE;\n\(indentation)", at: statement.span.offset)
      ])
  }
}

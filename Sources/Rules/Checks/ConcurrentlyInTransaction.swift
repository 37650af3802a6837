import Rulebook
import Semantics
import Syntax

extension Rule {
  /// Some statements refuse to run inside a transaction block: those that commit on their way.
  static let concurrentlyInTransaction = Rule(.concurrentlyInTransaction) {
    (failure: Failure, step) in
    guard failure.certainty == .certain else { return nil }
    let words = step.statement.text(failure.span).uppercased()
    switch failure.cause {
    case .insideTransaction(let state):
      return Concern(
        "\(words) cannot run inside a transaction, and \(reason(state)): error 25001.",
        at: failure.span,
        wayOut: wayOut(state))
    case .insideRoutine:
      return Concern(
        "\(words) cannot run inside a DO block: error 25001.",
        at: failure.span,
        wayOut: ["move it out of the block, to where no transaction is open"])
    case .nullInNewColumn, .refused: return nil
    }
  }

  private static func reason(_ state: TransactionState) -> String {
    switch state {
    case .explicit: "a BEGIN in this file has opened one"
    case .implicit: "the runner sends this file as one string, which is one"
    case .file: "the runner wraps this file in one"
    case .pending: "the runner wraps all pending files in one"
    case .autocommit, .unknown: "one is open"
    }
  }

  private static func wayOut(_ state: TransactionState) -> [String] {
    switch state {
    case .explicit: ["move it before BEGIN or behind COMMIT"]
    case .implicit: ["give it a file of its own: alone in its string it runs"]
    case .file, .pending, .autocommit, .unknown:
      ["give it a file of its own, and tell the runner to run that without a transaction"]
    }
  }
}

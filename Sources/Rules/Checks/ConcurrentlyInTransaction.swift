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
        "\(words) cannot run inside a transaction, and \(step.reason(state)): error 25001.",
        at: failure.span,
        wayOut: step.wayOut(of: state))
    case .insideRoutine:
      return Concern(
        "\(words) cannot run inside a DO block: error 25001.",
        at: failure.span,
        wayOut: ["move it out of the block, to where no transaction is open"])
    case .nullInNewColumn, .refused: return nil
    }
  }
}

extension Step {
  fileprivate func reason(_ state: TransactionState) -> String {
    let runner = before.host?.name ?? "the runner"
    switch state {
    case .explicit: return "a BEGIN in this file has opened one"
    case .implicit: return implicitReason(runner)
    case .file: return "\(runner) wraps this file in one"
    case .pending: return "\(runner) wraps all pending files in one"
    case .autocommit, .unknown: return "one is open"
    }
  }

  private func implicitReason(_ runner: String) -> String {
    switch before.delivery.unit {
    case .whole, .single, .unknown:
      "\(runner) sends all its statements as one string, which is one"
    case .piece: "\(runner) sends it in one string with other statements, which is one"
    case .pipeline: "\(runner) sends the file as a pipeline, in which only the first could"
    }
  }

  fileprivate func wayOut(of state: TransactionState) -> [String] {
    if state == .explicit, before.delivery.wrapper == .none || before.host == nil {
      return ["move it before BEGIN or behind COMMIT"]
    }
    if let host = before.host { return host.alone(statement.written) }
    switch state {
    case .explicit: return ["move it before BEGIN or behind COMMIT"]
    case .implicit: return ["give it a file of its own: alone in its string it runs"]
    case .file, .pending, .autocommit, .unknown:
      return ["give it a file of its own, and tell the runner to run that without a transaction"]
    }
  }
}

extension Statement {
  /// The statement as the file writes it, without its semicolon.
  var written: String {
    String(decoding: bytes[span.range.clamped(to: bytes.indices)], as: UTF8.self)
  }
}

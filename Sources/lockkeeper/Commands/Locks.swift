import Foundation
import Project
import Reporting
import Semantics
import Syntax

/// `locks`: what each statement locks, rewrites and scans, and until when. Judges nothing.
struct Locks {
  private enum LocksFormat: String, CaseIterable { case text, json }

  private let paths: [String]
  private let format: LocksFormat
  private let server: Server
  private let runner: Runner
  private let stdinName: String?
  private let allowsEmpty: Bool

  init(_ words: [String]) throws(UsageFailure) {
    let arguments = try Arguments(words, known: Option.locks)
    paths = arguments.operands
    format = try arguments.choice(.format, .text)
    server = try Arguments.servers(arguments.last(.postgres)).first ?? .oldest
    runner = try arguments.choice(.transaction, TransactionChoice.auto).runner
    stdinName = arguments.last(.stdinFilename)
    allowsEmpty = arguments.has(.allowEmpty)
  }

  func run() -> Outcome {
    let inputs = Inputs(paths: paths, stdinName: stdinName, allowsEmpty: allowsEmpty)
    inputs.announce()
    var ledgers: [Ledger] = []
    let jobs = ProcessInfo.processInfo.activeProcessorCount
    let unreadable = Itinerary(inputs.all).walk(jobs: jobs, server: server) {
      script, stop, schema in
      guard stop.isJudged else {
        return Ledger.playHistory(script, server: server, runner: runner, after: schema)
      }
      let (ledger, end) = Ledger.play(script, server: server, runner: runner, after: schema)
      ledgers.append(ledger)
      return end
    }
    let failures = inputs.failures + unreadable
    for failure in failures { Console.say("lockkeeper: " + failure.sentence) }
    switch format {
    case .json: Console.write(locksJSON(ledgers))
    case .text: Console.write(locksText(ledgers))
    }
    return failures.isEmpty ? .clean : .failed
  }
}

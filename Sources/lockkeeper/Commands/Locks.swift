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
    var failures = inputs.failures
    var ledgers: [Ledger] = []
    var chain = HistoryChain(server: server, runner: runner)
    for input in inputs.all {
      do throws(PathFailure) {
        let (source, schema) = try chain.next(input)
        let (ledger, end) = Ledger.play(source, server: server, runner: runner, after: schema)
        ledgers.append(ledger)
        chain.passed(input, end)
      } catch {
        failures.append(error)
      }
    }
    for failure in failures { Console.say("lockkeeper: " + failure.sentence) }
    switch format {
    case .json: Console.write(locksJSON(ledgers))
    case .text: Console.write(locksText(ledgers))
    }
    return failures.isEmpty ? .clean : .failed
  }
}

/// Plays the files that stand before the judged ones, each once.
struct HistoryChain {
  private let server: Server
  private let runner: Runner
  /// The schema behind the last file of a folder that was played.
  private var reached: [String: (last: String, schema: Schema)] = [:]

  init(server: Server, runner: Runner) {
    self.server = server
    self.runner = runner
  }

  /// The text of an input, and the schema that the files before it leave.
  mutating func next(_ input: Inputs.Input) throws(PathFailure) -> (Source, Schema) {
    guard case .file(let file) = input else { return (try input.source(), Schema()) }
    let folder = (file.path as NSString).deletingLastPathComponent
    let name = (file.path as NSString).lastPathComponent
    var (last, schema) = reached[folder] ?? ("", Schema())
    if !last.isEmpty, !History.precedes(last, name) { (last, schema) = ("", Schema()) }
    for earlier in History.before(file) {
      let own = (earlier.path as NSString).lastPathComponent
      guard last.isEmpty || History.precedes(last, own) else { continue }
      let source = try readSource(earlier.path, named: earlier.name)
      schema = Ledger.playHistory(source, server: server, runner: runner, after: schema)
      last = own
    }
    reached[folder] = (last, schema)
    return (try input.source(), schema)
  }

  /// Notes what a judged file leaves behind, so that it need not be played again.
  mutating func passed(_ input: Inputs.Input, _ schema: Schema) {
    guard case .file(let file) = input else { return }
    let folder = (file.path as NSString).deletingLastPathComponent
    reached[folder] = ((file.path as NSString).lastPathComponent, schema)
  }
}

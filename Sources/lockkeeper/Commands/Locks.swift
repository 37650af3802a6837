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
  private let servers: [Server]
  private let runner: Runner
  private let tool: ToolChoice?
  private let isVerbose: Bool
  private let stdinName: String?
  private let allowsEmpty: Bool
  private let schema: String?
  private let style: LocksStyle

  init(_ words: [String]) throws(UsageFailure) {
    let arguments = try Arguments(words, known: Option.locks)
    paths = arguments.operands
    format = try arguments.choice(.format, .text)
    servers = try Arguments.servers(arguments.last(.postgres))
    runner = try arguments.choice(.transaction, TransactionChoice.auto).runner
    tool = try arguments.tool
    isVerbose = arguments.has(.verbose)
    stdinName = arguments.last(.stdinFilename)
    allowsEmpty = arguments.has(.allowEmpty)
    schema = arguments.last(.schema)
    style = LocksStyle(
      color: Console.showsColor(try arguments.choice(.color, .auto)), unicode: Console.isUnicode,
      width: Console.width)
  }

  func run() -> Outcome {
    let inputs = Inputs(paths: paths, stdinName: stdinName, allowsEmpty: allowsEmpty)
    inputs.announce()
    let first = servers.first ?? .oldest
    let dump: SchemaDump?
    do throws(PathFailure) {
      dump = try SchemaDump.read(schema, server: first)
    } catch {
      Console.say("lockkeeper: " + error.sentence)
      return .failed
    }
    let itinerary = Itinerary(inputs.all, tool: tool, runner: runner, dump: dump)
    itinerary.announce(isVerbose: isVerbose)
    if let sentence = itinerary.dumpSentence { Console.say(sentence) }
    var (files, unreadable) = play(itinerary, on: first)
    for server in servers.dropFirst() {
      let others = play(itinerary, on: server).files
      for (index, other) in zip(files.indices, others) { files[index].ledgers += other.ledgers }
    }
    let ledgers = files.compactMap { Ledger.worst($0.ledgers) }
    unreadable += inputs.failures
    for failure in unreadable { Console.say("lockkeeper: " + failure.sentence) }
    switch format {
    case .json: Console.write(locksJSON(ledgers))
    case .text: Console.write(locksText(ledgers, after: files.map(\.after), style: style))
    }
    return unreadable.isEmpty ? .clean : .failed
  }

  /// What the statements of one file lock, on each server.
  private struct Played {
    var ledgers: [Ledger]
    /// The file of its history that stands last before it.
    let after: String?
  }

  private func play(_ itinerary: Itinerary, on server: Server)
    -> (files: [Played], failures: [PathFailure])
  {
    var files: [Played] = []
    var last: [String?: String] = [:]
    let jobs = ProcessInfo.processInfo.activeProcessorCount
    let failures = itinerary.walk(jobs: jobs, server: server) {
      script, handling, stop, schema in
      defer { last[stop.folder] = (script.source.path as NSString).lastPathComponent }
      guard stop.isJudged else {
        return Ledger.playHistory(script, handling: handling, server: server, after: schema)
      }
      let (ledger, end) = Ledger.play(script, handling: handling, server: server, after: schema)
      files.append(Played(ledgers: [ledger], after: stop.folder == nil ? nil : last[stop.folder]))
      return end
    }
    return (files, failures)
  }
}

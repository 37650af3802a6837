import Project
import Reporting
import Semantics
import Syntax

/// `locks`: what each statement locks, rewrites and scans, and until when. Judges nothing.
struct Locks {
  private enum LocksFormat: String, CaseIterable { case text, json }

  private let options: RunOptions
  private let format: LocksFormat
  private let outputs: [(format: LocksFormat, path: String)]
  private let style: LocksStyle

  init(_ words: [String]) throws(UsageFailure) {
    let arguments = try Arguments(words, known: Option.locks)
    options = try RunOptions(arguments)
    format = try arguments.choice(.format, .text)
    outputs = try arguments.outputs()
    style = LocksStyle(
      color: Console.showsColor(try arguments.choice(.color, .auto)), unicode: Console.isUnicode,
      width: Console.width)
  }

  func run() throws(UsageFailure) -> Outcome {
    let survey = try Survey(options)
    survey.announce(isVerbose: options.isVerbose)
    var files: [Played] = []
    var failures = survey.failures
    for course in survey.courses {
      let (played, unread) = play(course)
      files += played
      failures += unread
    }
    for failure in failures { failure.say() }
    var isWritten = Console.write(rendered(files, as: format, style))
    for output in outputs {
      let plain = LocksStyle(color: false, unicode: style.unicode, width: style.width)
      let bytes = rendered(files, as: output.format, plain)
      isWritten = Console.write(bytes, toFile: output.path) && isWritten
    }
    return failures.isEmpty && isWritten ? .clean : .failed
  }

  private func rendered(_ files: [Played], as format: LocksFormat, _ style: LocksStyle) -> [UInt8] {
    let ledgers = files.compactMap { Ledger.worst($0.ledgers) }
    return switch format {
    case .json: locksJSON(ledgers)
    case .text: locksText(ledgers, after: files.map(\.after), style: style)
    }
  }

  /// What the statements of one file lock, on each server.
  private struct Played {
    var ledgers: [Ledger]
    /// The file of its history that stands last before it.
    let after: String?
  }

  private func play(_ course: Course) -> (files: [Played], failures: [UsageFailure]) {
    let servers = course.servers.known
    var (files, failures) = play(course, on: servers.first ?? .oldest)
    for server in servers.dropFirst() {
      let others = play(course, on: server).files
      for (index, other) in zip(files.indices, others) { files[index].ledgers += other.ledgers }
    }
    failures = failures.reduce(into: []) { $0.append($1) }
    return (files, failures)
  }

  private func play(_ course: Course, on server: Server) -> (
    files: [Played], failures: [UsageFailure]
  ) {
    var files: [Played] = []
    var last: String?
    let itinerary = Itinerary(course: course, jobs: options.jobs, leavesOut: false)
    let leftovers = itinerary.walk(on: server) { reading, schema in
      let (script, handling) = (reading.script, reading.handling)
      defer { last = Paths.name(of: script.source.path) }
      guard reading.stop.isJudged else {
        return Ledger.playHistory(script, handling: handling, server: server, after: schema)
      }
      let (ledger, end) = Ledger.play(
        script, handling: handling, server: server, after: schema, isTogether: course.hasCut)
      if reading.stop.isReported {
        files.append(Played(ledgers: [ledger], after: course.history == nil ? nil : last))
      }
      return end
    }
    return (files, leftovers.failures)
  }
}

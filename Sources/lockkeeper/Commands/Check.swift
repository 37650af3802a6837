import Foundation
import Project
import Reporting
import Rulebook
import Rules
import Semantics
import Syntax

/// `check`: judges migrations.
struct Check {
  private let options: CheckOptions

  init(_ words: [String]) throws(UsageFailure) { options = try CheckOptions(words) }

  func run() throws(UsageFailure) -> Outcome {
    let survey = try Survey(options.run)
    survey.announce(isVerbose: options.run.isVerbose)
    var all = Judgement()
    for course in survey.courses { all.add(judge(course)) }
    let failures = survey.failures + all.failures
    for failure in failures { failure.say() }
    if all.verdicts.isEmpty, all.others.isEmpty, all.history.isEmpty, !failures.isEmpty {
      return .failed
    }
    let report = report(all, of: survey)
    let isWritten = write(report, FirstRun(report, of: survey))
    if !isWritten || !failures.isEmpty { return .failed }
    return all.gates(report.findings, options.failOn) ? .findings : .clean
  }

  private func report(_ all: Judgement, of survey: Survey) -> Report {
    var paths = RepositoryPaths()
    let servers = Set(survey.courses.flatMap(\.servers.known)).sorted()
    return Report(
      all.verdicts, history: all.history, others: all.others,
      servers: servers.isEmpty ? Course.defaultServers.known : servers,
      handling: { all.handlings[$0] }, database: { all.courses[$0]?.database },
      repositoryPath: { paths.relative($0) })
  }

  // MARK: Judging

  /// Judges a course on each server, and keeps the worst.
  private func judge(_ course: Course) -> Judgement {
    let servers = course.servers.known
    var first = judge(course, on: servers.first ?? .oldest)
    guard servers.count > 1 else { return first }
    let others = servers.dropFirst().map { ($0, judge(course, on: $0).verdicts) }
    first.verdicts = first.verdicts.enumerated().compactMap { index, verdict in
      Verdict.worst(
        [(servers[0], verdict)]
          + others.compactMap { index < $1.count ? ($0, $1[index]) : nil })
    }
    return first
  }

  private func judge(_ course: Course, on server: Server) -> Judgement {
    let settings = course.settings
    var linters = Linters(settings, options, on: server)
    var judgement = Judgement()
    var changeSet: [Migration] = []
    var canonical = CanonicalPaths()
    var habit = WayBackHabit()
    var undone: (pair: Int, schema: Schema)?
    var left = Schema()
    let itinerary = Itinerary(course: course, jobs: options.run.jobs, leavesOut: true)
    let leftovers = itinerary.walk(on: server) { reading, schema in
      let path = reading.script.source.path
      let entry = reading.stop.entry
      var handling = reading.handling
      defer {
        if let entry, let pair = entry.pair, undone?.pair != pair {
          undone = entry.isUndone ? (pair, schema) : nil
        }
        if let entry { habit.note(handling, of: reading.script.source, entry) }
      }
      let linter = linters.linter(for: canonical.path(of: path))
      guard reading.stop.isJudged else {
        judgement.note(history: path, reading.handling, course)
        return linter.play(reading.script, handling: reading.handling, after: schema)
      }
      if let remark = entry.flatMap({ habit.remark(on: handling, of: reading.script.source, $0) }) {
        handling.remarks.append(remark)
      }
      let (judged, end) = linter.judge(
        reading.script, handling: handling, after: schema,
        among: course.hasCut ? changeSet : nil,
        undoing: undone.flatMap { $0.pair == entry?.pair ? $0.schema : nil }
      ) { try? itinerary.handling(of: $0, at: reading.stop) }
      var verdict = judged
      if course.hasCut, let migration = verdict.migration { changeSet.append(migration) }
      verdict.forgetMigration()
      left = end
      if reading.stop.isReported {
        judgement.add(verdict, course)
      } else {
        judgement.note(history: path, reading.handling, course)
      }
      return end
    }
    judgement.verdicts.lookBack(from: left, explains: options.explains)
    judgement.add(leftovers, course)
    return judgement
  }

  // MARK: Writing

  /// Writes the report to standard output and to the files that were asked for.
  private func write(_ report: Report, _ first: FirstRun?) -> Bool {
    let isQuiet = options.run.isQuiet
    let style = Style(
      color: Console.showsColor(options.color), quiet: isQuiet, frames: first?.frames,
      advice: first?.advice ?? [])
    var isWritten = true
    let omitted = render(report, as: options.format, style: style) { bytes in
      isWritten = isWritten && Console.write(bytes)
    }
    tell(omitted, options.format)
    for output in options.outputs {
      let rendering = render(report, as: output.format, style: Style(quiet: isQuiet))
      tell(rendering.omitted, output.format)
      isWritten = Console.write(rendering.bytes, toFile: output.path) && isWritten
    }
    return isWritten
  }

  /// Says how many findings a format had no room for.
  private func tell(_ omitted: Int, _ format: Format) {
    guard omitted > 0 else { return }
    Console.say("lockkeeper: \(format.rawValue): \(omitted) more findings were left out")
  }
}

/// What came of judging courses.
private struct Judgement {
  /// One for each file, in the order of play.
  var verdicts: [Verdict] = []
  private(set) var history: [String] = []
  private(set) var others: [String] = []
  private(set) var failures: [UsageFailure] = []
  /// How the tool runs what is not judged.
  private(set) var handlings: [String: Handling] = [:]
  /// The course of each file.
  private(set) var courses: [String: Course] = [:]

  mutating func note(history path: String, _ handling: Handling, _ course: Course) {
    handlings[path] = handling.kept
    courses[path] = course
    history.append(path)
  }

  mutating func add(_ verdict: Verdict, _ course: Course) {
    courses[verdict.source.path] = course
    verdicts.append(verdict)
  }

  mutating func add(_ leftovers: Itinerary.Leftovers, _ course: Course) {
    failures += leftovers.failures
    for (name, reason, isNamed, handling) in leftovers.passed {
      handlings[name] = handling
      if isNamed { Console.say("\(name) is not judged: \(reason)") }
    }
    let found = course.others + leftovers.passed.map(\.name)
    for path in found where !others.contains(path) && !history.contains(path) {
      others.append(path)
      courses[path] = course
    }
  }

  mutating func add(_ other: Judgement) {
    verdicts += other.verdicts
    history += other.history
    others += other.others
    failures += other.failures
    courses.merge(other.courses) { first, _ in first }
    handlings.merge(other.handlings) { first, _ in first }
  }

  /// Whether a finding makes the exit code 1, by what is asked of its file.
  func gates(_ findings: [Finding], _ flag: Gate?) -> Bool {
    findings.contains { finding in
      guard finding.allowance == nil else { return false }
      let gate = flag ?? courses[finding.path]?.settings.failOn ?? .warning
      return gate.gates(finding.severity)
    }
  }
}

/// What a run over a long history shows, of which nobody has said what is applied.
private struct FirstRun {
  /// How many findings are drawn at most.
  var frames: Int { 50 }
  let advice: [String]

  /// nil where the run is none such.
  init?(_ report: Report, of survey: Survey) {
    guard report.counted.count > 50, let course = survey.courses.first(where: { !$0.hasCut }),
      survey.courses.allSatisfy({ !$0.hasCut }), let history = course.history
    else { return nil }
    let newest = history.newest ?? ""
    let says = "\"startAfter\": \"\(newest)\"".visible
    let how =
      course.isConfigured
      ? [Configuration.name + "        add  " + says]
      : ["lockkeeper init        writes \(Configuration.name) with \(says)"]
    advice =
      ["Applied migrations cannot be changed. To judge only what comes from now on:", ""]
      + how.map { "    " + $0 }
  }
}

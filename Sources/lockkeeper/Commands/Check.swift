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

  func run() -> Outcome {
    let inputs = Inputs(
      paths: options.paths, stdinName: options.stdinName, allowsEmpty: options.allowsEmpty)
    inputs.announce()
    if options.isVerbose { for name in inputs.names { Console.say("judging \(name)") } }
    var (verdicts, history, unreadable) = judge(inputs.all, on: options.server)
    for server in options.otherServers {
      let (others, _, _) = judge(inputs.all, on: server)
      verdicts = zip(verdicts, others).map { Verdict.worst(of: $0, [$1]) }
    }
    unreadable += inputs.failures
    for failure in unreadable { Console.say("lockkeeper: " + failure.sentence) }
    if verdicts.isEmpty, !unreadable.isEmpty { return .failed }

    var paths = RepositoryPaths()
    let report = Report(
      verdicts, history: history, servers: [options.server] + options.otherServers
    ) {
      paths.relative($0)
    }
    let isWritten = write(report)
    if !isWritten || !unreadable.isEmpty { return .failed }
    return report.counted.contains { options.failOn.gates($0.severity) } ? .findings : .clean
  }

  /// Judges the files, each after those that stand before it in its folder.
  private func judge(_ inputs: [Inputs.Input], on server: Server)
    -> (verdicts: [Verdict], history: [String], failures: [PathFailure])
  {
    let linter = Linter(server: server, runner: options.runner, selection: options.selection)
    var verdicts: [Verdict] = []
    var history: [String] = []
    let failures = Itinerary(inputs).walk(jobs: options.jobs, server: server) {
      script, stop, schema in
      guard stop.isJudged else {
        history.append(script.source.path)
        return linter.play(script, after: schema)
      }
      let (verdict, end) = linter.judge(script, after: schema)
      verdicts.append(verdict)
      return end
    }
    return (verdicts, history, failures)
  }

  /// Writes the report to standard output and to the files that were asked for.
  private func write(_ report: Report) -> Bool {
    let style = Style(color: Console.showsColor(options.color), quiet: options.isQuiet)
    var isWritten = Console.write(rendered(report, options.format, style))
    for output in options.outputs {
      let bytes = rendered(report, output.format, Style(quiet: options.isQuiet))
      do {
        try Data(bytes).write(to: URL(filePath: output.path))
      } catch {
        Console.say("lockkeeper: \(output.path): cannot be written: \(error.localizedDescription)")
        isWritten = false
      }
    }
    return isWritten
  }

  private func rendered(_ report: Report, _ format: Format, _ style: Style) -> [UInt8] {
    let rendering = render(report, as: format, style: style)
    if rendering.omitted > 0 {
      Console.say(
        "lockkeeper: \(format.rawValue): \(rendering.omitted) more findings were left out")
    }
    return rendering.bytes
  }
}

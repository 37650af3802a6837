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
    let results = inParallel(inputs.all, jobs: options.jobs, judge)

    var verdicts: [Verdict] = []
    var unreadable = inputs.failures
    for result in results {
      switch result {
      case .success(let verdict): verdicts.append(verdict)
      case .failure(let failure): unreadable.append(failure)
      }
    }
    for failure in unreadable { Console.say("lockkeeper: " + failure.sentence) }
    if verdicts.isEmpty, !unreadable.isEmpty { return .failed }

    var paths = RepositoryPaths()
    let report = Report(verdicts, servers: [options.server] + options.otherServers) {
      paths.relative($0)
    }
    let isWritten = write(report)
    if !isWritten || !unreadable.isEmpty { return .failed }
    return report.counted.contains { options.failOn.gates($0.severity) } ? .findings : .clean
  }

  @Sendable private func judge(_ input: Inputs.Input) -> Result<Verdict, PathFailure> {
    do throws(PathFailure) {
      let source = try input.source()
      let judge = { server in
        Linter(server: server, runner: options.runner, selection: options.selection).judge(source)
      }
      return .success(.worst(of: judge(options.server), options.otherServers.map(judge)))
    } catch {
      return .failure(error)
    }
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

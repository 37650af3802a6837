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
    let dump: SchemaDump?
    do throws(PathFailure) {
      dump = try SchemaDump.read(options.schema, server: options.server)
    } catch {
      Console.say("lockkeeper: " + error.sentence)
      return .failed
    }
    if options.isVerbose { for name in inputs.names { Console.say("judging \(name)") } }
    var (verdicts, history, unreadable) = judge(inputs.all, on: options.server, after: dump)
    if !options.otherServers.isEmpty {
      let others = options.otherServers.map {
        ($0, judge(inputs.all, on: $0, after: dump).verdicts)
      }
      verdicts = verdicts.enumerated().compactMap { index, verdict in
        Verdict.worst(
          [(options.server, verdict)]
            + others.compactMap { index < $1.count ? ($0, $1[index]) : nil })
      }
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
    let gates = report.findings.contains {
      $0.allowance == nil && options.failOn.gates($0.severity)
    }
    return gates ? .findings : .clean
  }

  /// Judges the files, each after those that stand before it in its folder.
  private func judge(_ inputs: [Inputs.Input], on server: Server, after dump: SchemaDump?)
    -> (verdicts: [Verdict], history: [String], failures: [PathFailure])
  {
    let formats = [options.format] + options.outputs.map(\.format)
    let linter = Linter(
      server: server, runner: options.runner, selection: options.selection,
      explains: formats.contains(where: \.explains))
    var verdicts: [Verdict] = []
    var history: [String] = []
    let itinerary = Itinerary(inputs, tool: options.tool, runner: options.runner, dump: dump)
    if server == options.server { itinerary.announce(isVerbose: options.isVerbose) }
    if let sentence = itinerary.dumpSentence, server == options.server { Console.say(sentence) }
    let failures = itinerary.walk(jobs: options.jobs, server: server) {
      script, handling, stop, schema in
      guard stop.isJudged else {
        history.append(script.source.path)
        return linter.play(script, handling: handling, after: schema)
      }
      let (verdict, end) = linter.judge(script, handling: handling, after: schema) {
        try? itinerary.handling(of: $0, at: stop)
      }
      verdicts.append(verdict)
      return end
    }
    return (verdicts, history, failures)
  }

  /// Writes the report to standard output and to the files that were asked for.
  private func write(_ report: Report) -> Bool {
    let style = Style(color: Console.showsColor(options.color), quiet: options.isQuiet)
    var isWritten = true
    let omitted = render(report, as: options.format, style: style) { bytes in
      isWritten = isWritten && Console.write(bytes)
    }
    tell(omitted, options.format)
    for output in options.outputs {
      let rendering = render(report, as: output.format, style: Style(quiet: options.isQuiet))
      tell(rendering.omitted, output.format)
      do {
        try Data(rendering.bytes).write(to: URL(filePath: output.path))
      } catch {
        Console.say("lockkeeper: \(output.path): cannot be written: \(error.localizedDescription)")
        isWritten = false
      }
    }
    return isWritten
  }

  /// Says how many findings a format had no room for.
  private func tell(_ omitted: Int, _ format: Format) {
    guard omitted > 0 else { return }
    Console.say("lockkeeper: \(format.rawValue): \(omitted) more findings were left out")
  }
}

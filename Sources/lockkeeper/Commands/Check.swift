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
    let (inputs, failures) = gather()
    let results = inParallel(inputs, jobs: options.jobs, judge)

    var verdicts: [Verdict] = []
    var unreadable = failures
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

  /// What one path or standard input gives to read.
  private enum Input: Sendable {
    case file(FileFinder.File)
    case source(Source)
  }

  private func gather() -> ([Input], [PathFailure]) {
    var inputs: [Input] = []
    var failures: [PathFailure] = []
    var finder = FileFinder(allowsEmpty: options.allowsEmpty)
    var readsInput = options.stdinName != nil && !options.paths.contains("-")
    for path in options.paths {
      if path == "-" { readsInput = true } else { finder.add(path) }
    }
    if readsInput {
      do throws(PathFailure) {
        inputs.append(.source(try readStandardInput(named: options.stdinName)))
      } catch {
        failures.append(error)
      }
    }
    if options.paths.isEmpty, !readsInput {
      finder.addCurrentFolder()
      for (folder, count) in finder.folders {
        Console.say("\(folder) (\(count) \(count == 1 ? "file" : "files"))")
      }
    }
    if options.isVerbose { for file in finder.files { Console.say("judging \(file.name)") } }
    return (inputs + finder.files.map { .file($0) }, failures + finder.failures)
  }

  @Sendable private func judge(_ input: Input) -> Result<Verdict, PathFailure> {
    do throws(PathFailure) {
      let source: Source
      switch input {
      case .file(let file): source = try readSource(file.path, named: file.name)
      case .source(let given): source = given
      }
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

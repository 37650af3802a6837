import Project
import Rules
import Semantics
import Syntax

/// The linters of a course on one server: the files that the same entries of `paths` hold for share one.
struct Linters {
  private let settings: Settings
  private let options: CheckOptions
  private let server: Server
  private var known: [[Int]: Linter] = [:]

  init(_ settings: Settings, _ options: CheckOptions, on server: Server) {
    self.settings = settings
    self.options = options
    self.server = server
  }

  /// The linter of a file, by its canonical path.
  mutating func linter(for path: String) -> Linter {
    let entries = settings.entries(for: path)
    let linter = known[entries] ?? linter(by: entries)
    known[entries] = linter
    return linter
  }

  private func linter(by entries: [Int]) -> Linter {
    Linter(
      server: server, runner: (settings.runner.transaction ?? .auto).runner,
      selection: options.selection(over: settings.selection(by: entries)),
      allowances: settings.allowances, explains: options.explains)
  }
}

import Foundation
import Project
import Semantics
import Syntax

/// The files of a run in the order in which they are played: of each folder of migrations those that
/// stand before a judged file, and the judged ones.
struct Itinerary {
  /// One file on the way.
  struct Stop: Sendable {
    let input: Inputs.Input
    /// Whether the file is judged; else it is history.
    let isJudged: Bool
    /// The folder of migrations that the file belongs to, by which its history is kept; nil for a text
    /// of its own.
    let folder: String?
    /// What its folder knows of it.
    var file: MigrationFile?
    /// Whether it is the last file of its folder that goes forward.
    var isLast = true
  }

  private(set) var stops: [Stop] = []
  private(set) var failures: [PathFailure] = []
  /// The folders of the files, by their root.
  private(set) var folders: [String: MigrationFolder] = [:]
  /// What was named and is not judged, with the reason.
  private(set) var passed: [(name: String, reason: String)] = []
  private let choice: ToolChoice?
  private let runner: Runner
  /// The dump from which the schema starts, where one is given.
  private let dump: SchemaDump?
  /// The folders whose history it takes the place of.
  private var startsAtDump: Set<String> = []

  init(
    _ inputs: [Inputs.Input], tool choice: ToolChoice? = nil, runner: Runner = .unknown,
    dump: SchemaDump? = nil
  ) {
    self.dump = dump
    self.choice = choice
    self.runner = runner
    var roots: [String] = []
    var judged: [String: [String: Inputs.Input]] = [:]
    for input in inputs {
      guard let file = input.file else {
        stops.append(Stop(input: input, isJudged: true, folder: nil))
        continue
      }
      let root = MigrationFolder.root(of: file.path)
      if judged[root] == nil { roots.append(root) }
      judged[root, default: [:]][Paths.shown(file.path)] = input
    }
    for root in roots {
      do throws(PathFailure) {
        let folder = try MigrationFolder(root, choice: choice)
        folders[root] = folder
        visit(folder, judged[root] ?? [:])
      } catch {
        failures.append(error)
      }
    }
  }

  private mutating func visit(_ folder: MigrationFolder, _ judged: [String: Inputs.Input]) {
    var left = judged
    let known = folder.migrations.map {
      (file: $0, own: left.removeValue(forKey: Paths.shown($0.path)))
    }
    for (path, reason) in folder.others {
      if let input = left.removeValue(forKey: Paths.shown(path)), let file = input.file {
        passed.append((file.name, reason))
      }
    }
    // What is no SQL file by its name is judged by itself.
    for path in left.keys.sorted() {
      if let input = left[path] { stops.append(Stop(input: input, isJudged: true, folder: nil)) }
    }
    guard let last = known.lastIndex(where: { $0.own != nil }) else { return }
    let usable = dump.map { dump in
      !dump.versions.isEmpty && !judged.keys.contains(where: dump.contains)
    }
    if usable == true { startsAtDump.insert(folder.root) }
    let newest = folder.migrations.last { $0.direction == .up }?.path
    for (file, own) in known[...last] {
      if usable == true, dump?.contains(file.path) == true { continue }
      let shown = FileFinder.File(path: file.path, name: Paths.shown(file.path))
      stops.append(
        Stop(
          input: own ?? .file(shown), isJudged: own != nil, folder: folder.root, file: file,
          isLast: file.path == newest))
    }
  }

  /// How a stop's text is run: as its folder's tool does, by its own marks, or as `--transaction` says.
  func handling(of source: Source, at stop: Stop) throws(PathFailure) -> Handling {
    let handling =
      if let root = stop.folder, let folder = folders[root] {
        try folder.handling(of: source, file: stop.file)
      } else {
        try Handling(recognising: source, choice: choice)
      }
    return handling.overridden(by: runner)
  }

  /// How many files are read and parsed before they are played.
  private static var window: Int { 256 }

  /// Reads and parses the files in parallel, and plays them in order.
  func walk(
    jobs: Int, server: Server,
    _ play: (_ script: Script, _ handling: Handling, _ stop: Stop, _ schema: Schema) -> Schema
  ) -> [PathFailure] {
    var failures: [PathFailure] = failures
    var schemas: [String: Schema] = [:]
    var start = 0
    while start < stops.count {
      let window = Array(stops[start..<min(start + Itinerary.window, stops.count)])
      start += window.count
      let scripts = inParallel(window, jobs: jobs) {
        stop -> Result<(Script, Handling), PathFailure> in
        do throws(PathFailure) {
          let source = try stop.input.source()
          let handling = try handling(of: source, at: stop)
          let sections = stop.isJudged ? handling.shown : handling.played
          return .success((handling.script(source, of: sections, server: server), handling))
        } catch {
          return .failure(error)
        }
      }
      for (stop, script) in zip(window, scripts) {
        switch script {
        case .failure(let failure): failures.append(failure)
        case .success(let (script, handling)):
          let folder = stop.folder ?? ""
          let before = stop.folder == nil ? Schema() : schemas.removeValue(forKey: folder)
          let beginning = startsAtDump.contains(folder) ? dumped(on: server) : Schema()
          let after = play(script, handling, stop, before ?? beginning)
          if stop.folder != nil { schemas[folder] = after }
        }
      }
    }
    return failures
  }

  /// The schema of the dump.
  private func dumped(on server: Server) -> Schema {
    guard let dump else { return Schema() }
    let script = Script(dump.source, server: server)
    return Ledger.playHistory(script, server: server, runner: .none, after: Schema()).asDumped()
  }

  /// Why a dump that was given is not used, or how far it goes.
  var dumpSentence: String? {
    guard let dump else { return nil }
    let name = dump.source.path
    if dump.versions.isEmpty {
      return "\(name) does not say which migrations it contains, so history is played from its "
        + "first file"
    }
    if startsAtDump.isEmpty {
      return "\(name) contains a migration that is judged, so history is played from its first file"
    }
    return nil
  }
}

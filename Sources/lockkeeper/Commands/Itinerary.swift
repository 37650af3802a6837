import Foundation
import Project
import Semantics
import Syntax

/// The files of a run in the order in which they are played: of each folder those that stand before
/// a judged file, and the judged ones.
struct Itinerary {
  /// One file on the way.
  struct Stop: Sendable {
    let input: Inputs.Input
    /// Whether the file is judged; else it is history.
    let isJudged: Bool
    /// What the file's history is kept under; nil for a text of its own.
    let folder: String?
  }

  private(set) var stops: [Stop] = []
  /// The dump from which the schema starts, where one is given.
  private let dump: SchemaDump?
  /// The folders whose history it takes the place of.
  private var startsAtDump: Set<String> = []

  init(_ inputs: [Inputs.Input], dump: SchemaDump? = nil) {
    self.dump = dump
    var folders: [String] = []
    var judged: [String: [String: Inputs.Input]] = [:]
    for input in inputs {
      guard let file = input.file else {
        stops.append(Stop(input: input, isJudged: true, folder: nil))
        continue
      }
      let folder = (file.path as NSString).deletingLastPathComponent
      if judged[folder] == nil { folders.append(folder) }
      judged[folder, default: [:]][(file.path as NSString).lastPathComponent] = input
    }
    for folder in folders { visit(folder, judged[folder] ?? [:]) }
  }

  private mutating func visit(_ folder: String, _ judged: [String: Inputs.Input]) {
    guard let last = judged.keys.max(by: History.precedes), let anchor = judged[last]?.file else {
      return
    }
    let usable = dump.map { dump in
      !dump.versions.isEmpty && !judged.keys.contains(where: dump.contains)
    }
    if usable == true { startsAtDump.insert(folder) }
    for file in History.before(anchor) + [anchor] {
      if usable == true, dump?.contains(file.path) == true { continue }
      let name = (file.path as NSString).lastPathComponent
      let own = judged[name]
      stops.append(Stop(input: own ?? .file(file), isJudged: own != nil, folder: folder))
    }
    // What has another extension than the last file has a history of its own.
    let reached = Set(stops.compactMap { $0.input.file?.path })
    let others = judged.filter { !reached.contains($0.value.file?.path ?? "") }
    if !others.isEmpty, others.count < judged.count { visit(folder + "#", others) }
  }

  /// How many files are read and parsed before they are played.
  private static var window: Int { 256 }

  /// Reads and parses the files in parallel, and plays them in order.
  func walk(
    jobs: Int, server: Server,
    _ play: (_ script: Script, _ stop: Stop, _ schema: Schema) -> Schema
  ) -> [PathFailure] {
    var failures: [PathFailure] = []
    var schemas: [String: Schema] = [:]
    var start = 0
    while start < stops.count {
      let window = Array(stops[start..<min(start + Itinerary.window, stops.count)])
      start += window.count
      let scripts = inParallel(window, jobs: jobs) { stop -> Result<Script, PathFailure> in
        do throws(PathFailure) {
          return .success(Script(try stop.input.source(), server: server))
        } catch {
          return .failure(error)
        }
      }
      for (stop, script) in zip(window, scripts) {
        switch script {
        case .failure(let failure): failures.append(failure)
        case .success(let script):
          let folder = stop.folder ?? ""
          let before = stop.folder == nil ? Schema() : schemas.removeValue(forKey: folder)
          let beginning = startsAtDump.contains(folder) ? dumped(on: server) : Schema()
          let after = play(script, stop, before ?? beginning)
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

import Project
import Semantics
import Syntax

/// Plays a course: reads and parses its files in parallel, and hands them out in order.
struct Itinerary {
  let course: Course
  let jobs: Int
  /// Whether what goes neither forward nor back is left out.
  let leavesOut: Bool

  /// A file that was read.
  struct Reading: Sendable {
    let stop: Course.Stop
    let script: Script
    let handling: Handling
  }

  /// What came of a walk beside what the visitor keeps.
  struct Leftovers {
    var failures: [UsageFailure] = []
    /// What turned out to be neither judged nor played, with the reason.
    var passed: [(name: String, reason: String, isNamed: Bool, handling: Handling)] = []
  }

  /// How many files are read and parsed before they are played.
  private static var window: Int { 256 }

  /// Plays the files in order: history is passed over, the others are shown to the visitor, which
  /// returns the schema that they leave.
  func walk(on server: Server, _ visit: (Reading, Schema) -> Schema) -> Leftovers {
    var leftovers = Leftovers()
    var schema = beginning(on: server)
    var start = 0
    while start < course.stops.count {
      let window = Array(course.stops[start..<min(start + Itinerary.window, course.stops.count)])
      start += window.count
      let readings = inParallel(window, jobs: jobs) { stop -> Result<Reading, UsageFailure> in
        do throws(UsageFailure) {
          return .success(try read(stop, on: server))
        } catch {
          return .failure(error)
        }
      }
      for reading in readings {
        switch reading {
        case .failure(let failure): leftovers.failures.append(failure)
        case .success(let reading): play(reading, visit, &schema, &leftovers)
        }
      }
    }
    return leftovers
  }

  private func play(
    _ reading: Reading, _ visit: (Reading, Schema) -> Schema, _ schema: inout Schema,
    _ leftovers: inout Leftovers
  ) {
    let handling = reading.handling
    if leavesOut, reading.stop.isJudged, handling.isNoChange {
      // A file that goes neither way is no change; one to begin with is history.
      let name = reading.stop.input.name
      let isNamed = reading.stop.input.file?.isNamed ?? true
      leftovers.passed.append((name, handling.direction.reason, isNamed, handling.kept))
      if handling.played.isEmpty { return }
    }
    schema = visit(reading, schema)
  }

  private func read(_ stop: Course.Stop, on server: Server) throws(UsageFailure) -> Reading {
    let source: Source
    var handling: Handling
    do throws(PathFailure) {
      source = try stop.input.source()
      handling = try self.handling(of: source, at: stop)
    } catch {
      throw UsageFailure(error.sentence)
    }
    try handling.cutStream(startAfter: stop.entry == nil ? course.settings.startAfter : nil)
    let sections = stop.isJudged ? handling.shown : handling.played
    return Reading(
      stop: stop, script: handling.script(source, of: sections, server: server),
      handling: handling)
  }

  /// How a stop's text is run: as its history's tool does, by its own marks, or as is said.
  func handling(of source: Source, at stop: Course.Stop) throws(PathFailure) -> Handling {
    let settings = course.settings
    let handling =
      if let history = course.history, let entry = stop.entry {
        try history.handling(of: source, entry)
      } else {
        try Handling(recognising: source, choice: settings.tool)
      }
    var overridden = handling.overridden(by: (settings.runner.transaction ?? .auto).runner)
    if let applied = stop.applied { overridden.remarks.append(.late(before: applied)) }
    return overridden
  }

  /// The schema from which the course starts: nothing, or what a dump leaves.
  private func beginning(on server: Server) -> Schema {
    let empty = Schema(course.settings.declared)
    guard let dump = course.dump else { return empty }
    let script = Script(dump.source, server: server)
    return Ledger.playHistory(script, server: server, runner: .none, after: empty).asDumped()
  }
}

extension Remark {
  fileprivate static func late(before applied: String) -> Remark {
    Remark(
      .outOfOrder, "This file is new, and sorts before \(applied), which is applied already.",
      wayOut: ["give it a version behind that one"], at: SourceSpan(offset: 0, length: 1))
  }
}

extension Handling {
  /// Whether it holds something, and nothing that goes forward or back.
  fileprivate var isNoChange: Bool {
    !sections.isEmpty && forward.isEmpty && backward.isEmpty && remarks.isEmpty
  }
}

extension Direction {
  /// Why a text that goes this way is not judged.
  fileprivate var reason: String {
    switch self {
    case .up, .down, .repeatable: "it holds no migration"
    case .baseline: "it is what an empty database begins with"
    case .dump: "it is a dump of a schema, no change of one"
    case .verify: "it is a check, which changes nothing"
    case .seed: "it holds rows, no change of the schema"
    }
  }
}

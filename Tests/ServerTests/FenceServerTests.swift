import Fences
import Measurement
import Semantics
import Syntax
import Testing

/// Fences that cannot be run, or whose claim a server contradicts, each with the reason: by page,
/// number, word and version (`renamed-table 2 safe 15`).
private let exceptions: [String: String] = [:]

/// Every example on every page, run on every server: what is called safe must be accepted, and what
/// is claimed of locks, work and failures must be what the server does. What a migration tool makes of
/// a text, `ToolServerTests` measures.
@Suite(.needsServers) struct FenceServerTests {
  @Test(arguments: Fence.all.filter { $0.kind != .setup && $0.tool == nil })
  func fence(_ fence: Fence) async throws {
    for postgres in PostgresServer.all {
      let found = try await fence.differences(on: postgres)
      let key = "\(fence.description) \(postgres.server)"
      if exceptions[key] == nil {
        for difference in found { Issue.record("\(postgres.server): \(difference)") }
      } else if found.isEmpty {
        Issue.record("\(key) is listed as an exception, and is none")
      }
    }
  }

  @Test("Every exception is about a fence") func exceptionsExist() {
    let fences = Set(Fence.all.map(\.description))
    for key in exceptions.keys {
      #expect(fences.contains { key.hasPrefix($0 + " ") }, "\(key)")
    }
  }
}

extension Fence {
  fileprivate func differences(on postgres: PostgresServer) async throws -> [String] {
    let rehearsal = Rehearsal(sql, setup: setup, runner: runner, on: postgres.server)
    let trial = Trial(units: rehearsal.units, setup: setup)
    let (setupFailure, results) = try await trial.run(on: postgres)
    if let setupFailure { return ["the setup fails: \(setupFailure)"] }
    var found: [String] = []
    for (unit, differences) in zip(rehearsal.units, rehearsal.differences(from: results)) {
      found += differences.map { "\(unit.summary): \($0)" }
    }
    // The page says from which version on it holds.
    if kind != .unsafe, postgres.server >= server {
      for (unit, result) in zip(rehearsal.units, results) where result.measured.error != nil {
        found.append("\(unit.summary) is refused: \(result.message ?? "")")
      }
    }
    return found
  }
}

extension Unit {
  /// Its words, on one line.
  var summary: String {
    let text = statements.map { $0.text($0.span) }.joined(separator: "; ")
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

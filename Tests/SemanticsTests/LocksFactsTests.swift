import Foundation
import Measurement
import Semantics
import Syntax
import Testing

/// One line of the facts: a schema, the statements that were run in it, and what each server did.
private struct Case: Decodable, Sendable {
  struct Outcome: Decodable, Sendable {
    let servers: [Int]
    let locks: [String: String]
    let rewrites: [String]
    let indexBuilds: [String]
    let scans: [String]
    let validatesForeignKeys: [String]
    let reads: [String]
    let refusedInTransaction: String?
    let error: String?
  }

  let id: String
  let note: String?
  let setup: String
  let session: String?
  let statement: [String]
  /// What has to be known beside the statements; such cases are not asked of a static tool.
  let needs: String?
  let outcomes: [Outcome]
}

/// The facts stand beside the repository, and not in it.
private let cases: [Case] = {
  let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let file = package.deletingLastPathComponent().appending(path: "shared/facts/locks.jsonl")
  guard let data = try? Data(contentsOf: file) else { return [] }
  return data.split(separator: UInt8(ascii: "\n")).compactMap {
    try? JSONDecoder().decode(Case.self, from: Data($0))
  }
}()

/// Cases in which we and a server differ, each with the reason. One that agrees fails the test.
private let exceptions: [String: String] = [
  "create-extension-pgtrgm": "what a server has installed is not in the migration"
]

/// What 15, 16 and 18 did with some hundred statements, against what is claimed of them.
@Suite struct LocksFactsTests {
  @Test(.enabled(if: !cases.isEmpty, "locks.jsonl does not stand beside the repository"))
  func agreesWithServers() {
    var differing: [String: [String]] = [:]
    var results = 0
    for item in cases where item.needs == nil {
      for outcome in item.outcomes {
        for major in outcome.servers {
          results += 1
          let found = item.differences(outcome, on: Server(major: major))
          if !found.isEmpty { differing[item.id, default: []] += found.map { "\(major): \($0)" } }
        }
      }
    }
    print("\(cases.count) cases, \(results) results, \(differing.count) cases differ")
    for (id, found) in differing.sorted(by: { $0.key < $1.key }) where exceptions[id] == nil {
      Issue.record("\(id): \(found.joined(separator: "; "))")
    }
    for id in exceptions.keys.sorted() where differing[id] == nil {
      Issue.record("\(id) is listed as an exception, and is none")
    }
    // A line that cannot be read would be a case that nobody asks.
    #expect(cases.count >= 625)
  }
}

extension Case {
  fileprivate func differences(_ outcome: Outcome, on server: Server) -> [String] {
    let runsAlone = outcome.refusedInTransaction != nil
    var measured = Measured(outcome)
    measured.showsLocks = note != "only the answer inside a transaction block was measured"
    var found = measured.differences(from: claim(runsAlone ? .none : .file, server))
    guard runsAlone, outcome.error == nil else { return found }
    let inside = claim(.file, server).error
    if inside != "25001" { found.append("in a transaction: 25001, claimed \(inside ?? "none")") }
    return found
  }

  private func claim(_ runner: Runner, _ server: Server) -> Claim {
    let schema = Ledger.playHistory(
      script("1.sql", setup, server), server: server, runner: runner, after: Schema())
    let words = (session.map { [$0] } ?? []) + statement
    let (ledger, _) = Ledger.play(
      script("2.sql", words.joined(separator: ";\n"), server), server: server, runner: runner,
      after: schema)
    return Claim(Array(ledger.entries.dropFirst(session == nil ? 0 : 1))) { $0.name.text }
  }

  private func script(_ path: String, _ sql: String, _ server: Server) -> Script {
    Script(Source(path: path, bytes: Array((sql + ";\n").utf8)), server: server)
  }
}

extension Measured {
  /// What the facts say, by names without schemas.
  fileprivate init(_ outcome: Case.Outcome) {
    func short(_ name: String) -> String {
      name.split(separator: ".").last.map(String.init) ?? name
    }
    self.init()
    for (name, mode) in outcome.locks {
      locks[short(name)] = LockMode.allCases.first { $0.catalogName == mode }
    }
    rewrites = Set(outcome.rewrites.map(short))
    indexBuilds = Set(outcome.indexBuilds.map(short))
    scans = Set(outcome.scans.map(short))
    validatesForeignKeys = Set(outcome.validatesForeignKeys.map(short))
    reads = Set(outcome.reads.map(short))
    error = outcome.error.map { String($0.prefix { $0 != ":" }) }
  }
}

import Foundation
import Semantics
import Syntax
import Testing

/// A file of statements, played one after the other; nothing in it says what is expected.
struct CaseFile: Sendable, CustomTestStringConvertible {
  let name: String
  let sql: String

  var testDescription: String { name }

  static let all: [CaseFile] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/servers")
    let names =
      (try? FileManager.default.contentsOfDirectory(
        atPath: folder.path(percentEncoded: false))) ?? []
    return names.filter { $0.hasSuffix(".sql") }.sorted().compactMap { name in
      guard let data = try? Data(contentsOf: folder.appending(path: name)) else { return nil }
      return CaseFile(name: name, sql: String(decoding: data, as: UTF8.self))
    }
  }()
}

/// Statements in which a server and we differ: file, versions, how the statement begins, and why.
private let exceptions: [(file: String, servers: [Int], statement: String, reason: String)] = []

/// Our own cases, on every server: the claims of each statement, played over those before it, are
/// what the server does.
@Suite(.needsServers) struct CaseServerTests {
  @Test(arguments: CaseFile.all)
  func agrees(_ file: CaseFile) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for postgres in PostgresServer.all {
        group.addTask { try await compare(file, postgres) }
      }
      try await group.waitForAll()
    }
  }

  @Test("There are cases") func casesExist() { #expect(CaseFile.all.count > 10) }

  private func compare(_ file: CaseFile, _ postgres: PostgresServer) async throws {
    let rehearsal = Rehearsal(file.sql, runner: .none, on: postgres.server)
    let (_, results) = try await Trial(units: rehearsal.units).run(on: postgres)
    var excepted: Set<String> = []
    for (unit, found) in zip(rehearsal.units, rehearsal.differences(from: results))
    where !found.isEmpty {
      let exception = exceptions.first {
        $0.file == file.name && $0.servers.contains(postgres.server.major)
          && unit.summary.hasPrefix($0.statement)
      }
      if let exception {
        excepted.insert(exception.statement)
      } else {
        Issue.record("\(postgres.server): \(unit.summary): \(found.joined(separator: "; "))")
      }
    }
    for exception in exceptions
    where exception.file == file.name && exception.servers.contains(postgres.server.major)
      && !excepted.contains(exception.statement)
    {
      Issue.record(
        "\(postgres.server): \(exception.statement) is listed as an exception, and is none")
    }
  }
}

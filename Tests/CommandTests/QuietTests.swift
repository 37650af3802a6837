import Foundation
import Testing

/// Harmless migrations: first ones as tools and people write them, and what an ordinary second one
/// does. None draws anything, whatever the runner does around it.
@Suite struct QuietTests {
  private static let home = Products.package.appending(path: "Fixtures/quiet")

  private static let projects =
    ((try? FileManager.default.contentsOfDirectory(atPath: home.path()))
    ?? []).sorted()

  @Test("It draws nothing", arguments: projects)
  func drawsNothing(project: String) throws {
    for runner in try Self.runners(of: project) {
      let run = try Command(
        arguments: ["check", "--format", "concise", "--transaction", runner, project],
        folder: Self.home
      ).run()
      #expect(run.lines.isEmpty, "\(runner)")
      #expect(run.exitCode == 0, "\(runner): \(run.errors)")
    }
  }

  /// What refuses transactions is shown where there is none, and what begins one of its own where no
  /// runner does.
  private static func runners(of project: String) throws -> [String] {
    if project == "autocommit" { return ["none"] }
    let folder = home.appending(path: project)
    let begins = try FileManager.default.contentsOfDirectory(atPath: folder.path()).contains {
      let text = try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
      return text.contains("BEGIN;") || text.contains("START TRANSACTION;")
    }
    return ["none", "string", "auto"] + (begins ? [] : ["file", "pending"])
  }

  @Test("There are enough of them") func enough() throws {
    let files = try Self.projects.flatMap {
      try FileManager.default.contentsOfDirectory(
        atPath: Self.home.appending(path: $0).path())
    }
    #expect(files.count >= 60)
  }
}

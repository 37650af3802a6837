import Foundation
import Project
import Semantics
import Syntax
import Testing

/// The tools themselves, where they are installed: what is said to fail fails, what is said to run runs.
@Suite(.needsServers, .needsDriver) struct RealToolTests {
  @Test("psql on its fixtures") func psql() throws { try compare("psql") }

  @Test("sqitch on its fixtures", .enabled(if: RealTool.hasSqitch, "no sqitch is installed"))
  func sqitch() throws { try compare("sqitch") }

  @Test("yoyo on its fixtures", .needsModule("yoyo")) func yoyo() throws { try compare("yoyo") }

  @Test("What Alembic prints", .needsModule("alembic")) func alembic() throws {
    try compare("alembic")
  }

  @Test("What Django prints", .needsModule("django")) func django() throws {
    try compare("django")
  }

  /// Runs a tool on the oldest server and holds what it does against what is claimed.
  private func compare(_ tool: String) throws {
    let postgres = try #require(PostgresServer.all.first)
    let folder = URL(filePath: Scratch().path, directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (output, errors) = (Scratch(), Scratch())
    let status = runProgram(
      [
        Driver.python, Driver.script("real.py"), postgres.socket,
        ToolProject.root.path(percentEncoded: false), folder.path(percentEncoded: false), tool,
      ], output: output.path, errors: errors.path)
    #expect(status == 0, "\(errors.text)")
    let answers = output.text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(!answers.isEmpty)
    let projects = ToolProject.all(on: postgres.server)
    for answer in answers where answer.count > 1 {
      let claim = try claim(answer[0], projects, printedIn: folder, on: postgres.server)
      #expect((answer[1] == "failed") == (claim != nil), "\(answer), claimed \(claim ?? "to run")")
    }
  }

  /// The SQLSTATE with which a case is said to fail: a file of a project, a whole project, or a text that
  /// the tool has printed.
  private func claim(
    _ name: String, _ projects: [ToolProject], printedIn folder: URL, on server: Server
  ) throws -> String? {
    let words = name.split(separator: " ").map(String.init)
    guard let project = projects.first(where: { $0.name == words[0] }) else {
      let path = folder.appending(path: name).path(percentEncoded: false)
      let bytes = try Data(contentsOf: URL(filePath: path))
      let source = Source(path: path, bytes: Array(bytes))
      let handling = try Handling(recognising: source)
      #expect(handling.toolID.map { name.hasPrefix($0) } ?? false, "\(name) is recognised")
      let ledger = Ledger.play(source, handling: handling, server: server, after: Schema()).0
      return ledger.entries.first(where: \.isFailing)?.sqlState
    }
    let files = words.count > 1 ? project.files.filter { $0.name == words[1] } : project.files
    #expect(!files.isEmpty, "\(name) is a file of the project")
    return files.lazy.compactMap(\.claim).first
  }
}

/// Which tools are installed.
enum RealTool {
  static let hasSqitch =
    runProgram(["/bin/sh", "-c", "command -v sqitch"]) == 0
}

extension Trait where Self == ConditionTrait {
  /// Skips a test whose tool is not there.
  static func needsModule(_ name: String) -> Self {
    .enabled(if: Driver.has(name), "\(name) is not installed beside psycopg; .ci/run installs it")
  }
}

import Foundation
import Syntax
import Testing

/// Every project below `Fixtures/migrations`, sent to every server as its tool sends it: what is said to
/// fail fails, with that SQLSTATE, and what is said to run runs.
@Suite(.needsServers, .needsDriver) struct ToolServerTests {
  @Test(arguments: PostgresServer.all.map(\.server))
  func projects(server: Server) async throws {
    let postgres = try #require(PostgresServer.all.first { $0.server == server })
    let projects = ToolProject.all(on: server)
    #expect(projects.count > 40, "projects were found")
    let (input, output, errors) = (Scratch(), Scratch(), Scratch())
    let job = try JSONEncoder().encode(projects.map(\.sendable))
    try input.write(String(decoding: job, as: UTF8.self))
    let status = runProgram(
      [Driver.python, Driver.script("send.py"), postgres.socket], input: input.path,
      output: output.path, errors: errors.path)
    #expect(status == 0, "\(errors.text)")

    var answers: [String: String] = [:]
    for line in output.text.split(separator: "\n") {
      let words = line.split(separator: "\t").map(String.init)
      if words.count == 3 { answers["\(words[0]) \(words[1])"] = words[2] }
    }
    for (number, project) in projects.enumerated() {
      for file in project.sendable {
        let answer = answers["\(number) \(file.name)"]
        let claim = file.claim ?? "ok"
        #expect(answer == claim, "\(project.name) \(file.name) on \(server)")
      }
    }
  }
}

/// The Python that has psycopg, to send what psql cannot.
enum Driver {
  static let python: String =
    ProcessInfo.processInfo.environment["LOCKKEEPER_PYTHON"]
    ?? folder(3).appending(path: ".build/ci-venv/bin/python").path(percentEncoded: false)

  static let isThere = has("psycopg")

  /// Whether a module can be had.
  static func has(_ module: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: python)
      && runProgram([python, "-c", "import \(module)"]) == 0
  }

  static func script(_ name: String) -> String {
    folder(0).appending(path: name).path(percentEncoded: false)
  }

  /// The folder of this file, or so many above it.
  private static func folder(_ above: Int) -> URL {
    (0...above).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips a test that has nothing to send with.
  static var needsDriver: Self {
    .enabled(
      if: Driver.isThere,
      "no Python with psycopg; LOCKKEEPER_PYTHON names one, and .ci/run installs it")
  }
}

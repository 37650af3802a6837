import Foundation
import Testing

/// Whole projects, in the shapes that migration tools give them: a clean one draws nothing at all,
/// a dangerous one exactly the findings it lists.
@Suite struct FixtureTests {
  @Test("A project draws what it says", arguments: Project.all)
  func drawsWhatItSays(project: Project) throws {
    let run = try Command(
      arguments: ["check", "--format", "concise"]
        + project.arguments, folder: project.folder
    ).run()

    #expect(run.lines.map(withoutMessage) == project.expected)
    #expect(run.exitCode == (project.expected.isEmpty ? 0 : 1), "\(run.errors)")
  }

  @Test("There are projects, and the clean ones expect nothing") func cleanOnesExpectNothing() {
    #expect(Project.all.count >= 11)
    #expect(Project.all.count == Project.folders.count, "a project lacks one of its two files")
    for project in Project.all {
      #expect(project.expected.isEmpty == project.name.hasSuffix("/clean"), "\(project)")
    }
  }

  /// `path:line:column: level: message [rule]` less its message, which is free to improve.
  private func withoutMessage(_ line: String) -> String {
    line.replacing(/^(.+?:\d+:\d+: \w+): .* (\[[\w-]+\])$/) { "\($0.output.1) \($0.output.2)" }
  }
}

/// A folder under `Fixtures/migrations`, with the arguments it is checked with.
struct Project: CustomTestStringConvertible, Sendable {
  /// The tool and the kind: `flyway/clean`.
  let name: String
  let folder: URL
  let arguments: [String]
  /// The findings, a line each, as `concise` draws them but without the message.
  let expected: [String]

  var testDescription: String { name }

  static let all = folders.compactMap { try? Project($0) }

  /// Every folder two below `Fixtures/migrations`, project or not.
  static let folders = folders(in: Products.package.appending(path: "Fixtures/migrations"))
    .flatMap { folders(in: $0) }

  private init(_ folder: URL) throws {
    func words(_ file: String, _ isSeparator: (Character) -> Bool) throws -> [String] {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      return text.split(whereSeparator: isSeparator).map(String.init)
    }
    let tool = folder.deletingLastPathComponent().lastPathComponent
    self.name = "\(tool)/\(folder.lastPathComponent)"
    self.folder = folder
    self.arguments = try words("arguments.txt", \.isWhitespace)
    self.expected = try words("expected.txt", \.isNewline)
  }

  private static func folders(in url: URL) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path())) ?? []
    return names.sorted().map { url.appending(path: $0, directoryHint: .isDirectory) }
  }
}

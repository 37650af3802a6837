import Foundation
import Testing

/// Dangers in many clothes, `Fixtures/loud`: each draws its rule on its line, and nothing else does.
///
/// What is expected was written down from what servers do, not from what the command says.
@Suite struct LoudTests {
  static let folders: [String] = {
    let folder = Products.package.appending(path: "Fixtures/loud").path()
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }()

  @Test("Every danger is heard, where it stands", arguments: folders)
  func heard(_ name: String) throws {
    let folder = Products.package.appending(path: "Fixtures/loud/\(name)")
    let run = try Command(
      arguments: ["check", "--format", "concise"]
        + words("arguments.txt", in: folder),
      folder: folder
    ).run()

    let found = run.lines.map(place)
    let expected = try lines("expected.txt", in: folder)
    for missing in expected where !found.contains(missing) { Issue.record("silent: \(missing)") }
    for extra in found where !expected.contains(extra) { Issue.record("heard: \(extra)") }
    #expect(found.count == expected.count)
    #expect(run.exitCode == 1, "\(run.errors)")
  }

  @Test("There are two hundred of them") func count() throws {
    let all = try LoudTests.folders.map {
      try lines("expected.txt", in: Products.package.appending(path: "Fixtures/loud/\($0)")).count
    }
    #expect(all.reduce(0, +) >= 200)
  }

  /// `path:line rule` of `path:line:column: level: message [rule]`.
  private func place(_ line: String) -> String {
    line.replacing(/^(.+?:\d+):\d+: \w+: .* \[([\w-]+)\]$/) { "\($0.output.1) \($0.output.2)" }
  }

  private func lines(_ file: String, in folder: URL) throws -> [String] {
    try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      .split(whereSeparator: \.isNewline).map(String.init)
  }

  private func words(_ file: String, in folder: URL) throws -> [String] {
    try lines(file, in: folder).flatMap { $0.split(separator: " ").map(String.init) }
  }
}

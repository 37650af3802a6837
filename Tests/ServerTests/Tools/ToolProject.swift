import Foundation
import Project
import Semantics
import Syntax

/// A project below `Fixtures/migrations`, taken apart as its tool would send it.
struct ToolProject {
  let name: String
  let files: [File]

  /// The files that can be sent without the tool.
  var sendable: [File] { files.filter { $0.sections != nil } }

  /// One migration: what is sent of it, and what is claimed of that.
  struct File: Encodable {
    let name: String
    /// nil where the tool fills something in, or refuses the file itself, or where nobody knows how it is
    /// sent.
    let sections: [Part]?
    /// The SQLSTATE with which the first statement fails that does; nil where all is said to run.
    let claim: String?

    private enum CodingKeys: String, CodingKey { case name, sections, fails }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode(sections, forKey: .sections)
      try container.encode(claim != nil, forKey: .fails)
    }
  }

  /// A section: its wrapper, its unit, and the statements of each message.
  struct Part: Encodable {
    let wrapper: String
    let unit: String
    let messages: [[String]]
  }

  /// - Parameter folder: the project; where its migrations are, its arguments say.
  init?(_ folder: URL, on server: Server) {
    let tool = folder.deletingLastPathComponent().lastPathComponent
    name = "\(tool)/\(folder.lastPathComponent)"
    guard
      let words = try? String(contentsOf: folder.appending(path: "arguments.txt"), encoding: .utf8)
    else { return nil }
    let root = words.split(whereSeparator: \.isWhitespace).last.map(String.init) ?? "."
    let path = folder.appending(path: root).path(percentEncoded: false)
    let place = Paths.shown(path.hasSuffix("/") ? String(path.dropLast()) : path)
    // What a tool has printed is one file in a folder.
    let home = place.hasSuffix(".sql") ? Paths.parent(of: place) ?? "." : place
    guard let migrations = try? MigrationFolder(home) else { return nil }
    var schema = Schema()
    var files: [File] = []
    for file in migrations.migrations where file.direction != .down {
      guard let bytes = try? Data(contentsOf: URL(filePath: file.path)) else { continue }
      let source = Source(path: file.path, bytes: Array(bytes))
      guard let handling = try? migrations.handling(of: source, file: file) else { continue }
      let parts = ToolProject.parts(of: source, handling, on: server)
      let (ledger, end) = Ledger.play(source, handling: handling, server: server, after: schema)
      let claim = ledger.entries.first { $0.direction == .up && $0.isFailing }?.sqlState
      // What fails leaves nothing behind on the copy that is kept.
      if claim == nil { schema = end }
      files.append(File(name: file.relative, sections: parts, claim: claim))
    }
    guard !files.isEmpty else { return nil }
    self.files = files
  }

  /// What is sent.
  private static func parts(of source: Source, _ handling: Handling, on server: Server) -> [Part]? {
    guard !handling.remarks.contains(where: { $0.kind == .refusedByTool }) else { return nil }
    var parts: [Part] = []
    for section in handling.played {
      guard section.delivery.wrapper != .unknown, section.delivery.unit != .unknown else {
        return nil
      }
      var messages: [[String]] = Array(repeating: [], count: section.messages.count)
      var isFilled = false
      _ = handling.script(source, of: [section], server: server).visit { statement, place in
        isFilled = isFilled || statement.hasPlaceholders || !statement.commands.isEmpty
        messages[place.part].append(statement.text(statement.span))
      }
      if isFilled { return nil }
      parts.append(
        Part(
          wrapper: "\(section.delivery.wrapper)", unit: "\(section.delivery.unit)",
          messages: messages))
    }
    return parts.isEmpty ? nil : parts
  }

  /// Where the projects are.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/migrations", directoryHint: .isDirectory)

  /// All projects that there are.
  static func all(on server: Server) -> [ToolProject] {
    func folders(_ url: URL) -> [URL] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path())) ?? []
      return names.sorted().map { url.appending(path: $0, directoryHint: .isDirectory) }
    }
    return folders(root).flatMap(folders).compactMap { ToolProject($0, on: server) }
  }
}

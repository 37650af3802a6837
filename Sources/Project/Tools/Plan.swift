import Foundation
import Semantics

/// A list of migrations that a tool keeps in a file, where the names do not decide the order.
struct Plan {
  /// The list's own name.
  let name: String
  /// Paths below the folder of migrations, in order.
  let files: [String]
  /// Whether what it does not name is never applied.
  let isComplete: Bool

  static func of(_ tool: Tool, _ folder: MigrationFolder) throws(PathFailure) -> Plan? {
    switch tool {
    case .sqitch: try sqitch(folder)
    case .drizzle: try drizzle(folder)
    case .liquibase: try liquibase(folder)
    case .yoyo: try yoyo(folder)
    default: nil
    }
  }

  /// `sqitch.plan`: a change a line, a `@tag` between. Reworked copies `x@tag` are history.
  private static func sqitch(_ folder: MigrationFolder) throws(PathFailure) -> Plan? {
    let path = Paths.join(folder.root, "sqitch.plan")
    guard let text = try folder.disk.text(path) else { return nil }
    var names: [String] = []
    let known = Set(folder.migrations.map(\.relative))
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard let first = words.first, !first.hasPrefix("#"), !first.hasPrefix("%"),
        !first.hasPrefix("@")
      else { continue }
      guard let name = first.drop(while: { $0 == "+" || $0 == "-" }).split(separator: "@").first
      else {
        throw .unusable("\(path):\(index + 1)", reason: "names no change: \(first)")
      }
      guard known.contains("deploy/\(name).sql") else {
        throw .unusable(
          "\(path):\(index + 1)",
          reason: "names \(name), and there is no deploy/\(name).sql")
      }
      for kind in ["deploy", "revert", "verify"] where !names.contains("\(kind)/\(name).sql") {
        names.append("\(kind)/\(name).sql")
      }
    }
    return Plan(name: "sqitch.plan", files: names, isComplete: true)
  }

  private struct Journal: Decodable {
    struct Entry: Decodable {
      let idx: Int
      let tag: String
      let when: Double?
    }
    let entries: [Entry]
    let dialect: String?
  }

  /// `meta/_journal.json` of Drizzle's 0.x line.
  private static func drizzle(_ folder: MigrationFolder) throws(PathFailure) -> Plan? {
    let path = Paths.join(folder.root, "meta/_journal.json")
    guard let bytes = try folder.disk.read(path) else { return nil }
    guard let journal = try? JSONDecoder().decode(Journal.self, from: Data(bytes)) else {
      throw .unusable(
        path, reason: "is no journal of Drizzle's: entries with idx and tag are missing")
    }
    let known = Set(folder.migrations.map(\.relative))
    for entry in journal.entries where !known.contains(entry.tag + ".sql") {
      throw .unusable(
        path, reason: "entry \(entry.idx) is \(entry.tag), and there is no \(entry.tag).sql")
    }
    let entries = journal.entries.sorted { $0.idx < $1.idx }
    return Plan(
      name: "meta/_journal.json", files: entries.map { $0.tag + ".sql" }, isComplete: true)
  }

  /// The files that a master changelog includes, in its order.
  private static func liquibase(_ folder: MigrationFolder) throws(PathFailure) -> Plan? {
    let names = folder.disk.list(folder.root).files
    for name in names where name.matches(#"changelog.*\.(xml|ya?ml|json)$"#, ignoringCase: true) {
      guard let text = try folder.disk.text(Paths.join(folder.root, name)),
        !text.contains("includeAll")
      else { continue }
      var listed: [String] = []
      for word in text.split(whereSeparator: { "\"' \n\r\t<>,".contains($0) })
      where word.hasSuffix(".sql") {
        let file = folder.migrations.map(\.relative).first {
          $0 == word || word.hasSuffix("/" + $0)
        }
        if let file, !listed.contains(file) { listed.append(file) }
      }
      if !listed.isEmpty { return Plan(name: name, files: listed, isComplete: true) }
    }
    return nil
  }

  /// `-- depends: a b` in the leading comments; what is named first has to be applied first.
  private static func yoyo(_ folder: MigrationFolder) throws(PathFailure) -> Plan? {
    let forward = folder.migrations.filter { $0.direction == .up }
    let ids = Dictionary(
      forward.map { ($0.version ?? $0.relative, $0) }, uniquingKeysWith: { first, _ in first })
    var depends: [String: [String]] = [:]
    for (id, file) in ids {
      guard let bytes = folder.disk.migration(file.path) else { continue }
      for line in TextLines(bytes).prefix(while: { $0.isComment || $0.isBlank }) {
        guard let match = line.text.captures(#"^\s*--\s*depends\s*:\s*(.*)$"#) else { continue }
        for other in match[1].split(whereSeparator: \.isWhitespace).map(String.init) {
          guard ids[other] != nil else {
            throw .unusable(file.path, reason: "depends on \(other), which is not there")
          }
          depends[id, default: []].append(other)
        }
      }
    }
    guard !depends.isEmpty else { return nil }
    var placed: [String] = []
    var open: Set<String> = []
    func place(_ id: String) throws(PathFailure) {
      guard !placed.contains(id) else { return }
      guard open.insert(id).inserted else {
        throw .unusable(ids[id]?.path ?? id, reason: "depends on itself in the end")
      }
      for other in (depends[id] ?? []).sorted() { try place(other) }
      placed.append(id)
    }
    for id in ids.keys.sorted() { try place(id) }
    return Plan(
      name: "the depends lines",
      files: placed.flatMap { [$0 + ".sql", $0 + ".rollback.sql"] }, isComplete: false)
  }
}

import Foundation
import Semantics
import Syntax

/// Flyway: a transaction for each file, unless it finds a statement that it knows to refuse one.
extension Handler {
  /// Its own list (`PostgreSQLParser`). What is not on it runs in a transaction, and fails there.
  private static let untransacted =
    #"(CREATE|DROP) (DATABASE|TABLESPACE|SUBSCRIPTION)|ALTER SYSTEM|(CREATE|DROP)( UNIQUE)? INDEX CONCURRENTLY|REINDEX( VERBOSE)? (SCHEMA|DATABASE|SYSTEM)|VACUUM|DISCARD ALL"#

  func flyway() throws(PathFailure) -> Cut {
    let settings = try flywaySettings()
    if let isOn = try sidecar() ?? settings.executes {
      return Cut(
        whole(isOn ? settings.wrapper : .none, .single), remarks: isOn ? [] : waits(settings))
    }
    let statements = LeadingWords.all(in: source)
    let refusing = statements.filter { $0.begins(Self.untransacted) }
    guard let first = refusing.first else { return Cut(whole(settings.wrapper, .single)) }
    let isMixed = refusing.count < statements.count
    guard isMixed, !settings.isMixed else {
      return Cut(whole(.none, .single), remarks: waits(settings))
    }
    return Cut(whole(.none, .single), remarks: [mixed(first)])
  }

  private func mixed(_ statement: LeadingWords) -> Remark {
    let name = file?.name ?? source.path.split(separator: "/").last.map(String.init) ?? "the file"
    return Remark(
      .refusedByTool,
      "Flyway refuses this file: it holds statements that need a transaction beside this one, which "
        + "must have none.",
      wayOut: [
        "give this statement a migration of its own, or say executeInTransaction=false in \(name).conf"
      ], at: statement.span, isAboutTransaction: true)
  }

  /// Whether statements run in a transaction, by `<file>.conf`; nil where that does not say.
  private func sidecar() throws(PathFailure) -> Bool? {
    let path = source.path + ".conf"
    guard let text = try disk.text(path) else { return nil }
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let words = line.trimmingCharacters(in: .whitespaces)
      guard !words.isEmpty, !words.hasPrefix("#"), !words.hasPrefix("!") else { continue }
      guard let match = words.captures(#"^([\w.]+)\s*[=:]\s*(.*)$"#) else {
        throw .unusable(
          "\(path):\(index + 1)", reason: "is no key=value line, as Flyway reads them")
      }
      guard match[1] == "executeInTransaction" else { continue }
      guard let value = ["true": true, "false": false][match[2].lowercased()] else {
        throw .unusable(
          "\(path):\(index + 1)", reason: "executeInTransaction is true or false, not \(match[2])")
      }
      return value
    }
    return nil
  }

  private struct Settings {
    var wrapper = Delivery.Wrapper.file
    var isMixed = false
    var executes: Bool?
    /// Whether Flyway's own lock is one that a concurrent build waits for.
    var locksInTransaction = true
  }

  private func flywaySettings() throws(PathFailure) -> Settings {
    let files = try properties([
      "flyway.toml", "flyway.conf", "conf/flyway.toml", "conf/flyway.conf",
      "application.properties",
    ])
    func value(_ name: String) -> String? {
      files.first { key, _ in
        let key = key.replacing("-", with: "").lowercased()
        return key == name.lowercased() || key.hasSuffix("." + name.lowercased())
      }?.value.lowercased()
    }
    var settings = Settings()
    if value("group") == "true" { settings.wrapper = .pending }
    settings.isMixed = choice?.isMixed == true || value("mixed") == "true"
    settings.executes = value("executeInTransaction").flatMap {
      ["true": true, "false": false][$0]
    }
    settings.locksInTransaction =
      (value("postgresql.transactional.lock") ?? value("transactional.lock")
        ?? value("transactionalLock")) != "false"
    return settings
  }

  /// A concurrent build waits for every older transaction, Flyway's own among them.
  private func waits(_ settings: Settings) -> [Remark] {
    guard settings.locksInTransaction else { return [] }
    let concurrent = LeadingWords.all(in: source).first {
      $0.begins(#"(CREATE|DROP)( UNIQUE)? INDEX CONCURRENTLY|REINDEX .*CONCURRENTLY"#)
    }
    return concurrent.map {
      [
        Remark(
          .waitsForTool,
          "This waits for the transaction in which Flyway keeps its own lock, and Flyway waits for it.",
          wayOut: ["in Flyway's configuration:", "+ flyway.postgresql.transactional.lock=false"],
          at: $0.span)
      ]
    } ?? []
  }
}

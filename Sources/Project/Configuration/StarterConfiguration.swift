import Foundation
import Rulebook
import Rules
import Semantics

/// The text of a first `lockkeeper.jsonc`: what was found, with a comment on each key.
package struct StarterConfiguration {
  /// A history that was found.
  package struct Found {
    package let name: String
    package let roots: [String]
    package let recognition: Recognition?
    /// The newest migration, as `startAfter` names it.
    package let newest: String?

    package init(_ name: String, _ history: MigrationHistory) {
      self.name = name
      roots = history.folders.map { Paths.shown($0.root) }
      recognition = history.recognition
      newest = history.newest
    }
  }

  private let found: [Found]
  private let squawk: SquawkSettings?

  package init(_ found: [Found], squawk: SquawkSettings?) {
    self.found = found
    self.squawk = squawk
  }

  package var text: String {
    let parts = [postgres] + histories + [runner, tables, rules, exclude].filter { !$0.isEmpty }
    let lines =
      ["// What Lockkeeper judges here, and what no migration shows.", "{"]
      + parts.joined(separator: [""]).map { $0.isEmpty ? "" : "  " + $0 } + ["}"]
    return lines.joined(separator: "\n") + "\n"
  }

  private var postgres: [String] {
    [
      "// The server's major version; [15, 18] judges for both and reports the worse.",
      "\"postgres\": \(squawk?.major.map { max($0, 12) } ?? 15),",
    ]
  }

  private var histories: [[String]] {
    guard found.count > 1 else { return found.flatMap(keys) }
    let entries = found.flatMap { history in
      ["\(quoted(history.name)): {"] + keys(history).joined(separator: [""]).map { "  " + $0 }
        + ["},"]
    }
    return [
      ["// Each database has its own history. Keys beside this one hold for all of them."]
        + ["\"databases\": {"] + entries.map { "  " + $0 } + ["},"]
    ]
  }

  private func keys(_ history: Found) -> [[String]] {
    let order =
      history.recognition.map { "in the order of \($0.tool.rawValue), recognised by \($0.because)" }
      ?? "in the order of their numbers; no migration tool was recognised"
    let roots = history.roots.map(quoted).joined(separator: ", ")
    var keys = [["// The migrations, \(order.visibleInComment).", "\"migrations\": [\(roots)],"]]
    if let newest = history.newest {
      keys.append([
        "// Up to here everything is applied: played, never judged.",
        "\"startAfter\": \(quoted(newest)),",
      ])
    }
    return keys
  }

  private var runner: [String] {
    var lines = ["// What the runner does, and no file shows."]
    let isKnown = found.allSatisfy { $0.recognition != nil }
    if let assumes = squawk?.assumesTransaction, !isKnown {
      return lines + ["\"runner\": { \"transaction\": \"\(assumes ? "file" : "none")\" },"]
    }
    lines.append("// \"runner\": { \"lockTimeout\": \"5s\", \"timeZone\": \"UTC\" },")
    return lines
  }

  private var tables: [String] {
    [
      "// Which tables are big or busy; work on the rows of small ones is not reported.",
      "// \"tables\": { \"big\": [\"events\"], \"busy\": [\"users\"], \"others\": \"small\" },",
    ]
  }

  private var rules: [String] {
    guard let squawk, !(squawk.excludedRules + squawk.includedRules).isEmpty else { return [] }
    var lines: [String] = []
    var seen: Set<RuleID> = []
    var unknown: [String] = []
    for (names, level) in [(squawk.excludedRules, "off"), (squawk.includedRules, "on")] {
      for name in names {
        let (ours, missing) = SquawkSettings.rules([name])
        unknown += missing
        for rule in ours where seen.insert(rule).inserted {
          lines.append("  \"\(rule.rawValue)\": \"\(level)\", // \(name.visibleInComment)")
        }
      }
    }
    let rest = unknown.map { "  // \($0.visibleInComment): nothing like it is judged here" }
    return ["// From .squawk.toml.", "\"rules\": {"] + lines + rest + ["},"]
  }

  private var exclude: [String] {
    guard let paths = squawk?.excludedPaths, !paths.isEmpty else { return [] }
    return [
      "// From .squawk.toml: what is no migration, neither played nor judged.",
      "\"exclude\": [\(paths.map(quoted).joined(separator: ", "))],",
    ]
  }

  private func quoted(_ text: String) -> String {
    let data = try? JSONEncoder.plain.encode(text)
    return data.map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }
}

extension JSONEncoder {
  fileprivate static var plain: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return encoder
  }
}

extension String {
  /// On one line, as a `//` comment ends with it.
  fileprivate var visibleInComment: String {
    split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

import Foundation
package import Rulebook
import Rules

/// What a `.squawk.toml` says, in our words.
package struct SquawkSettings: Sendable {
  /// Rules that are switched off there, under squawk's names.
  package var excludedRules: [String] = []
  /// Rules that are switched on there beside the usual ones.
  package var includedRules: [String] = []
  package var excludedPaths: [String] = []
  /// The server's major version.
  package var major: Int?
  package var assumesTransaction: Bool?
  /// What squawk reads over, and so do we: keys that it has not, lines that are no settings.
  package var unread: [String] = []

  /// Reads as much of TOML as such a file holds: keys with texts, numbers, true and false, and lists
  /// of texts over any lines.
  package init(_ text: String) {
    var table = ""
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { SquawkSettings.withoutComment(String($0)) }[...]
    while let line = lines.popFirst() {
      if line.isEmpty { continue }
      if line.hasPrefix("[") {
        table = line
        continue
      }
      guard table.isEmpty, let equals = line.firstIndex(of: "=") else {
        if table.isEmpty { unread.append(line) }
        continue
      }
      let key = line[..<equals].trimmingCharacters(in: SquawkSettings.quotesAndBlanks)
      var value = line[line.index(after: equals)...].trimmingCharacters(in: .whitespaces)
      if value.hasPrefix("[") {
        while !value.contains("]"), let next = lines.popFirst() { value += " " + next }
      }
      set(key, value)
    }
  }

  private mutating func set(_ key: String, _ value: String) {
    switch key {
    case "excluded_rules": excludedRules = SquawkSettings.texts(value)
    case "included_rules": includedRules = SquawkSettings.texts(value)
    case "excluded_paths": excludedPaths = SquawkSettings.texts(value)
    case "pg_version": major = SquawkSettings.texts(value).first.flatMap(SquawkSettings.major)
    case "assume_in_transaction": assumesTransaction = value == "true"
    default: unread.append("\(key) = \(value)")
    }
  }

  private static let quotesAndBlanks = CharacterSet(charactersIn: "\"' \t\r")

  /// The line without what stands behind a `#` outside quotes.
  private static func withoutComment(_ line: String) -> String {
    var quote: Character?
    for index in line.indices {
      let character = line[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "#" {
        return line[..<index].trimmingCharacters(in: .whitespacesAndNewlines)
      }
    }
    return line.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The texts between quotes.
  private static func texts(_ value: String) -> [String] {
    var texts: [String] = []
    var rest = value[...]
    while let open = rest.firstIndex(where: { $0 == "\"" || $0 == "'" }) {
      let behind = rest.index(after: open)
      guard let close = rest[behind...].firstIndex(of: rest[open]) else { break }
      texts.append(String(rest[behind..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return texts
  }

  private static func major(_ version: String) -> Int? { Int(version.prefix { $0.isNumber }) }
}

extension SquawkSettings {
  /// Our rules for names of squawk's, and the names that we have nothing for.
  package static func rules(_ names: [String]) -> (ours: [RuleID], unknown: [String]) {
    var ours: [RuleID] = []
    var unknown: [String] = []
    for name in names {
      let known = RuleID.known(to: "squawk", as: name)
      if known.isEmpty { unknown.append(name) }
      ours += known.filter { !ours.contains($0) }
    }
    return (ours, unknown)
  }
}

import Foundation
import Project
import Reporting
import Rulebook
import Rules

/// What the command line of `check` asks for.
struct CheckOptions: Sendable {
  let run: RunOptions
  let format: Format
  let outputs: [(format: Format, path: String)]
  let failOn: Gate?
  let color: ColorChoice
  /// Only these rules are heard; nil where nobody chose.
  private let selected: [RuleID]?
  private let added: [RuleID]
  private let ignored: [RuleID]

  init(_ words: [String]) throws(UsageFailure) {
    let arguments = try Arguments(words, known: Option.check)
    run = try RunOptions(arguments)
    format = try arguments.choice(.format, .text)
    outputs = try arguments.outputs()
    failOn = try arguments.choice(.failOn)
    color = try arguments.choice(.color, .auto)
    let words = arguments.all(.select).flatMap(CheckOptions.list)
    let plain = words.filter { !$0.hasPrefix("+") }
    selected = plain.isEmpty ? nil : try CheckOptions.rules(plain, of: "--select")
    added = try CheckOptions.rules(
      words.filter { $0.hasPrefix("+") }.map { String($0.dropFirst()) }, of: "--select")
    ignored = try CheckOptions.rules(
      arguments.all(.ignore).flatMap(CheckOptions.list), of: "--ignore")
  }

  /// What is heard, once the command line has had the last word.
  func selection(over said: Selection) -> Selection {
    var selection = said
    if let selected { selection.selectOnly(selected) }
    selection.add(added)
    selection.remove(ignored)
    return selection
  }

  /// Whether a format asks for more of a finding than its message.
  var explains: Bool { ([format] + outputs.map(\.format)).contains(where: \.explains) }

  private static func list(_ text: String) -> [String] {
    text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  private static func rules(_ words: [String], of option: String) throws(UsageFailure) -> [RuleID] {
    var rules: [RuleID] = []
    for word in words {
      guard let named = Selection.rules(named: word) else {
        throw UsageFailure(
          "\(option): there is no rule or category \(word.quoted)", hint: RuleID.hint(word))
      }
      rules += named
    }
    return rules
  }
}

extension Arguments {
  /// The files that `--output` names, with the format of each.
  func outputs<Kind: RawRepresentable & CaseIterable>() throws(UsageFailure)
    -> [(format: Kind, path: String)] where Kind.RawValue == String
  {
    var outputs: [(format: Kind, path: String)] = []
    for text in all(.output) {
      let parts = text.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else {
        throw UsageFailure("--output takes FORMAT=FILE, not \(text.quoted)")
      }
      outputs.append((try Arguments.word(String(parts[0]), of: "--output"), String(parts[1])))
    }
    return outputs
  }
}

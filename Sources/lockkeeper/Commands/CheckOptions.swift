import Foundation
import Project
import Reporting
import Rulebook
import Rules
import Semantics
import Syntax

/// What the command line of `check` asks for.
struct CheckOptions: Sendable {
  let paths: [String]
  let format: Format
  let outputs: [(format: Format, path: String)]
  let server: Server
  /// Further servers, of which the worst counts.
  let otherServers: [Server]
  let runner: Runner
  /// The migration tool, where the command line names one.
  let tool: ToolChoice?
  let stdinName: String?
  /// A schema dump to start from.
  let schema: String?
  let selection: Selection
  let failOn: Gate
  let allowsEmpty: Bool
  let color: ColorChoice
  let isQuiet: Bool
  let isVerbose: Bool
  let jobs: Int

  init(_ words: [String]) throws(UsageFailure) {
    let arguments = try Arguments(words, known: Option.check)
    paths = arguments.operands
    format = try arguments.choice(.format, .text)
    outputs = try CheckOptions.outputs(arguments.all(.output))
    let servers = try Arguments.servers(arguments.last(.postgres))
    server = servers.first ?? .oldest
    otherServers = Array(servers.dropFirst())
    runner = try arguments.choice(.transaction, TransactionChoice.auto).runner
    tool = try arguments.tool
    stdinName = arguments.last(.stdinFilename)
    schema = arguments.last(.schema)
    selection = try CheckOptions.selection(arguments)
    failOn = try arguments.choice(.failOn, .warning)
    allowsEmpty = arguments.has(.allowEmpty)
    color = try arguments.choice(.color, .auto)
    isQuiet = arguments.has(.quiet)
    isVerbose = arguments.has(.verbose)
    jobs = try CheckOptions.jobs(arguments.last(.jobs))
  }

  private static func outputs(_ texts: [String]) throws(UsageFailure)
    -> [(format: Format, path: String)]
  {
    var outputs: [(format: Format, path: String)] = []
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else {
        throw UsageFailure("--output takes FORMAT=FILE, not \(text.quoted)")
      }
      outputs.append((try Arguments.word(String(parts[0]), of: "--output"), String(parts[1])))
    }
    return outputs
  }

  private static func selection(_ arguments: Arguments) throws(UsageFailure) -> Selection {
    var selection = Selection()
    let words = arguments.all(.select).flatMap(list)
    let plain = words.filter { !$0.hasPrefix("+") }
    if !plain.isEmpty { selection.selectOnly(try rules(plain, of: "--select")) }
    let added = words.filter { $0.hasPrefix("+") }.map { String($0.dropFirst()) }
    selection.add(try rules(added, of: "--select"))
    selection.remove(try rules(arguments.all(.ignore).flatMap(list), of: "--ignore"))
    return selection
  }

  private static func list(_ text: String) -> [String] {
    text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  private static func rules(_ words: [String], of option: String) throws(UsageFailure) -> [RuleID] {
    var rules: [RuleID] = []
    for word in words {
      guard let named = Selection.rules(named: word) else {
        throw UsageFailure(
          "\(option): there is no rule or category \(word.quoted)",
          hint: RuleID.known(to: "squawk", as: word).first.map { "that is \($0.rawValue) here" }
            ?? meant(word, Selection.words) ?? "lockkeeper rules lists them")
      }
      rules += named
    }
    return rules
  }

  private static func jobs(_ text: String?) throws(UsageFailure) -> Int {
    guard let text else { return ProcessInfo.processInfo.activeProcessorCount }
    guard let jobs = Int(text), (1...1024).contains(jobs) else {
      throw UsageFailure("--jobs takes a number from 1 to 1024, not \(text.quoted)")
    }
    return jobs
  }
}

/// From which severity on the exit code is 1.
enum Gate: String, CaseIterable {
  case error, warning, note, never

  func gates(_ severity: Severity) -> Bool {
    switch self {
    case .error: severity >= .error
    case .warning: severity >= .warning
    case .note: true
    case .never: false
    }
  }
}

/// The values of `--transaction`.
enum TransactionChoice: String, CaseIterable {
  case auto, file, pending, string, none

  /// What it says of the runner. `auto` is what the migration tool does.
  var runner: Runner {
    switch self {
    case .auto: .unknown
    case .file: .file
    case .pending: .pending
    case .string: .string
    case .none: .none
    }
  }
}

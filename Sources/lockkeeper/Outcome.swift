/// How a run ends: the exit codes that people script against.
enum Outcome: Int32 {
  /// Nothing at or above what gates.
  case clean = 0
  /// Findings that gate.
  case findings = 1
  /// The job was not done, or not all of it.
  case failed = 2
}

/// A command line that cannot be obeyed: a sentence, and where there is one the word that was
/// most likely meant.
struct UsageFailure: Error {
  let sentence: String
  let hint: String?

  init(_ sentence: String, hint: String? = nil) {
    self.sentence = sentence
    self.hint = hint
  }
}

/// Obeys a command line, given without the program's name.
func run(_ arguments: [String]) -> Outcome {
  do throws(UsageFailure) {
    return try obey(arguments)
  } catch {
    error.say()
    return .failed
  }
}

private func obey(_ arguments: [String]) throws(UsageFailure) -> Outcome {
  guard let first = arguments.first else {
    Console.say(Help.overview)
    return .failed
  }
  switch first {
  case "-h", "--help":
    return Help.show(nil)
  case "help":
    guard let name = arguments.dropFirst().first else { return Help.show(nil) }
    return Help.show(try command(name))
  case "-V", "--version", "version":
    return Help.version()
  default:
    break
  }
  let command = try command(first)
  let rest = Array(arguments.dropFirst())
  if asksForHelp(rest) { return Help.show(command) }
  switch command {
  case .check: return try Check(rest).run()
  case .locks: return try Locks(rest).run()
  case .parse: return try Parse(rest).run()
  case .explain: return try explain(rest)
  case .rules: return try listRules(rest)
  case .initialise: return try Initialise(rest).run()
  }
}

private func asksForHelp(_ arguments: [String]) -> Bool {
  arguments.prefix { $0 != "--" }.contains { $0 == "-h" || $0 == "--help" }
}

private func command(_ name: String) throws(UsageFailure) -> CommandName {
  if let command = CommandName(rawValue: name) { return command }
  throw UsageFailure(
    "there is no command \(name.quoted)",
    hint: meant(name, CommandName.allCases.map(\.rawValue)) ?? "lockkeeper help lists them")
}

/// The commands there are.
enum CommandName: String, CaseIterable {
  case check, locks, parse, explain, rules
  case initialise = "init"
}

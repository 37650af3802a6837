import Foundation
import Project
import Syntax

/// What the command line and the environment say of what is read and played: the same for `check`
/// and `locks`.
struct RunOptions: Sendable {
  let paths: [String]
  let stdinName: String?
  /// A file that lists the files to report on.
  let filesFrom: String?
  let configuration: String?
  let ignoresConfiguration: Bool
  /// What is said in place of the configuration.
  let flags: Settings
  let since: String?
  let allowsEmpty: Bool
  let isQuiet: Bool
  let isVerbose: Bool
  let jobs: Int

  init(_ arguments: Arguments) throws(UsageFailure) {
    paths = arguments.operands
    stdinName = arguments.last(.stdinFilename)
    filesFrom = arguments.last(.filesFrom)
    configuration = arguments.last(.config)
    ignoresConfiguration = arguments.has(.noConfig)
    since = arguments.since
    allowsEmpty = arguments.has(.allowEmpty)
    isQuiet = arguments.has(.quiet)
    isVerbose = arguments.has(.verbose)
    jobs = try arguments.jobs
    var flags = Settings()
    flags.servers = try Arguments.servers(arguments.last(.postgres))
    flags.tool = try arguments.tool
    flags.runner.transaction = try arguments.choice(.transaction)
    flags.startAfter = arguments.last(.startAfter).map { Named(text: $0, place: "--start-after") }
    flags.schema = arguments.last(.schema).map {
      SchemaSettings(file: Named(text: $0, place: "--schema"))
    }
    self.flags = flags
    try refuseContradictions(arguments)
  }

  private func refuseContradictions(_ arguments: Arguments) throws(UsageFailure) {
    if arguments.has(.config), ignoresConfiguration {
      throw UsageFailure("--config and --no-config contradict each other")
    }
    if arguments.has(.since), arguments.has(.startAfter) {
      throw UsageFailure("--since and --start-after both say what is new; give one of them")
    }
    if filesFrom == "-", stdinName != nil || paths.contains("-") {
      throw UsageFailure("standard input cannot be both the list of files and a migration")
    }
    if filesFrom != nil, !paths.isEmpty {
      throw UsageFailure("--files-from lists the files; name no others beside it")
    }
  }

  /// The settings of a history: what is typed beats what the environment says, and that beats the
  /// configuration.
  func settings(over said: Settings) -> Settings {
    var settings = flags.over(said)
    if since != nil { settings.startAfter = nil }
    return settings
  }
}

extension Arguments {
  /// `--since`, from the environment only where the command line says nothing of what is new.
  fileprivate var since: String? { has(.startAfter) && !has(.since) ? nil : last(.since) }

  var jobs: Int {
    get throws(UsageFailure) {
      guard let text = last(.jobs) else { return ProcessInfo.processInfo.activeProcessorCount }
      guard let jobs = Int(text), (1...1024).contains(jobs) else {
        throw UsageFailure("--jobs takes a number from 1 to 1024, not \(text.quoted)")
      }
      return jobs
    }
  }
}

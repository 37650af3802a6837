/// An option of a command: how it is written, what it takes, what it does.
struct Option {
  enum Name: String, CaseIterable {
    case format, output, postgres, transaction
    case stdinFilename = "stdin-filename"
    case schema, config, tool, since
    case startAfter = "start-after"
    case filesFrom = "files-from"
    case select, ignore
    case failOn = "fail-on"
    case allowEmpty = "allow-empty"
    case noConfig = "no-config"
    case color, quiet, verbose, jobs
    case like
  }

  let name: Name
  /// What stands for the value in the help; nil for an option that takes none.
  let value: String?
  let help: String

  var flag: String { "--" + name.rawValue }

  static let check: [Option] =
    [
      Option(name: .format, value: "FORMAT", help: "text, concise, json, sarif or github"),
      Option(
        name: .output, value: "FORMAT=FILE",
        help: "writes that format to a file as well; may be repeated"),
    ] + reading + playing + [
      Option(
        name: .select, value: "RULE,…",
        help: "only these rules or categories; +RULE adds to those that are on"),
      Option(name: .ignore, value: "RULE,…", help: "not these rules or categories"),
      Option(
        name: .failOn, value: "LEVEL",
        help: "error, warning, note or never: from when on the exit code is 1 [default: warning]"),
    ] + everywhere

  static let locks: [Option] =
    [
      Option(name: .format, value: "FORMAT", help: "text or json"),
      Option(
        name: .output, value: "FORMAT=FILE",
        help: "writes that format to a file as well; may be repeated"),
    ] + reading + playing + everywhere

  static let parse: [Option] =
    [
      Option(
        name: .format, value: "FORMAT",
        help: "json, an object for each line, or text [default: json]"),
      Option(
        name: .output, value: "FORMAT=FILE",
        help: "writes that format to a file as well; may be repeated"),
    ] + reading + everywhere

  /// What is read, and as what.
  private static let reading = [
    Option(name: .config, value: "FILE", help: "the configuration, in place of the nearest one"),
    Option(name: .noConfig, value: nil, help: "reads no configuration file"),
    Option(
      name: .postgres, value: "N[,M]",
      help: "the server's major version, 15 to 19, or two: the worst of both [default: 15]"),
    Option(
      name: .tool, value: "NAME",
      help: "the migration tool, where it is not recognised: flyway, goose, prisma, …"),
    Option(
      name: .stdinFilename, value: "NAME", help: "reads standard input, as the file of this name"),
  ]

  /// What is played, and which of it is new.
  private static let playing = [
    Option(
      name: .transaction, value: "WHO",
      help: "auto, file (the runner wraps each file), pending (all of them), string (it sends the "
        + "text whole) or none"),
    Option(
      name: .startAfter, value: "V",
      help: "the last migration that is applied: a version, a file name or a path"),
    Option(
      name: .since, value: "REF",
      help: "what the branch changed since it left REF is new, everything else is applied"),
    Option(
      name: .filesFrom, value: "FILE",
      help: "the files to report on, a line each; - for standard input; none is no failure"),
    Option(
      name: .schema, value: "FILE",
      help: "a schema dump to start from, which lists the migrations that it contains"),
  ]

  private static let everywhere = [
    Option(name: .allowEmpty, value: nil, help: "a folder without migrations is no failure"),
    Option(name: .color, value: "WHEN", help: "auto, always or never"),
    Option(name: .quiet, value: nil, help: "no closing lines, no list of what is allowed"),
    Option(name: .verbose, value: nil, help: "says on standard error what is judged, and why"),
    Option(name: .jobs, value: "N", help: "how many files at once [default: one per core]"),
  ]

  static let initialise: [Option] = [
    Option(
      name: .tool, value: "NAME",
      help: "the migration tool, where it is not recognised: flyway, goose, prisma, …")
  ]

  static let rules: [Option] = [
    Option(name: .like, value: "PEER", help: "under the names that another linter uses: squawk, …")
  ]

  /// What squawk calls the same thing.
  static let squawkSynonyms: [String: String] = [
    "--reporter": "--format", "--exclude": "--ignore", "-e": "--ignore",
    "--pg-version": "--postgres", "--assume-in-transaction": "--transaction file",
    "--no-assume-in-transaction": "--transaction none", "--stdin-filepath": "--stdin-filename",
    "--no-error-on-unmatched-pattern": "--allow-empty", "--include": "--select +RULE",
    "--exclude-path": "exclude in lockkeeper.jsonc", "-c": "--config",
  ]
}

import Rules

/// What the program says of itself.
enum Help {
  static let overview = """
    Lockkeeper reads PostgreSQL migrations and says, before production does, what they lock,
    rewrite, scan and break.

    lockkeeper check [PATH…]     judge migrations: files, folders, or - for standard input
    lockkeeper locks [PATH…]     what each statement locks, rewrites and scans, and until when
    lockkeeper parse [PATH…]     what the parser understood, statement by statement
    lockkeeper explain RULE      a rule's page: the mechanism, the safe way, when it is fine
    lockkeeper rules             all rules, a line each
    lockkeeper init              writes lockkeeper.jsonc for what it finds: judge what is new

    lockkeeper help COMMAND      the options of a command
    lockkeeper --version

    exit 0: nothing that gates   1: findings   2: the job was not done
    """

  @discardableResult
  static func show(_ command: CommandName?) -> Outcome {
    Console.write(Array((text(command) + "\n").utf8))
    return .clean
  }

  static func version() -> Outcome {
    Console.write(Array("lockkeeper \(Lockkeeper.version)\n".utf8))
    return .clean
  }

  private static func text(_ command: CommandName?) -> String {
    switch command {
    case nil: overview
    case .check: check + "\n\n" + list(Option.check)
    case .locks: locks + "\n\n" + list(Option.locks)
    case .parse: parse + "\n\n" + list(Option.parse)
    case .explain: explain
    case .rules: rules + "\n\n" + list(Option.rules)
    case .initialise: initialise + "\n\n" + list(Option.initialise)
    }
  }

  private static let check = """
    lockkeeper check [OPTION…] [PATH…]

    Judges migrations. A PATH is a file, a folder (searched for .sql files, save those that git
    ignores), or - for standard input. Without a PATH what lockkeeper.jsonc names, else what is
    recognised below the current folder. What is applied is played and not judged: up to startAfter
    in lockkeeper.jsonc, or what git calls unchanged (--since).

      lockkeeper check --since origin/main
      lockkeeper check db/migrations --transaction file
      lockkeeper check --format sarif --output text=report.txt db/migrations
      cat V7__x.sql | lockkeeper check --stdin-filename db/V7__x.sql

    A comment lets a finding stand:  -- lockkeeper:allow RULE because REASON
    """

  private static let locks = """
    lockkeeper locks [OPTION…] [PATH…]

    Prints for each statement which relations it locks and how strongly, what it rewrites, scans,
    builds or validates under them, and what stays locked until the transaction ends. It judges
    nothing: exit 0 whenever it answered. The files before a named one in its folder are played first.
    """

  private static let parse = """
    lockkeeper parse [OPTION…] [PATH…]

    Prints what PostgreSQL's grammar makes of each statement: its kind, and the relations, functions,
    columns and types that it names. Exit 1 if a statement does not parse.
    """

  private static let initialise = """
    lockkeeper init [--tool NAME]

    Looks for migrations below the current folder and writes a lockkeeper.jsonc with a comment on
    each key. Everything up to the newest migration is taken as applied (startAfter), so that the
    next check judges what comes from now on. Reads .squawk.toml, and overwrites nothing.
    """

  private static let explain = """
    lockkeeper explain RULE

    Prints a rule's page: what PostgreSQL does, examples that are unsafe and safe, and when the
    finding is no danger. lockkeeper rules lists the names.
    """

  private static let rules = """
    lockkeeper rules [--like PEER]

    Lists all rules with their severity and category; with --like under the names of another linter.
    """

  private static func list(_ options: [Option]) -> String {
    let rows = options.map {
      (left: ([$0.flag] + ($0.value.map { [$0] } ?? [])).joined(separator: " "), $0.help)
    }
    let width = rows.map(\.left.count).max() ?? 0
    return rows.map { row in
      let padding = String(repeating: " ", count: width - row.left.count + 2)
      let lines = wrapped(row.1, 98 - width - 4)
      let indent = "\n" + String(repeating: " ", count: width + 4)
      return "  " + row.left + padding + lines.joined(separator: indent)
    }.joined(separator: "\n")
  }

  private static func wrapped(_ text: String, _ width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let line = lines[lines.count - 1]
      if line.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if line.count + 1 + word.count <= width {
        lines[lines.count - 1] = line + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}

package import Rulebook
package import Rules
package import Semantics
package import Syntax

/// What a configuration says of one history. What it leaves unsaid is nil or empty.
package struct Settings: Sendable {
  package var servers: Servers?
  /// Where the migrations are, as the user would reach them: one history, in the tool's order.
  package var migrations: [Named]?
  /// Up to which migration everything is applied.
  package var startAfter: Named?
  package var tool: ToolChoice?
  package var schema: SchemaSettings?
  package var runner = RunnerSettings()
  package var tables = TableSettings()
  package var rules = RuleSettings()
  package var failOn: Gate?
  /// Later ones beat earlier ones.
  package var paths: [PathSettings] = []
  /// What is no migration at all.
  package var exclude: [Glob]?
  package var allow = AllowSettings()

  package init() {}

  /// What is said here, and where nothing is said what `other` says.
  package func over(_ other: Settings) -> Settings {
    var all = self
    all.servers = servers ?? other.servers
    all.migrations = migrations ?? other.migrations
    all.startAfter = startAfter ?? other.startAfter
    all.tool = tool ?? other.tool
    all.schema = schema ?? other.schema
    all.runner = runner.over(other.runner)
    all.tables = tables.over(other.tables)
    all.rules = rules.over(other.rules)
    all.failOn = failOn ?? other.failOn
    all.paths = other.paths + paths
    all.exclude = exclude ?? other.exclude
    all.allow = allow.over(other.allow)
    return all
  }

  /// What Semantics has to know of it.
  package var declared: Declared {
    var declared = Declared()
    if let path = runner.searchPath { declared.searchPath = path.map { Identifier($0) } }
    declared.timeZone = runner.timeZone
    declared.lockTimeout = runner.lockTimeout
    declared.statementTimeout = runner.statementTimeout
    declared.tables.big = tables.big ?? []
    declared.tables.busy = tables.busy ?? []
    declared.tables.others = tables.others ?? .unknown
    return declared
  }
}

/// A text of the configuration, and where it stands there: `lockkeeper.jsonc:4:18`.
package struct Named: Hashable, Sendable {
  package let text: String
  package let place: String

  package init(text: String, place: String) {
    self.text = text
    self.place = place
  }
}

/// The versions of PostgreSQL to judge for.
package struct Servers: Hashable, Sendable {
  /// Those that are known, the oldest first.
  package let known: [Server]
  /// What was asked for and is too old to be known: its syntax is, its effects are those of 15.
  package let tooOld: [Int]

  /// The majors that may be asked for.
  package static let range = 12...Server.newest.major

  package init(_ server: Server) {
    known = [server]
    tooOld = []
  }

  /// nil where a number is no version that may be asked for.
  package init?(_ majors: [Int]) {
    guard !majors.isEmpty, majors.allSatisfy(Servers.range.contains) else { return nil }
    known = Array(Set(majors.map { max(Server(major: $0), .oldest) })).sorted()
    tooOld = Array(Set(majors.filter { $0 < Server.oldest.major })).sorted()
  }
}

/// A schema dump to start from.
package struct SchemaSettings: Hashable, Sendable {
  /// The file, as the user would reach it.
  package var file: Named
  /// The last migration that it contains, where it does not say so itself.
  package var containsUpTo: Named?

  package init(file: Named, containsUpTo: Named? = nil) {
    self.file = file
    self.containsUpTo = containsUpTo
  }
}

/// What the runner does, which no file shows.
package struct RunnerSettings: Sendable {
  package var transaction: TransactionChoice?
  package var lockTimeout: Timeout?
  package var statementTimeout: Timeout?
  package var timeZone: String?
  package var searchPath: [String]?

  func over(_ other: RunnerSettings) -> RunnerSettings {
    var all = self
    all.transaction = transaction ?? other.transaction
    all.lockTimeout = lockTimeout ?? other.lockTimeout
    all.statementTimeout = statementTimeout ?? other.statementTimeout
    all.timeZone = timeZone ?? other.timeZone
    all.searchPath = searchPath ?? other.searchPath
    return all
  }
}

/// Which tables are big, which are busy, and what the others are.
package struct TableSettings: Sendable {
  package var big: [String]?
  package var busy: [String]?
  package var others: TableTraits.Size?

  func over(_ other: TableSettings) -> TableSettings {
    var all = self
    all.big = big ?? other.big
    all.busy = busy ?? other.busy
    all.others = others ?? other.others
    return all
  }
}

/// How allowances have to be.
package struct AllowSettings: Sendable {
  package var requireReason: Bool?
  package var never: [RuleID]?

  func over(_ other: AllowSettings) -> AllowSettings {
    var all = self
    all.requireReason = requireReason ?? other.requireReason
    all.never = never ?? other.never
    return all
  }
}

/// Rules for some of the files.
package struct PathSettings: Sendable {
  /// Files that it is about; nil for all of them.
  package var match: Glob?
  /// Parts that it is about; nil for all of them.
  package var direction: DirectionSetting?
  package var rules = RuleSettings()
}

/// Which part of a migration an entry of `paths` is about.
package enum DirectionSetting: String, CaseIterable, Sendable {
  case up, down, repeatable

  var direction: Direction {
    switch self {
    case .up: .up
    case .down: .down
    case .repeatable: .repeatable
    }
  }
}

extension Settings {
  /// Which entries of `paths` hold for a file, by its canonical path.
  package func entries(for path: String) -> [Int] {
    paths.indices.filter { paths[$0].match?.matches(path) ?? true }
  }

  /// The rules for the files that some entries of `paths` hold for.
  package func selection(by entries: [Int]) -> Selection {
    var selection = Selection()
    rules.apply(to: &selection)
    for entry in entries where paths.indices.contains(entry) {
      paths[entry].rules.apply(to: &selection, in: paths[entry].direction?.direction)
    }
    return selection
  }

  /// What is asked of allowances.
  package var allowances: AllowancePolicy {
    AllowancePolicy(requiresReason: allow.requireReason ?? false, never: Set(allow.never ?? []))
  }
}

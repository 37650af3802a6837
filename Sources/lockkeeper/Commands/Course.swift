import Project
import Semantics
import Syntax

/// One history of a run: its files in the order of the tool, as far as they are played, and what each
/// of them is to the run.
struct Course: Sendable {
  /// One file on the way.
  struct Stop: Sendable {
    /// What the file is to the run.
    enum Role: Sendable {
      /// Applied: played, never judged.
      case history
      /// Judged. What was not asked for is not reported.
      case judged(isReported: Bool)
    }

    let input: Inputs.Input
    let role: Role
    /// What its history knows of it; nil for a text of its own.
    let entry: MigrationHistory.Entry?
    /// A file that comes later and is applied already, where this one is new.
    var applied: String? = nil

    var isJudged: Bool { if case .judged = role { true } else { false } }
    var isReported: Bool { if case .judged(true) = role { true } else { false } }
  }

  /// What is asked of it.
  let settings: Settings
  /// Its name among the databases of the configuration.
  let database: String?
  /// nil for a text of its own.
  let history: MigrationHistory?
  private(set) var stops: [Stop] = []
  /// What was found and is neither played nor judged, by its shown path.
  private(set) var others: [String] = []
  /// What was named and is not judged, with the reason.
  private(set) var passed: [(name: String, reason: String)] = []
  /// Whether it is known what is applied, so that what is judged is one change set.
  let hasCut: Bool
  /// The dump from which the schema starts, where it does.
  private(set) var dump: SchemaDump?
  /// What is to be said of the dump, where it is not used.
  private(set) var dumpSentence: String?

  /// Whether a configuration speaks of it.
  let isConfigured: Bool

  static var defaultServers: Servers { Servers(.oldest) }

  /// The versions of PostgreSQL that it is judged for.
  var servers: Servers { settings.servers ?? Course.defaultServers }

  /// A text of which no folder is known.
  init(alone input: Inputs.Input, settings: Settings) {
    self.settings = settings
    database = nil
    history = nil
    isConfigured = false
    hasCut = settings.startAfter != nil
    stops = [Stop(input: input, role: .judged(isReported: true), entry: nil)]
  }

  /// - Parameters:
  ///   - asked: what is to be reported on, by canonical path.
  ///   - plansAll: whether the history is asked for as a whole, so that it is played even where
  ///     nothing of it is new.
  init(
    _ history: MigrationHistory, asked: [String: Inputs.Input], settings: Settings,
    database: String?, isConfigured: Bool, cut: Cut, dump: SchemaDump?, playsAll: Bool
  ) {
    self.settings = settings
    self.database = database
    self.history = history
    self.isConfigured = isConfigured
    hasCut = cut.isKnown
    pass(history, asked)
    let last = lastNeeded(history, asked, cut, playsAll)
    let needed = Array(history.entries.prefix(last.map { $0 + 1 } ?? 0))
    let start = useDump(dump, history, needed, asked, cut)
    let newest = history.entries.indices.last {
      history.entries[$0].file.direction == .up
        && cut.isNew($0, history.entries[$0].canonical) == false
    }
    for (index, entry) in needed.enumerated() {
      if start.contains(entry.canonical) { continue }
      let own = asked[entry.canonical]
      let isNew = cut.isNew(index, entry.canonical) ?? (own != nil)
      let shown = FileFinder.File(path: entry.file.path, name: Paths.shown(entry.file.path))
      // What goes back is judged, and no part of the way.
      if entry.file.direction == .down, !isNew || own == nil { continue }
      stops.append(
        Stop(
          input: own ?? .file(shown),
          role: isNew ? .judged(isReported: own != nil) : .history, entry: entry,
          applied: newest.flatMap { newest in
            index < newest && cut.isAdded(entry.canonical) && entry.file.direction == .up
              ? history.entries[newest].file.name : nil
          }))
    }
    sayWhatIsApplied(history, asked, cut)
  }

  /// What the history does not apply: other files, and why.
  private mutating func pass(_ history: MigrationHistory, _ asked: [String: Inputs.Input]) {
    for (path, canonical, reason) in history.others {
      others.append(Paths.shown(path))
      if let file = asked[canonical]?.file, file.isNamed { passed.append((file.name, reason)) }
    }
  }

  /// The last file that has to be played: what comes later is not.
  private func lastNeeded(
    _ history: MigrationHistory, _ asked: [String: Inputs.Input], _ cut: Cut, _ playsAll: Bool
  ) -> Int? {
    let judged = history.entries.indices.last { index in
      let path = history.entries[index].canonical
      return asked[path] != nil && cut.isNew(index, path) ?? true
    }
    guard judged == nil, playsAll else { return judged }
    return history.entries.indices.last { cut.isNew($0, history.entries[$0].canonical) == false }
  }

  private mutating func sayWhatIsApplied(
    _ history: MigrationHistory, _ asked: [String: Inputs.Input], _ cut: Cut
  ) {
    for (index, entry) in history.entries.enumerated() {
      guard let file = asked[entry.canonical]?.file, file.isNamed else { continue }
      if cut.isNew(index, entry.canonical) == false { passed.append((file.name, cut.reason)) }
    }
  }

  /// Starts from a dump where it says what it contains and contains nothing that is judged. Returns
  /// what it contains.
  private mutating func useDump(
    _ dump: SchemaDump?, _ history: MigrationHistory, _ needed: [MigrationHistory.Entry],
    _ asked: [String: Inputs.Input], _ cut: Cut
  ) -> Set<String> {
    guard let dump else { return [] }
    let name = dump.source.path
    let last = settings.schema?.containsUpTo.flatMap { history.index(named: $0.text) }
    guard last != nil || !dump.versions.isEmpty else {
      dumpSentence =
        "\(name) does not say which migrations it contains, so history is played from its first file"
      return []
    }
    var contained: Set<String> = []
    for (index, entry) in needed.enumerated() {
      guard last.map({ index <= $0 }) ?? dump.contains(entry.file.path) else { continue }
      if cut.isNew(index, entry.canonical) ?? (asked[entry.canonical] != nil) {
        dumpSentence =
          "\(name) contains a migration that is judged, so history is played from its first file"
        return []
      }
      contained.insert(entry.canonical)
    }
    self.dump = dump
    return contained
  }
}

/// What of a history is applied already.
enum Cut: Sendable {
  /// Nobody has said: what is asked for is judged, each file by itself.
  case unknown
  /// Everything up to a migration, by its place in the order.
  case after(Int, name: String)
  /// What git does not call changed since a commit.
  case unchanged(GitChanges, since: String)

  var isKnown: Bool { if case .unknown = self { false } else { true } }

  /// Whether a file belongs to the change set; nil where nobody has said.
  func isNew(_ index: Int, _ canonical: String) -> Bool? {
    switch self {
    case .unknown: nil
    case .after(let last, _): index > last
    case .unchanged(let changes, _): changes.contains(canonical)
    }
  }

  /// Whether a file is known not to have been there before.
  func isAdded(_ canonical: String) -> Bool {
    if case .unchanged(let changes, _) = self { changes.isAdded(canonical) } else { false }
  }

  /// Why a file that does not belong to it is not judged.
  var reason: String {
    switch self {
    case .unknown: ""
    case .after(_, let name): "it is applied already (startAfter \(name))"
    case .unchanged(_, let reference): "it is the same as in \(reference)"
    }
  }
}

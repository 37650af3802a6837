import Foundation
import Project
import Syntax

/// Finds out what a run is about: the histories that the named files belong to, what is asked of each,
/// and what of them is new.
struct Survey {
  private(set) var courses: [Course] = []
  /// What could not be done, a sentence each; any of them is exit 2.
  private(set) var failures: [UsageFailure] = []
  /// What is said on standard error and fails nothing.
  private(set) var remarks: [String] = []
  private let options: RunOptions
  private var finder: ConfigurationFinder
  private var canonical = CanonicalPaths()
  private var roots = MigrationRoots()
  private var groups: [Group] = []
  /// Whether `--start-after` was found in some history.
  private var hasFoundStart = false
  private var nearestStart: String?

  /// Files that belong to one history.
  private struct Group {
    let configuration: Configuration?
    let database: Configuration.Database?
    /// The folders of the history.
    let roots: [String]
    /// What is asked for, by canonical path.
    var asked: [String: Inputs.Input] = [:]
    /// Whether the history is asked for as a whole.
    var isWhole = false
    var texts: [Source] = []
  }

  init(_ options: RunOptions) throws(UsageFailure) {
    self.options = options
    finder = try Survey.obeying { () throws(ConfigurationFailure) in
      try ConfigurationFinder(
        file: options.configuration, ignoresAll: options.ignoresConfiguration)
    }
    var inputs = Inputs(
      paths: options.paths, stdinName: options.stdinName, filesFrom: options.filesFrom,
      allowsEmpty: options.allowsEmpty)
    if inputs.isWholeProject { try gatherProject(&inputs) }
    for input in inputs.all { try gather(input) }
    remarks += inputs.noSQL.map { "\($0) is not judged: it is no .sql file" }
    failures += inputs.failures.map { UsageFailure($0.sentence) }
    refuseFoldersOutside(inputs)
    let histories = groups.compactMap { group in history(of: group).map { (group, $0) } }
    let isRecognised = histories.contains { $0.1.isRecognised }
    for (group, history) in histories {
      // Beside folders of migrations that are known, other SQL is taken for what it mostly is.
      if inputs.isWholeProject, group.database == nil {
        if isRecognised, !history.isRecognised { continue }
        announce(history, group)
      }
      add(history, group)
    }
    refuseFoldersWithoutMigrations(histories.map(\.1))
    if inputs.isListed, inputs.failures.isEmpty, inputs.all.isEmpty {
      remarks.append("no migrations changed")
    }
    try refuseUnknownStart()
  }

  private static func obeying<Result>(_ read: () throws(ConfigurationFailure) -> Result)
    throws(UsageFailure) -> Result
  {
    do throws(ConfigurationFailure) {
      return try read()
    } catch {
      throw UsageFailure(error.sentence, hint: error.hint)
    }
  }

  private mutating func configuration(for folder: String) throws(UsageFailure) -> Configuration? {
    try Survey.obeying { () throws(ConfigurationFailure) in
      try finder.configuration(forFolder: folder)
    }
  }

  // MARK: What belongs together

  /// Nothing was named: what the configuration names, else what is recognised below this folder.
  private mutating func gatherProject(_ inputs: inout Inputs) throws(UsageFailure) {
    if let configuration = try configuration(for: ".") {
      for database in configuration.databases {
        guard let migrations = database.settings.migrations else { continue }
        var group = Group(
          configuration: configuration, database: database, roots: migrations.map(\.text))
        group.isWhole = true
        groups.append(group)
      }
    }
    if groups.isEmpty { inputs.addCurrentFolder() }
  }

  private mutating func gather(_ input: Inputs.Input) throws(UsageFailure) {
    guard let file = input.file else {
      let settings = try configuration(for: ".")?.common ?? Settings()
      courses.append(Course(alone: input, settings: options.settings(over: settings)))
      return
    }
    let path = canonical.path(of: file.path)
    let configuration = try configuration(for: Paths.parent(of: file.path) ?? ".")
    let named = configuration?.databases.filter { $0.settings.migrations != nil } ?? []
    guard let configuration, !named.isEmpty else {
      guard let root = root(of: file) else { return }
      return put(
        input, path, Group(configuration: configuration, database: nil, roots: [root]))
    }
    let database = named.first { database in
      (database.settings.migrations ?? []).contains { Survey.contains($0.text, path) }
    }
    if let database {
      let roots = database.settings.migrations?.map(\.text) ?? []
      put(input, path, Group(configuration: configuration, database: database, roots: roots))
    } else if file.isNamed {
      remarks.append(
        "\(file.name) is not judged: it is in none of the folders that \(configuration.path) names")
    }
  }

  /// The folder of migrations that a file lies in; nil where that cannot be found out, which is said.
  private mutating func root(of file: FileFinder.File) -> String? {
    do throws(PathFailure) {
      return try roots.root(of: file.path)
    } catch {
      let isSaid = failures.contains { $0.sentence == error.sentence }
      if !isSaid { failures.append(UsageFailure(error.sentence)) }
      return nil
    }
  }

  private static func contains(_ folder: String, _ path: String) -> Bool {
    let whole = Paths.canonical(folder)
    return path == whole || path.hasPrefix(whole + "/")
  }

  private mutating func put(_ input: Inputs.Input, _ path: String, _ group: Group) {
    let index = groups.firstIndex {
      $0.configuration?.path == group.configuration?.path
        && $0.database?.name == group.database?.name && $0.roots == group.roots
    }
    if index == nil { groups.append(group) }
    let place = index ?? groups.count - 1
    groups[place].asked[path] = input
    if input.file?.isNamed != true { groups[place].isWhole = true }
    if case .given(let source) = input { groups[place].texts.append(source) }
  }

  /// A named folder has to hold something that the configuration calls a migration.
  private mutating func refuseFoldersOutside(_ inputs: Inputs) {
    guard !options.allowsEmpty else { return }
    let asked = groups.flatMap(\.asked.keys)
    for path in options.paths where path != "-" && Inputs.isFolder(path) {
      let whole = Paths.canonical(path)
      let isFailing = inputs.failures.contains(.noSQL(Paths.shown(path)))
      if isFailing || asked.contains(where: { $0.hasPrefix(whole + "/") }) { continue }
      failures.append(
        UsageFailure(
          "\(Paths.shown(path)): the folder holds nothing that the configuration names as migrations "
            + "(--allow-empty makes that no failure)"))
    }
  }

  /// Folders of SQL that no tool would apply were not judged, which must not look like a clean run.
  private mutating func refuseFoldersWithoutMigrations(_ histories: [MigrationHistory]) {
    guard !options.allowsEmpty, groups.contains(where: \.isWhole),
      histories.allSatisfy(\.entries.isEmpty), let other = histories.flatMap(\.others).first
    else { return }
    let path = Paths.shown(other.path)
    failures.append(UsageFailure(PathFailure.noMigration(path, reason: other.reason).sentence))
  }

  // MARK: One history

  private func settings(of group: Group) -> Settings {
    let said = group.database?.settings ?? group.configuration?.common ?? Settings()
    return options.settings(over: said)
  }

  private mutating func history(of group: Group) -> MigrationHistory? {
    let settings = settings(of: group)
    do throws(PathFailure) {
      try refuseMissing(group)
      return try MigrationHistory(
        group.roots, choice: settings.tool, excluded: settings.exclude ?? [],
        kept: Set(group.asked.filter { $0.value.file?.isNamed == true }.keys),
        disk: group.texts.reduce(Disk.real) { $0.with($1) })
    } catch {
      failures.append(UsageFailure(error.sentence))
      return nil
    }
  }

  /// A folder that the configuration names has to be there.
  private func refuseMissing(_ group: Group) throws(PathFailure) {
    for named in group.database?.settings.migrations ?? [] {
      guard FileManager.default.fileExists(atPath: named.text) else {
        throw .unusable(named.place, reason: "there is no such file or folder: \(named.text)")
      }
    }
  }

  /// `db/migrations (goose, 812 files)`
  private mutating func announce(_ history: MigrationHistory, _ group: Group) {
    let tool = history.recognition.map { $0.tool.rawValue + ", " } ?? ""
    let count = history.entries.count
    let roots = group.roots.map(Paths.shown).joined(separator: ", ")
    remarks.append("\(roots) (\(tool)\(count) \(count == 1 ? "file" : "files"))")
  }

  private mutating func add(_ history: MigrationHistory, _ group: Group) {
    let settings = settings(of: group)
    var asked = group.asked
    if asked.isEmpty, group.isWhole {
      for entry in history.entries {
        let shown = FileFinder.File(path: entry.file.path, name: Paths.shown(entry.file.path))
        asked[entry.canonical] = .file(shown)
      }
    }
    if asked.isEmpty, !options.allowsEmpty {
      let roots = group.roots.joined(separator: ", ")
      failures.append(UsageFailure(PathFailure.noSQL(roots).sentence))
    }
    guard let cut = cut(history, group, settings) else { return }
    let server = settings.servers?.known.first ?? .oldest
    do throws(PathFailure) {
      let dump = try SchemaDump.read(settings.schema?.file.text, server: server)
      courses.append(
        Course(
          history, asked: asked, settings: settings, database: group.database?.name,
          isConfigured: group.configuration != nil, cut: cut, dump: dump,
          playsAll: group.isWhole))
    } catch {
      failures.append(UsageFailure(error.sentence))
    }
    addTexts(asked, history, settings)
  }

  /// What no history knows is judged by itself.
  private mutating func addTexts(
    _ asked: [String: Inputs.Input], _ history: MigrationHistory, _ settings: Settings
  ) {
    let known = Set(history.entries.map(\.canonical) + history.others.map(\.canonical))
    for path in asked.keys.sorted() where !known.contains(path) {
      guard let input = asked[path], input.file?.isNamed == true else { continue }
      courses.append(Course(alone: input, settings: settings))
    }
  }

  // MARK: What is new

  /// What of a history is applied; nil where that cannot be found out, which is said.
  private mutating func cut(_ history: MigrationHistory, _ group: Group, _ settings: Settings)
    -> Cut?
  {
    if let since = options.since { return changes(since: since, in: group.roots.first ?? ".") }
    guard let start = settings.startAfter else { return .unknown }
    if let index = history.index(named: start.text) {
      hasFoundStart = true
      return .after(index, name: start.text)
    }
    let near = history.nearest(to: start.text)
    nearestStart = nearestStart ?? near
    // Of several histories one has to know what the command line names.
    guard options.flags.startAfter == nil else { return .unknown }
    failures.append(
      UsageFailure(
        "\(start.place): startAfter names no migration: \(start.text)",
        hint: near.map { "did you mean \($0)?" }))
    return nil
  }

  private mutating func changes(since reference: String, in folder: String) -> Cut? {
    do throws(GitFailure) {
      return .unchanged(try GitChanges(since: reference, in: folder), since: reference)
    } catch {
      if !failures.contains(where: { $0.sentence == error.sentence }) {
        failures.append(UsageFailure(error.sentence, hint: error.hint))
      }
      return nil
    }
  }

  /// `--start-after` has to be a migration of some history.
  private func refuseUnknownStart() throws(UsageFailure) {
    guard let start = options.flags.startAfter, !hasFoundStart,
      courses.contains(where: { $0.history != nil })
    else { return }
    throw UsageFailure(
      "--start-after: there is no migration \(start.text.quoted)",
      hint: nearestStart.map { "did you mean \($0)?" })
  }
}

import Rules
package import Semantics
package import Syntax

/// The migrations of one history, which may lie in several folders, in the tool's order.
package struct MigrationHistory: Sendable {
  /// A migration, and the folder that knows it.
  package struct Entry: Sendable {
    package let file: MigrationFile
    fileprivate let folder: Int
    /// The one path of the file, whichever way it was reached.
    package let canonical: String
    /// What a migration shares with the file that undoes it: the place of the first of them. nil where
    /// nothing undoes it.
    package fileprivate(set) var pair: Int?

    /// Whether a file of its own undoes it, and whether it is such a file.
    package var isUndone: Bool { pair != nil && file.direction == .up }
    package var undoes: Bool { pair != nil && file.direction == .down }
  }

  package private(set) var folders: [MigrationFolder] = []
  /// In the order in which the tool applies them; what undoes one stands right behind it.
  package private(set) var entries: [Entry] = []
  /// What is not applied, by its canonical path, and why.
  package private(set) var others: [(path: String, canonical: String, reason: String)] = []

  /// - Parameters:
  ///   - roots: the folders that the tool is pointed at, or single files.
  ///   - excluded: what the configuration calls no migration.
  ///   - kept: files that count although git ignores them, by their canonical paths.
  package init(
    _ roots: [String], choice: ToolChoice?, excluded: [Glob], kept: Set<String>, disk: Disk
  ) throws(PathFailure) {
    for root in roots {
      let isFile = disk.has(root)
      let folder = try MigrationFolder(
        isFile ? try MigrationFolder.root(of: root, disk: disk) : root, choice: choice, disk: disk)
      add(folder, only: isFile ? Paths.shown(root) : nil)
    }
    if let isBefore = orderAcross { entries.sort(by: isBefore) }
    leaveOut(excluded, kept)
    pairUp()
  }

  /// Finds what undoes what. Of one version several files may go forward, for different databases.
  private mutating func pairUp() {
    for index in entries.indices where entries[index].file.direction == .down {
      let before = entries[..<index].lastIndex { $0.file.direction == .up }
      guard let before, entries[index].file.undoes(entries[before].file) else { continue }
      var first = before
      while first > 0, entries[index].file.undoes(entries[first - 1].file) { first -= 1 }
      for place in Array(first...before) + [index] { entries[place].pair = first }
    }
  }

  private mutating func add(_ folder: MigrationFolder, only name: String?) {
    let known = Set(entries.map(\.canonical))
    var canonical = CanonicalPaths()
    for file in folder.migrations where name == nil || Paths.shown(file.path) == name {
      let path = canonical.path(of: file.path)
      guard !known.contains(path) else { continue }
      entries.append(Entry(file: file, folder: folders.count, canonical: path))
    }
    for (path, reason) in folder.others where name == nil || Paths.shown(path) == name {
      others.append((path, canonical.path(of: path), reason))
    }
    folders.append(folder)
  }

  /// How the files of several folders stand to each other: as their versions do, where all folders
  /// are the same tool's and no plan decides; else one folder behind the other.
  private var orderAcross: ((Entry, Entry) -> Bool)? {
    guard folders.count > 1, Set(folders.map(\.recognition?.tool)).count == 1,
      folders.allSatisfy({ !$0.hasPlan })
    else { return nil }
    let isKnown = folders.first?.recognition != nil
    return { MigrationFolder.precedes($0.file, $1.file, isKnown: isKnown) }
  }

  private mutating func leaveOut(_ excluded: [Glob], _ kept: Set<String>) {
    let ignored = folders.map { GitIgnored(below: $0.root) }
    entries.removeAll { entry in
      if excluded.contains(where: { $0.matches(entry.canonical) }) {
        others.append((entry.file.path, entry.canonical, "the configuration excludes it"))
        return true
      }
      return ignored[entry.folder].contains(Paths.shown(entry.file.path))
        && !kept.contains(entry.canonical)
    }
  }

  /// How the tool runs a file.
  package func handling(of source: Source, _ entry: Entry) throws(PathFailure) -> Handling {
    try folders[entry.folder].handling(of: source, file: entry.file)
  }

  /// Whether a tool was recognised whose migrations these are. A dump alone is none.
  package var isRecognised: Bool {
    folders.contains { folder in
      switch folder.recognition?.tool {
      case nil, .rails, .pgDump: false
      default: true
      }
    }
  }

  /// The tool of the history, as its first folder shows it.
  package var recognition: Recognition? { folders.first?.recognition }

  /// Where the migration stands that a version, a file name or a path means, with what undoes it.
  package func index(named text: String) -> Int? {
    guard let index = entries.firstIndex(where: { $0.file.isNamed(text) }) else { return nil }
    let version = entries[index].file.version
    guard version != nil else { return index }
    return entries[index...].prefix { $0.file.version == version }.indices.last
  }

  /// What was most likely meant by a word that no migration is called.
  package func nearest(to text: String) -> String? {
    let versions = entries.compactMap(\.file.version)
    let names = entries.map(\.file.name)
    return Rules.nearest(to: text, among: text.contains(".") ? names + versions : versions + names)
  }

  /// The newest migration of all, as `startAfter` would name it.
  package var newest: String? {
    guard let last = entries.last(where: { $0.file.direction == .up }) else { return nil }
    let version = last.file.version
    let isAlone = entries.count { $0.file.version == version && $0.file.direction == .up } == 1
    return isAlone ? version ?? last.file.relative : last.file.relative
  }
}

/// The one path of many files of a few folders, whose folders are looked up once. A link among them
/// keeps its own name.
package struct CanonicalPaths {
  private var folders: [String: String] = [:]

  package init() {}

  package mutating func path(of file: String) -> String {
    let folder = Paths.parent(of: file) ?? "."
    let known = folders[folder] ?? Paths.canonical(folder)
    folders[folder] = known
    return Paths.join(known, Paths.name(of: file))
  }
}

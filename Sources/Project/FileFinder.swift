import Foundation

/// Finds the files that the paths of a command line mean.
package struct FileFinder {
  /// A file to judge: where it is, and how it is shown.
  package struct File: Hashable, Sendable {
    package let path: String
    package let name: String
    /// Whether the user named it itself, not a folder above it.
    package let isNamed: Bool

    package init(path: String, name: String, isNamed: Bool = false) {
      self.path = path
      self.name = name
      self.isNamed = isNamed
    }
  }

  package private(set) var files: [File] = []
  package private(set) var failures: [PathFailure] = []
  private var seen: Set<String> = []
  /// How many files were met, those among them that were taken before.
  private var met = 0
  private let allowsEmpty: Bool

  package init(allowsEmpty: Bool) { self.allowsEmpty = allowsEmpty }

  /// A file is taken whatever it is called; a folder is searched for `.sql` files.
  package mutating func add(_ path: String) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      failures.append(.missing(Paths.shown(path)))
      return
    }
    guard isFolder.boolValue else { return take(path) }
    let before = met
    search(Paths.shown(path), ignored: GitIgnored(below: path))
    if met == before, !allowsEmpty {
      failures.append(.noSQL(Paths.shown(path)))
    }
  }

  /// Everything below the current folder.
  package mutating func addCurrentFolder() {
    search(".", ignored: GitIgnored(below: "."))
    if files.isEmpty, !allowsEmpty { failures.append(.nothingBelow) }
  }

  /// The folders that hold the files, with how many each holds.
  package var folders: [(folder: String, count: Int)] {
    Dictionary(grouping: files) { ($0.name as NSString).deletingLastPathComponent }
      .map { (folder: $0.key.isEmpty ? "." : $0.key, count: $0.value.count) }
      .sorted { $0.folder < $1.folder }
  }

  private mutating func take(_ path: String) {
    take(path, canonical: Paths.canonical(path), isNamed: true)
  }

  private mutating func take(_ path: String, canonical: String, isNamed: Bool = false) {
    met += 1
    guard seen.insert(canonical).inserted else { return }
    files.append(File(path: path, name: Paths.shown(path), isNamed: isNamed))
  }

  /// Folders that hold other people's files.
  static let foreign: Set<String> = ["node_modules", "vendor", "target", "testdata"]

  private mutating func search(_ folder: String, ignored: GitIgnored) {
    guard let listing = Listing(folder) else {
      failures.append(.unreadable(folder, reason: String(cString: strerror(errno))))
      return
    }
    let canonical = Paths.canonical(folder)
    for entry in listing.entries {
      let path = Paths.join(folder, entry.name)
      switch entry.kind {
      case .file, .link:
        guard entry.name.lowercased().hasSuffix(".sql"), !ignored.contains(path) else { continue }
        // A link to a folder is left alone: it may lead in circles.
        if entry.kind == .link, Listing(path) != nil { continue }
        take(
          path,
          canonical: entry.kind == .file
            ? Paths.join(canonical, entry.name) : Paths.canonical(path))
      case .folder:
        guard !FileFinder.foreign.contains(entry.name), !ignored.contains(path) else { continue }
        search(path, ignored: ignored)
      }
    }
  }
}

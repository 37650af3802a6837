import Foundation

/// Finds the files that the paths of a command line mean.
package struct FileFinder {
  /// A file to judge: where it is, and how it is shown.
  package struct File: Hashable, Sendable {
    package let path: String
    package let name: String
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
    met += 1
    guard seen.insert(Paths.canonical(path)).inserted else { return }
    files.append(File(path: path, name: Paths.shown(path)))
  }

  /// Folders that hold other people's files.
  private static let foreign: Set<String> = ["node_modules", "vendor", "target", "testdata"]

  private mutating func search(_ folder: String, ignored: GitIgnored) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      failures.append(.unreadable(folder, reason: error.localizedDescription))
      return
    }
    var folders: [String] = []
    for name in names where !name.hasPrefix(".") {
      let path = Paths.join(folder, name)
      // Most entries are told by their names; only the others cost a look.
      if name.lowercased().hasSuffix(".sql"), !isFolder(path) {
        if !ignored.contains(path) { take(path) }
      } else if !FileFinder.foreign.contains(name), isFolder(path), !ignored.contains(path) {
        folders.append(path)
      }
    }
    for folder in folders { search(folder, ignored: ignored) }
  }

  /// Whether it is a folder, and none that a link leads to: a link may lead in circles.
  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFDIR
  }
}

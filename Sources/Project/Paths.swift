import Foundation

/// How paths are shown and compared.
package enum Paths {
  /// A path as the user reached it, without `./`, doubled slashes and a slash at the end.
  package static func shown(_ path: String) -> String {
    if isPlain(path) { return path }
    let isAbsolute = path.hasPrefix("/")
    let parts = path.split(separator: "/").filter { $0 != "." }
    let joined = parts.joined(separator: "/")
    if isAbsolute { return "/" + joined }
    return joined.isEmpty ? "." : joined
  }

  /// Whether a path is sure to be shown as it stands: nearly all are, and there are many.
  private static func isPlain(_ path: String) -> Bool {
    let slash = UInt8(ascii: "/")
    var last: UInt8 = 0
    for byte in path.utf8 {
      if byte == slash, last == slash || last == UInt8(ascii: ".") { return false }
      last = byte
    }
    return last != 0 && last != slash && last != UInt8(ascii: ".")
  }

  package static func join(_ folder: String, _ name: String) -> String {
    folder == "." ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The folder above; of the current folder and what is reached through `..` by its real path. nil
  /// at the top.
  package static func parent(of folder: String) -> String? {
    if folder == "/" || folder.isEmpty { return nil }
    if folder == "." || folder == ".." || folder.hasSuffix("/..") {
      let real = canonical(folder)
      return real.hasPrefix("/") ? parent(of: real) : nil
    }
    guard let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == folder.startIndex ? "/" : String(folder[..<slash])
  }

  /// What stands behind the last slash.
  package static func name(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/"))
      .map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }

  /// The one path of a file, whichever way it was reached; the path itself where it is not there.
  package static func canonical(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// How a canonical path is reached from the current folder: by its name where it stands below,
  /// through `..` where it stands above or beside.
  package static func fromHere(_ path: String) -> String {
    let here = canonical(".").split(separator: "/")
    let there = path.split(separator: "/")
    let shared = zip(here, there).prefix { $0 == $1 }.count
    // What shares nothing is better told from the root.
    guard shared > 0 else { return path }
    let up = Array(repeating: "..", count: here.count - shared)
    let parts = up + there.dropFirst(shared).map(String.init)
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }
}

/// Paths relative to the root of the repository that holds them, as SARIF names files.
package struct RepositoryPaths {
  private var roots: [String: String?] = [:]
  /// What stands before the name of a file of a folder; nil where that is the folder itself.
  private var prefixes: [String: String?] = [:]

  package init() {}

  /// The path below the repository's root; below the current folder where there is no repository.
  package mutating func relative(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      return prefix(of: ".") + path
    }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return prefix(of: folder) + path[path.utf8.index(after: slash)...]
  }

  private mutating func prefix(of folder: String) -> String {
    if let known = prefixes[folder] { return known ?? folder + "/" }
    let whole = Paths.canonical(folder)
    let base = root(above: whole) ?? Paths.canonical(".")
    let below =
      whole == base
      ? ""
      : whole.hasPrefix(base + "/")
        ? String(whole.dropFirst(base.count + 1)) + "/" : nil
    prefixes[folder] = .some(below)
    return below ?? folder + "/"
  }

  private mutating func root(above folder: String) -> String? {
    if let known = roots[folder] { return known }
    var found: String?
    if access(Paths.join(folder, ".git"), F_OK) == 0 {
      found = folder
    } else if folder != "/", folder.hasPrefix("/") {
      found = root(above: (folder as NSString).deletingLastPathComponent)
    }
    roots[folder] = .some(found)
    return found
  }
}

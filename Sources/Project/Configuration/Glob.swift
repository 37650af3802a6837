import Semantics

/// A pattern of paths, relative to a folder: `*` and `?` within a name, `**` for any folders,
/// `{a,b}` for either.
///
/// A pattern without a slash fits a name at any depth, as it does for git; one that names a folder
/// fits everything below it.
package struct Glob: Hashable, Sendable {
  package let pattern: String
  /// The folder that it is relative to, canonical.
  private let folder: String
  private let choices: [[String]]

  package init(_ pattern: String, in folder: String) {
    self.pattern = pattern
    self.folder = folder
    choices = Glob.spelledOut(pattern).map { choice in
      var parts = choice.split(separator: "/").map(String.init).filter { $0 != "." }
      if !choice.contains("/") { parts.insert("**", at: 0) }
      return parts
    }
  }

  /// Whether it fits a file, by its canonical path.
  package func matches(_ path: String) -> Bool {
    let prefix = folder == "/" ? "/" : folder + "/"
    guard path.hasPrefix(prefix) else { return false }
    let parts = path.dropFirst(prefix.count).split(separator: "/").map(String.init)
    return choices.contains { Glob.fits($0[...], parts[...]) }
  }

  /// The patterns that `{a,b}` stands for. An unclosed brace is itself.
  private static func spelledOut(_ pattern: String) -> [String] {
    guard let open = pattern.firstIndex(of: "{"),
      let close = pattern[open...].firstIndex(of: "}")
    else { return [pattern] }
    let words = pattern[pattern.index(after: open)..<close]
      .split(separator: ",", omittingEmptySubsequences: false)
    return words.flatMap { word in
      spelledOut(String(pattern[..<open] + word + pattern[pattern.index(after: close)...]))
    }
  }

  /// Whether the pattern fits the path, or a folder on the way to it.
  private static func fits(_ pattern: ArraySlice<String>, _ path: ArraySlice<String>) -> Bool {
    guard let first = pattern.first else { return true }
    if first == "**" {
      let rest = pattern.dropFirst()
      // `a/**` fits what is below `a`, not `a` itself.
      if rest.isEmpty { return !path.isEmpty }
      return path.indices.contains { fits(rest, path[$0...]) }
    }
    guard let name = path.first, Wildcard.fits(first, name) else { return false }
    return fits(pattern.dropFirst(), path.dropFirst())
  }
}

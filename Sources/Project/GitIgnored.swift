import Foundation

/// What git ignores below a folder. Nothing, where there is no git or no repository.
struct GitIgnored {
  private let paths: Set<String>

  init(below folder: String) {
    guard let output = GitIgnored.list(folder) else {
      paths = []
      return
    }
    let base = Paths.shown(folder)
    paths = Set(
      output.split(separator: 0).map {
        let name = String(decoding: $0, as: UTF8.self)
        return Paths.join(base, name.hasSuffix("/") ? String(name.dropLast()) : name)
      })
  }

  func contains(_ path: String) -> Bool { paths.contains(path) }

  private static func list(_ folder: String) -> [UInt8]? {
    output(of: [
      "git", "-C", folder, "ls-files", "-z", "--others", "--ignored", "--exclude-standard",
      "--directory",
    ])
  }
}

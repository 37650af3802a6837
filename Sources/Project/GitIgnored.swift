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

  private static func list(_ folder: String) -> Data? {
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = [
      "git", "-C", folder, "ls-files", "-z", "--others", "--ignored", "--exclude-standard",
      "--directory",
    ]
    let output = Pipe()
    git.standardOutput = output
    git.standardError = FileHandle.nullDevice
    git.standardInput = FileHandle.nullDevice
    do {
      try git.run()
      let data = try output.fileHandleForReading.readToEnd() ?? Data()
      git.waitUntilExit()
      return git.terminationStatus == 0 ? data : nil
    } catch {
      return nil
    }
  }
}

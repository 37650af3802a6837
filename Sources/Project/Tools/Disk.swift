import Foundation
package import Syntax

/// What recognition may look at: the names in a folder, and the bytes of a file. Tests give their own.
package struct Disk: Sendable {
  /// The files and the folders in a folder, sorted; none where it is not there.
  package let list: @Sendable (_ folder: String) -> (files: [String], folders: [String])
  /// The bytes of a file; nil where there is none.
  package let read: @Sendable (_ path: String) -> [UInt8]?

  package init(
    list: @escaping @Sendable (String) -> (files: [String], folders: [String]),
    read: @escaping @Sendable (String) -> [UInt8]?
  ) {
    self.list = list
    self.read = read
  }

  /// The file system.
  package static let real = Disk(
    list: { folder in
      guard let listing = Listing(folder) else { return ([], []) }
      return (
        listing.entries.filter { $0.kind != .folder }.map(\.name),
        listing.entries.filter { $0.kind == .folder }.map(\.name)
      )
    },
    read: { path in
      guard FileManager.default.isReadableFile(atPath: path) else { return nil }
      return (try? readSource(path, named: path))?.bytes
    })

  /// Files by their paths.
  package static func memory(_ files: [String: String]) -> Disk {
    Disk(
      list: { folder in
        let prefix = folder == "." || folder.isEmpty ? "" : folder + "/"
        let below = files.keys.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
        let folders = below.filter { $0.contains("/") }.compactMap {
          $0.split(separator: "/").first.map(String.init)
        }
        return (
          below.filter { !$0.contains("/") }.map(String.init).sorted(), Set(folders).sorted()
        )
      },
      read: { path in files[path].map { Array($0.utf8) } })
  }

  /// The same, with a text in the place of a file, or as a file that is not there yet.
  package func with(_ source: Source) -> Disk {
    let name = Paths.name(of: source.path)
    let folder = Paths.canonical(Paths.parent(of: source.path) ?? ".")
    let (list, read) = (list, read)
    return Disk(
      list: { place in
        var (files, folders) = list(place)
        if Paths.canonical(place) == folder, !files.contains(name) {
          files = (files + [name]).sorted()
        }
        return (files, folders)
      },
      read: { path in
        let isIt =
          Paths.name(of: path) == name && Paths.canonical(Paths.parent(of: path) ?? ".") == folder
        return isIt ? source.bytes : read(path)
      })
  }

  func text(_ path: String) -> String? { read(path).map { String(decoding: $0, as: UTF8.self) } }

  func has(_ path: String) -> Bool { read(path) != nil }

  /// The SQL files below a folder, relative to it, sorted by folder.
  func sqlFiles(below folder: String, depth: Int = 6) -> [String] {
    let (files, folders) = list(folder)
    let own = files.filter { $0.lowercased().hasSuffix(".sql") }
    guard depth > 0 else { return own }
    return own
      + folders.filter { !FileFinder.foreign.contains($0) }.flatMap { name in
        sqlFiles(below: Paths.join(folder, name), depth: depth - 1).map { name + "/" + $0 }
      }
  }
}

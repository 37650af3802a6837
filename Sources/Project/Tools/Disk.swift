import Foundation
package import Syntax

/// What recognition may look at: the names in a folder, and the bytes of a file. Tests give their own.
package struct Disk: Sendable {
  /// The files and the folders in a folder, sorted; none where it is not there.
  package let list: @Sendable (_ folder: String) -> (files: [String], folders: [String])
  /// The bytes of a file; nil where there is none. That one is there and cannot be read is thrown.
  package let read: @Sendable (_ path: String) throws(PathFailure) -> [UInt8]?

  package init(
    list: @escaping @Sendable (String) -> (files: [String], folders: [String]),
    read: @escaping @Sendable (String) throws(PathFailure) -> [UInt8]?
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
    read: { path throws(PathFailure) in
      do throws(PathFailure) {
        return try readSource(path, named: Paths.shown(path)).bytes
      } catch {
        guard Disk.isFile(path) else { return nil }
        throw error
      }
    })

  /// Whether something is there that is no folder, readable or not.
  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    if stat(path, &status) == 0 { return status.st_mode & S_IFMT != S_IFDIR }
    return errno == ELOOP
  }

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
      read: { path throws(PathFailure) in files[path].map { Array($0.utf8) } })
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
      read: { path throws(PathFailure) in
        let isIt =
          Paths.name(of: path) == name && Paths.canonical(Paths.parent(of: path) ?? ".") == folder
        return isIt ? source.bytes : try read(path)
      })
  }

  func text(_ path: String) throws(PathFailure) -> String? {
    try read(path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A migration's bytes; none where it cannot be read, which is said when it is played.
  func migration(_ path: String) -> [UInt8]? {
    do throws(PathFailure) {
      return try read(path)
    } catch {
      return nil
    }
  }

  /// Whether there is such a file, be it one that cannot be read.
  func has(_ path: String) -> Bool {
    do throws(PathFailure) {
      return try read(path) != nil
    } catch {
      return true
    }
  }

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

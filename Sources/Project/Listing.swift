import Foundation

/// What stands in a folder: files by name first, then its folders. Hidden entries are left out.
struct Listing {
  enum Kind { case file, link, folder }

  let entries: [(name: String, kind: Kind)]

  /// nil where the folder cannot be read; `errno` says why.
  init?(_ folder: String) {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var entries: [(name: String, kind: Kind)] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      let kind = Listing.kind(entry.pointee.d_type, Paths.join(folder, name))
      if let kind { entries.append((name, kind)) }
    }
    self.entries = entries.sorted {
      ($0.kind == .folder ? 1 : 0, $0.name) < ($1.kind == .folder ? 1 : 0, $1.name)
    }
  }

  /// Some file systems do not say what an entry is; then it is looked at.
  private static func kind(_ type: UInt8, _ path: String) -> Kind? {
    switch Int32(type) {
    case Int32(DT_REG): return .file
    case Int32(DT_LNK): return .link
    case Int32(DT_DIR): return .folder
    case Int32(DT_UNKNOWN): break
    default: return nil
    }
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFLNK: return .link
    case S_IFDIR: return .folder
    default: return nil
    }
  }
}

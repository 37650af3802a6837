import Foundation

/// Finds the configuration that a file belongs to: the nearest from its folder upwards, as far as
/// the root of its repository.
package struct ConfigurationFinder {
  private enum Source {
    case nearest
    case file(Configuration)
    case none
  }

  private let source: Source
  private var found: [String: Configuration?] = [:]

  /// - Parameters:
  ///   - file: the file that `--config` names.
  ///   - ignoresAll: whether no file is looked for.
  package init(file: String? = nil, ignoresAll: Bool = false) throws(ConfigurationFailure) {
    if let file {
      source = .file(try Configuration.read(file))
    } else {
      source = ignoresAll ? .none : .nearest
    }
  }

  /// The configuration for the files of a folder.
  package mutating func configuration(forFolder folder: String) throws(ConfigurationFailure)
    -> Configuration?
  {
    switch source {
    case .none: return nil
    case .file(let configuration): return configuration
    case .nearest:
      let whole = Paths.canonical(folder)
      // Standard input may be named after a folder that is not there.
      return try nearest(
        whole.hasPrefix("/") ? whole : Paths.join(Paths.canonical("."), Paths.shown(folder)))
    }
  }

  private mutating func nearest(_ folder: String) throws(ConfigurationFailure) -> Configuration? {
    if let known = found[folder] { return known }
    let configuration = try look(in: folder)
    found[folder] = .some(configuration)
    return configuration
  }

  private mutating func look(in folder: String) throws(ConfigurationFailure) -> Configuration? {
    let file = Paths.join(folder, Configuration.name)
    // A link that leads nowhere is a configuration that cannot be read, and not none.
    var status = stat()
    if lstat(file, &status) == 0 { return try Configuration.read(Paths.fromHere(file)) }
    let isRoot = access(Paths.join(folder, ".git"), F_OK) == 0
    guard !isRoot, folder != "/", folder.hasPrefix("/") else { return nil }
    return try nearest((folder as NSString).deletingLastPathComponent)
  }
}

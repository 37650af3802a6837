import Foundation

/// Where the build put the program under test, and where the package's own files are.
enum Products {
  /// The package's root.
  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The built `lockkeeper`, which stands beside the test bundle.
  ///
  /// Who runs the tests differs between systems and toolchains (the bundle itself, a helper that
  /// loads it), so every place that could name the bundle is asked in turn.
  static let lockkeeper: URL = {
    let arguments = ProcessInfo.processInfo.arguments.map { URL(filePath: $0) }
    let bundles = Bundle.allBundles.map(\.bundleURL) + [Bundle.main.bundleURL]
    let candidates =
      bundles + bundles.map { $0.deletingLastPathComponent() }
      + arguments.map { $0.deletingLastPathComponent() }
      + [package.appending(path: ".build/debug")]
    let programs = candidates.map { $0.appending(path: "lockkeeper") }
    return programs.first { isProgram($0) } ?? package.appending(path: ".build/debug/lockkeeper")
  }()

  private static func isProgram(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(
      atPath: url.path(percentEncoded: false), isDirectory: &isFolder)
    return exists && !isFolder.boolValue
      && FileManager.default.isExecutableFile(atPath: url.path(percentEncoded: false))
  }
}

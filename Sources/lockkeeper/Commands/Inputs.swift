import Foundation
import Project
import Syntax

/// The files and the standard input that a command line names.
struct Inputs: Sendable {
  /// One thing to read.
  enum Input: Sendable {
    case file(FileFinder.File)
    case given(Source)

    /// Where the text stands among other files: standard input stands in for the file it is named
    /// after, where there is such a folder.
    var file: FileFinder.File? {
      switch self {
      case .file(let file): return file
      case .given(let source):
        guard source.path.lowercased().hasSuffix(".sql") else { return nil }
        return FileFinder.File(path: source.path, name: source.path)
      }
    }

    func source() throws(PathFailure) -> Source {
      switch self {
      case .file(let file): try readSource(file.path, named: file.name)
      case .given(let source): source
      }
    }
  }

  private(set) var all: [Input] = []
  private(set) var failures: [PathFailure] = []
  /// The folders that were found where no path was named, with how many files each holds.
  private var found: [(folder: String, count: Int)] = []

  init(paths: [String], stdinName: String?, allowsEmpty: Bool) {
    var finder = FileFinder(allowsEmpty: allowsEmpty)
    for path in paths where path != "-" { finder.add(path) }
    let readsInput = paths.contains("-") || stdinName != nil
    if readsInput {
      do throws(PathFailure) {
        all.append(.given(try readStandardInput(named: stdinName)))
      } catch {
        failures.append(error)
      }
    }
    if paths.isEmpty, !readsInput {
      finder.addCurrentFolder()
      found = finder.folders
    }
    all += finder.files.map { .file($0) }
    failures += finder.failures
  }

  /// Says which folders were found, where none was named.
  func announce() {
    for (folder, count) in found {
      Console.say("\(folder) (\(count) \(count == 1 ? "file" : "files"))")
    }
  }

  /// The names of the files, for `--verbose`.
  var names: [String] {
    all.map { input in
      switch input {
      case .file(let file): file.name
      case .given(let source): source.path
      }
    }
  }
}

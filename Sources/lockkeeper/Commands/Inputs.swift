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
        return FileFinder.File(path: source.path, name: Paths.shown(source.path), isNamed: true)
      }
    }

    /// How it is shown.
    var name: String {
      switch self {
      case .file(let file): file.name
      case .given(let source): source.path
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
  /// What a list names that is no SQL.
  private(set) var noSQL: [String] = []
  /// Whether nothing was named, so that the project says what is judged.
  let isWholeProject: Bool
  /// Whether a list of files was given.
  let isListed: Bool
  private let allowsEmpty: Bool

  init(paths: [String], stdinName: String?, filesFrom: String? = nil, allowsEmpty: Bool) {
    let readsInput = paths.contains("-") || stdinName != nil
    isListed = filesFrom != nil
    isWholeProject = paths.isEmpty && !readsInput && !isListed
    self.allowsEmpty = allowsEmpty
    var finder = FileFinder(allowsEmpty: allowsEmpty)
    for path in paths where path != "-" { finder.add(path) }
    if readsInput {
      do throws(PathFailure) {
        all.append(.given(try readStandardInput(named: stdinName)))
      } catch {
        failures.append(error)
      }
    }
    if let filesFrom { add(from: filesFrom, to: &finder) }
    all += finder.files.map { .file($0) }
    failures += finder.failures
  }

  /// The files of a list: a name a line, or names closed by NUL.
  private mutating func add(from list: String, to finder: inout FileFinder) {
    do throws(PathFailure) {
      let source =
        list == "-"
        ? try readStandardInput(named: "<stdin>") : try readSource(list, named: Paths.shown(list))
      let text = String(decoding: source.bytes, as: UTF8.self)
      let names = text.split { text.contains("\0") ? $0 == "\0" : $0.isNewline }.map(String.init)
      for name in names where !name.allSatisfy(\.isWhitespace) {
        if name.lowercased().hasSuffix(".sql") {
          finder.add(name)
        } else {
          noSQL.append(Paths.shown(name))
        }
      }
    } catch {
      failures.append(error)
    }
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// Adds everything below the current folder.
  mutating func addCurrentFolder() {
    var finder = FileFinder(allowsEmpty: allowsEmpty)
    finder.addCurrentFolder()
    all += finder.files.map { .file($0) }
    failures += finder.failures
  }
}

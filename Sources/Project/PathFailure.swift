/// Why a path cannot be judged. Each case knows its sentence; all of them are exit 2.
package enum PathFailure: Error, Hashable, Sendable {
  case missing(String)
  case unreadable(String, reason: String)
  case tooLarge(String)
  case noSQL(String)
  /// SQL was found, and none of it is a migration: a file of it, and why it is none.
  case noMigration(String, reason: String)
  case nothingBelow
  /// A tool's own file that cannot be read as one, or that contradicts the folder.
  case unusable(String, reason: String)
  case terminalInput
  case emptyInput

  package var sentence: String {
    switch self {
    case .missing(let path): "\(path): there is no such file or folder"
    case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .tooLarge(let path): "\(path): is larger than 4 GB, which is more than is read"
    case .noSQL(let path):
      "\(path): the folder holds no .sql file (--allow-empty makes that no failure)"
    case .noMigration(let path, let reason):
      "no migrations were found; \(path) is none: \(reason) (--allow-empty makes that no failure)"
    case .nothingBelow:
      "no .sql file was found below this folder; name a file or folder, or - for standard input"
    case .unusable(let place, let reason): "\(place): \(reason)"
    case .terminalInput: "standard input is a terminal; pipe SQL into -, or name a file"
    case .emptyInput:
      "standard input is empty (--stdin-filename NAME says that an empty file is meant)"
    }
  }
}

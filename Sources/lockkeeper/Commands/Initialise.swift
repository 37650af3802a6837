import Foundation
import Project

/// `init`: writes a first configuration for what is found below the current folder.
struct Initialise {
  private let arguments: Arguments

  init(_ words: [String]) throws(UsageFailure) {
    arguments = try Arguments(words, known: Option.initialise)
    if let extra = arguments.operands.first {
      throw UsageFailure(
        "init takes no \(extra.quoted); it looks below the current folder",
        hint: "lockkeeper help init")
    }
  }

  func run() throws(UsageFailure) -> Outcome {
    let name = Configuration.name
    guard !FileManager.default.fileExists(atPath: name) else {
      throw UsageFailure("\(name) is there already, and is left as it is")
    }
    let squawk = try squawk()
    let found = try histories(without: squawk?.excludedPaths ?? [])
    let starter = StarterConfiguration(found.map(\.0), squawk: squawk)
    guard Console.write(Array(starter.text.utf8), toFile: name) else { return .failed }
    for (history, count) in found {
      let tool = history.recognition.map { $0.tool.rawValue + ", " } ?? ""
      let start = history.newest.map { ", startAfter \($0)" } ?? ""
      Console.say(
        "\(history.roots.joined(separator: ", ")) (\(tool)\(count) \(count == 1 ? "file" : "files"))\(start)"
      )
    }
    Console.say("wrote \(name); lockkeeper check judges what comes from now on")
    return .clean
  }

  /// The histories below the current folder, those of a known tool where there are any; with how many
  /// files each holds.
  private func histories(without paths: [String]) throws(UsageFailure)
    -> [(StarterConfiguration.Found, Int)]
  {
    let choice = try arguments.tool
    var finder = FileFinder(allowsEmpty: true)
    finder.addCurrentFolder()
    let excluded = paths.map { Glob($0, in: Paths.canonical(".")) }
    var histories: [MigrationHistory] = []
    do throws(PathFailure) {
      var roots: [String] = []
      for file in finder.files {
        let root = try MigrationFolder.root(of: file.path)
        if !roots.contains(root) { roots.append(root) }
      }
      for root in roots {
        histories.append(
          try MigrationHistory(
            [root], choice: choice, excluded: excluded, kept: [], disk: .real))
      }
    } catch {
      throw UsageFailure(error.sentence)
    }
    let known = histories.filter(\.isRecognised)
    histories = (known.isEmpty ? histories : known).filter { !$0.entries.isEmpty }
    guard !histories.isEmpty else {
      throw UsageFailure(
        "no migrations were found below this folder",
        hint: "go to the folder that holds them, or write \(Configuration.name) by hand")
    }
    let names = Self.names(histories.map { Paths.shown($0.folders.first?.root ?? ".") })
    return zip(names, histories).map { (StarterConfiguration.Found($0, $1), $1.entries.count) }
  }

  /// A short name for each folder: its last part that says something.
  private static func names(_ roots: [String]) -> [String] {
    let common: Set<Substring> = [
      "db", "database", "migration", "migrations", "sql", "src", "main", "resources", "prisma",
      "drizzle", "supabase", "priv", "repo", "schema",
    ]
    let short = roots.map { root in
      root.split(separator: "/").last { !common.contains($0) }.map(String.init) ?? root
    }
    return zip(short, roots).map { name, root in
      short.count { $0 == name } == 1 ? name : root
    }
  }

  /// The `.squawk.toml` here or above, as far as the root of the repository.
  private func squawk() throws(UsageFailure) -> SquawkSettings? {
    var folder = Paths.canonical(".")
    while true {
      let path = Paths.join(folder, ".squawk.toml")
      do throws(PathFailure) {
        if let bytes = try Disk.real.read(path) {
          return SquawkSettings(String(decoding: bytes, as: UTF8.self))
        }
      } catch {
        throw UsageFailure(error.sentence)
      }
      let isRoot = FileManager.default.fileExists(atPath: Paths.join(folder, ".git"))
      guard !isRoot, let above = Paths.parent(of: folder) else { return nil }
      folder = above
    }
  }
}

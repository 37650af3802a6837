import Foundation
import Syntax

/// A configuration file, with what it extends brought in.
package struct Configuration: Sendable {
  /// One of the histories that it speaks of.
  package struct Database: Sendable {
    /// Its name in `databases`; nil where the file has one history.
    package let name: String?
    package let settings: Settings
  }

  /// How the file is named to the user.
  package let path: String
  /// The folder that its paths are relative to, as the user would reach it.
  package let folder: String
  /// One for each entry of `databases`; without those, one.
  package let databases: [Database]

  /// What holds where no database is concerned: the top of the file.
  package let common: Settings

  /// The name of the file that is looked for.
  package static let name = "lockkeeper.jsonc"

  /// Reads a configuration file and those that it extends.
  package static func read(_ path: String) throws(ConfigurationFailure) -> Configuration {
    try read(path, beneath: [])
  }

  private static func read(_ path: String, beneath: [String]) throws(ConfigurationFailure)
    -> Configuration
  {
    let text = try ConfigurationText(path)
    let reader = SettingsReader(file: text)
    let top = try text.placing { () throws(JSONCFailure) in
      try reader.top(try JSONCReader.read(text.source.bytes))
    }
    let chain = beneath + [Paths.canonical(path)]
    let common = top.settings.over(try text.based(on: top.extends, chain))
    var databases: [Database] = []
    for (name, value) in top.databases {
      let own = try text.placing { () throws(JSONCFailure) in try reader.settings(value) }
      databases.append(Database(name: name, settings: own.over(common)))
    }
    if databases.isEmpty { databases = [Database(name: nil, settings: common)] }
    return Configuration(
      path: text.source.path, folder: text.shownFolder, databases: databases, common: common)
  }

  /// What a file that another extends says. Its databases are its own.
  fileprivate static func base(_ path: String, beneath: [String]) throws(ConfigurationFailure)
    -> Settings
  {
    try read(path, beneath: beneath).common
  }
}

/// The text of a configuration file, which knows the places in it.
struct ConfigurationText {
  let source: Source
  /// The folder of the file, as the user would reach it, and its one true name.
  let shownFolder: String
  let folder: String
  private let lines: LineMap

  init(_ path: String) throws(ConfigurationFailure) {
    do throws(PathFailure) {
      source = try readSource(path, named: Paths.shown(path))
    } catch {
      throw .unreadable(error)
    }
    let parent = (path as NSString).deletingLastPathComponent
    shownFolder = parent.isEmpty ? "." : Paths.shown(parent)
    folder = Paths.canonical(shownFolder)
    lines = LineMap(source.bytes)
  }

  func text(_ span: SourceSpan) -> String { source.text(span) }

  /// `lockkeeper.jsonc:3:5`
  func place(_ span: SourceSpan) -> String {
    let position = lines.position(at: span.offset)
    return "\(source.path):\(position.line):\(position.column)"
  }

  /// Does what may find something wrong in the file, and says where.
  func placing<Result>(_ read: () throws(JSONCFailure) -> Result) throws(ConfigurationFailure)
    -> Result
  {
    do throws(JSONCFailure) {
      return try read()
    } catch {
      throw .wrong(place: place(error.span), sentence: error.sentence, hint: error.hint)
    }
  }

  /// The settings that `extends` brings: later files beat earlier ones.
  func based(on files: [SettingsReader.Text], _ chain: [String]) throws(ConfigurationFailure)
    -> Settings
  {
    var settings = Settings()
    for file in files {
      let path = file.text.hasPrefix("/") ? file.text : Paths.join(shownFolder, file.text)
      guard !chain.contains(Paths.canonical(path)) else {
        throw .wrong(
          place: place(file.span), sentence: "\(file.text) extends this file in turn", hint: nil)
      }
      do throws(ConfigurationFailure) {
        settings = try Configuration.base(path, beneath: chain).over(settings)
      } catch .unreadable(let failure) {
        throw .wrong(place: place(file.span), sentence: failure.sentence, hint: nil)
      }
    }
    return settings
  }
}

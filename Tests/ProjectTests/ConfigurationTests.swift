import Foundation
import Rulebook
import Rules
import Semantics
import Syntax
import Testing

@testable import Project

/// What a configuration says, and what it may not say.
@Suite struct ConfigurationTests {
  private func configuration(_ text: String, _ others: [String: String] = [:]) throws
    -> Configuration
  {
    let folder = try TemporaryFolder([])
    for (name, text) in others { try folder.write(name, text) }
    try folder.write("lockkeeper.jsonc", text)
    return try Configuration.read(folder.path + "/lockkeeper.jsonc")
  }

  /// `3:5: sentence` and the hint.
  private func failure(_ text: String, _ others: [String: String] = [:]) throws
    -> (sentence: String, hint: String?)
  {
    do {
      _ = try configuration(text, others)
    } catch let failure as ConfigurationFailure {
      let name = failure.sentence.range(of: "lockkeeper.jsonc:").map { $0.upperBound }
      return (name.map { String(failure.sentence[$0...]) } ?? failure.sentence, failure.hint)
    }
    throw Accepted()
  }
  private struct Accepted: Error {}

  @Test("Every key is read") func everyKey() throws {
    let read = try configuration(
      """
      {
        "$schema": "https://example.org/lockkeeper.schema.json",
        "postgres": [18, 15, 13], // the worst of both
        "migrations": ["db/migrations"],
        "startAfter": "0412",
        "tool": { "name": "flyway", "version": "11", "mixed": true },
        "schema": { "file": "db/schema.sql", "containsUpTo": "0300" },
        "runner": { "transaction": "file", "lockTimeout": "5s", "statementTimeout": null,
                    "timeZone": "UTC", "searchPath": "\\"$user\\", App, public" },
        "tables": { "big": ["events"], "busy": ["users"], "others": "small" },
        "rules": { "dropped-column": "note", "style": "warning", "*": "error" },
        "failOn": "error",
        "paths": [ { "match": "**/legacy/**", "rules": { "data-loss": "off" } },
                   { "direction": "down", "rules": { "locking": "off" } }, ],
        "exclude": ["db/seeds/**"],
        "allow": { "requireReason": true, "never": ["dropped-table"] },
      }
      """)
    let settings = read.common
    #expect(settings.servers?.known.map(\.major) == [15, 18])
    #expect(settings.servers?.tooOld == [13])
    #expect(settings.migrations?.first?.text.hasSuffix("/db/migrations") == true)
    #expect(settings.startAfter?.text == "0412")
    #expect(settings.startAfter?.place.hasSuffix("lockkeeper.jsonc:5:17") == true)
    #expect(settings.tool?.tool == .flyway)
    #expect(settings.tool?.version == "11")
    #expect(settings.tool?.isMixed == true)
    #expect(settings.schema?.containsUpTo?.text == "0300")
    #expect(settings.runner.transaction == .file)
    #expect(settings.runner.lockTimeout?.milliseconds == 5000)
    #expect(settings.runner.statementTimeout == nil)
    #expect(settings.runner.searchPath == ["app", "public"])
    #expect(settings.declared.timeZone == "UTC")
    #expect(settings.declared.searchPath.map(\.text) == ["app", "public"])
    #expect(settings.declared.tables.others == .small)
    #expect(settings.failOn == .error)
    #expect(settings.paths.count == 2)
    #expect(settings.exclude?.count == 1)
    #expect(settings.allow.never == [.droppedTable])
  }

  @Test(
    "What is wrong is said with its line, its column and the nearest neighbour",
    arguments: [
      ("{\n  \"startafter\": \"1\"\n}", "2:3: there is no key \"startafter\" here", "startAfter"),
      ("{\"rule\": {}}", "1:2: there is no key \"rule\" here", "rules"),
      ("{\"runner\": {\"timezone\": \"UTC\"}}", "1:13: there is no key \"timezone\"", "timeZone"),
      ("{\"rules\": {\"droped-column\": \"off\"}}", "1:12: there is no rule", "dropped-column"),
      ("{\"rules\": {\"ban-drop-column\": \"off\"}}", "1:12: there is no rule", "dropped-column"),
      ("{\"rules\": {\"style\": \"warn\"}}", "1:21: style takes off, note,", "warning"),
      ("{\"allow\": {\"never\": [\"dropped-tabel\"]}}", "1:22: there is no rule", "dropped-table"),
      ("{\"failOn\": \"errors\"}", "1:12: failOn takes", "error"),
      ("{\"paths\": [{\"direction\": \"dwn\", \"rules\": {}}]}", "1:26: direction takes", "down"),
    ])
  func neighbours(text: String, sentence: String, neighbour: String) throws {
    let failure = try failure(text)
    #expect(failure.sentence.hasPrefix(sentence))
    #expect(failure.hint?.contains(neighbour) == true)
  }

  @Test(
    "Wrong types and doubled keys are refused",
    arguments: [
      ("[]", "1:1: the configuration takes an object, not a list"),
      (
        "{\"postgres\": \"16\"}",
        "1:14: postgres takes a major version, or a list of them, not a string"
      ),
      ("{\"postgres\": 11}", "1:14: postgres takes major versions from 15 to 19"),
      ("{\"postgres\": 16.2}", "1:14: postgres takes major versions from 15 to 19"),
      ("{\"postgres\": []}", "1:14: postgres names no version"),
      ("{\"startAfter\": 412}", "1:16: startAfter takes a text in double quotes, not a number"),
      ("{\"migrations\": \"db\"}", "1:16: migrations takes a list, not a string"),
      (
        "{\"exclude\": [1]}",
        "1:14: each entry of exclude takes a text in double quotes, not a number"
      ),
      ("{\"runner\": {\"lockTimeout\": \"5 sec\"}}", "1:28: lockTimeout takes a time"),
      ("{\"runner\": {\"lockTimeout\": true}}", "1:28: lockTimeout takes a time"),
      ("{\"tool\": {\"version\": \"1\"}}", "1:10: tool lacks its name"),
      ("{\"schema\": {}}", "1:12: schema lacks its file"),
      ("{\"paths\": [{\"rules\": {}}]}", "1:12: this entry says neither"),
      (
        "{\"failOn\": \"note\",\n \"failOn\": \"note\"}",
        "2:2: the key \"failOn\" stands here for the second"
      ),
      ("{\"failOn\": null}", "1:12: failOn takes a text in double quotes, not null"),
      ("{\"databases\": {\"a\": {\"databases\": {}}}}", "1:22: there is no key \"databases\" here"),
    ])
  func refused(text: String, sentence: String) throws {
    #expect(try failure(text).sentence.hasPrefix(sentence))
  }

  @Test("What a file says beats what it extends, key by key") func extends() throws {
    let read = try configuration(
      """
      { "extends": ["first.jsonc", "more/second.jsonc"], "failOn": "note",
        "runner": { "timeZone": "UTC" }, "rules": { "dropped-table": "off" } }
      """,
      [
        "first.jsonc": """
        { "failOn": "error", "postgres": 17, "runner": { "lockTimeout": "1s", "timeZone": "x" },
          "rules": { "dropped-table": "note", "dropped-column": "note" } }
        """,
        "more/second.jsonc": "{ \"postgres\": 18 }",
      ])
    #expect(read.common.failOn == .note)
    #expect(read.common.servers?.known.map(\.major) == [18])
    #expect(read.common.runner.lockTimeout?.description == "1s")
    #expect(read.common.runner.timeZone == "UTC")
    #expect(read.common.rules.levels == [.rule(.droppedTable): .off, .rule(.droppedColumn): .note])
  }

  @Test("A circle, a missing file, and what is wrong in the other file") func extendsWrongly()
    throws
  {
    let circle = try failure(
      "{\"extends\": \"b.jsonc\"}", ["b.jsonc": "{\"extends\": \"lockkeeper.jsonc\"}"])
    #expect(circle.sentence.hasSuffix("b.jsonc:1:13: lockkeeper.jsonc extends this file in turn"))
    let missing = try failure("{\"extends\": \"gone.jsonc\"}")
    #expect(missing.sentence.hasPrefix("1:13: "))
    #expect(missing.sentence.contains("gone.jsonc: there is no such file"))
    let other = try failure("{\"extends\": \"b.jsonc\"}", ["b.jsonc": "{\n\"x\": 1}"])
    #expect(other.sentence.hasSuffix("b.jsonc:2:1: there is no key \"x\" here"))
  }

  @Test("The keys beside databases are their defaults") func databases() throws {
    let read = try configuration(
      """
      { "postgres": 16, "failOn": "error",
        "databases": { "billing": { "migrations": ["a"], "postgres": 18 },
                       "search": { "migrations": ["b"] } } }
      """)
    #expect(read.databases.map(\.name) == ["billing", "search"])
    #expect(read.databases.map { $0.settings.servers?.known.map(\.major) } == [[18], [16]])
    #expect(read.databases.allSatisfy { $0.settings.failOn == .error })
  }

  @Test("The nearest file counts, as far as the repository's root") func nearest() throws {
    let folder = try TemporaryFolder(["repo/a/b/x.sql", "repo/c/x.sql", "other/x.sql"])
    for (place, level) in [("", "never"), ("repo/", "error"), ("repo/a/", "note")] {
      try folder.write(place + "lockkeeper.jsonc", "{ \"failOn\": \"\(level)\" }")
    }
    try folder.write("repo/.git/HEAD", "")
    try folder.write("repo/d/.git/HEAD", "")
    var finder = try ConfigurationFinder()
    let found = try ["repo/a/b", "repo/a", "repo/c", "repo", "other", "repo/d"].map {
      try finder.configuration(forFolder: folder.path + "/" + $0)?.common.failOn
    }
    #expect(found == [.note, .note, .error, .error, .never, nil])
  }

  @Test("A rule's entry beats its category's, and that the one for all") func levels() throws {
    let read = try configuration(
      """
      { "rules": { "*": "off", "data-loss": "note", "dropped-table": "error" } }
      """)
    var selection = Selection()
    read.common.rules.apply(to: &selection)
    #expect(!selection.isOn(.blockingIndexBuild))
    #expect(selection.isOn(.syntaxError))
    #expect(selection.severity(of: .droppedColumn, drawn: .warning) == .note)
    #expect(selection.severity(of: .droppedTable, drawn: .warning) == .error)
  }

  @Test("* wakes no rule that is off") func all() throws {
    let read = try configuration("{ \"rules\": { \"*\": \"error\" } }")
    var selection = Selection()
    read.common.rules.apply(to: &selection)
    #expect(!selection.isOn(.notUnderstood))
    #expect(selection.severity(of: .droppedColumn, drawn: .warning) == .error)
  }

  @Test(
    "Globs are relative to their folder; those without a slash fit anywhere",
    arguments: [
      ("db/seeds/**", "db/seeds/a/b.sql", true), ("db/seeds/**", "db/seeds.sql", false),
      ("db/seeds", "db/seeds/a.sql", true), ("**/legacy/**", "legacy/a.sql", true),
      ("**/legacy/**", "x/y/legacy/z/a.sql", true), ("**/legacy/**", "x/legacy.sql", false),
      ("*.down.sql", "a/b/1.down.sql", true), ("./*.sql", "a/b.sql", false),
      ("./*.sql", "b.sql", true), ("a/?.sql", "a/b.sql", true), ("a/?.sql", "a/bc.sql", false),
      ("{a,b}/*.sql", "b/x.sql", true), ("{a,b}/*.sql", "c/x.sql", false),
      ("a/**/x.sql", "a/x.sql", true), ("a/**/x.sql", "a/b/c/x.sql", true), ("**", "a.sql", true),
    ])
  func globs(pattern: String, path: String, fits: Bool) {
    #expect(Glob(pattern, in: "/p").matches("/p/" + path) == fits)
    #expect(!Glob(pattern, in: "/p").matches("/q/" + path))
  }
}

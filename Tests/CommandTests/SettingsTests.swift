import Foundation
import Testing

/// What a lockkeeper.jsonc does to a run.
@Suite struct SettingsTests {
  private static let drop = "DROP TABLE a;\n"

  private func folder(_ configuration: String, _ files: [String: String] = [:]) throws -> Folder {
    let folder = try Folder([
      "m/1_a.sql": "CREATE TABLE a (id int);\nCREATE TABLE b (id int);\n", "m/2_drop.sql": drop,
    ])
    try folder.write("lockkeeper.jsonc", Array(configuration.utf8))
    for (name, text) in files { try folder.write(name, Array(text.utf8)) }
    return folder
  }

  private var drop: String { Self.drop }

  /// `m/2_drop.sql:1 warning dropped-table`; less what is said of every file that waits for a lock.
  private func findings(
    _ folder: Folder, _ words: [String] = ["m"], environment: [String: String] = [:]
  ) throws -> [String] {
    let run = try Command(
      arguments: ["check", "--format", "concise"] + words, environment: environment,
      folder: folder.url
    ).run()
    return run.lines.filter { !$0.hasSuffix("[missing-lock-timeout]") }.map { line in
      line.replacing(/^(.+?:\d+):\d+: (\w+): .* \[([\w-]+)\]$/) {
        "\($0.output.1) \($0.output.2) \($0.output.3)"
      }
    }
  }

  private func exit(_ folder: Folder, _ words: String..., environment: [String: String] = [:])
    throws -> Int32
  {
    try Command(
      arguments: ["check"] + words, environment: environment, folder: folder.url
    ).run().exitCode
  }

  @Test(
    "A rule's level, its category's, and off",
    arguments: [
      ("{}", ["m/2_drop.sql:1 warning dropped-table"]),
      ("{\"rules\": {\"dropped-table\": \"error\"}}", ["m/2_drop.sql:1 error dropped-table"]),
      ("{\"rules\": {\"data-loss\": \"note\"}}", ["m/2_drop.sql:1 note dropped-table"]),
      (
        "{\"rules\": {\"data-loss\": \"off\", \"dropped-table\": \"note\"}}",
        ["m/2_drop.sql:1 note dropped-table"]
      ),
      ("{\"rules\": {\"*\": \"error\"}}", ["m/2_drop.sql:1 error dropped-table"]),
      ("{\"rules\": {\"*\": \"off\"}}", []),
    ])
  func levels(configuration: String, wanted: [String]) throws {
    #expect(try findings(try folder(configuration)) == wanted)
  }

  @Test("Rules by path: later entries beat earlier ones, globs are relative to the file")
  func paths() throws {
    let folder = try folder(
      """
      { "paths": [ { "match": "m/old/**", "rules": { "dropped-table": "off" } },
                   { "match": "**/3_*.sql", "rules": { "dropped-table": "error" } } ] }
      """, ["m/old/2_x.sql": drop, "m/3_y.sql": "DROP TABLE b;\n"])
    #expect(
      try findings(folder) == [
        "m/2_drop.sql:1 warning dropped-table", "m/3_y.sql:1 error dropped-table",
      ])
  }

  @Test("Down parts have severities of their own, which direction changes") func direction() throws
  {
    let goose = """
      -- +goose Up
      CREATE TABLE b (id int);
      -- +goose Down
      CREATE INDEX ON a (id);
      DROP TABLE a;
      """
    let first = "-- +goose Up\nCREATE TABLE a (id int);\n"
    let plain = try folder("{}", ["m/1_a.sql": first, "m/2_drop.sql": goose])
    let back = "m/2_drop.sql:4 note incomplete-down"
    #expect(try findings(plain) == ["m/2_drop.sql:4 note blocking-index-build", back])
    let loud = try folder(
      """
      { "paths": [ { "direction": "down", "rules": { "locking": "off", "data-loss": "error" } } ] }
      """, ["m/1_a.sql": first, "m/2_drop.sql": goose])
    #expect(try findings(loud) == [back, "m/2_drop.sql:5 error dropped-table"])
  }

  @Test("locks says which lock_timeout the runner sets") func lockTimeout() throws {
    let folder = try folder(#"{"runner": {"lockTimeout": "5s"}}"#)
    let run = try lockkeeper("locks", "m/2_drop.sql", in: folder)
    #expect(run.output.contains("lock_timeout: 5s, set by the runner."))
  }

  @Test("failOn decides the exit code; flags beat the environment, and that the configuration")
  func precedence() throws {
    let folder = try folder("{\"failOn\": \"error\"}")
    #expect(try exit(folder, "m") == 0)
    #expect(try exit(folder, "m", environment: ["LOCKKEEPER_FAIL_ON": "warning"]) == 1)
    #expect(
      try exit(folder, "m", "--fail-on", "never", environment: ["LOCKKEEPER_FAIL_ON": "warning"])
        == 0)
    #expect(try exit(folder, "m", environment: ["LOCKKEEPER_FAIL_ON": "eror"]) == 2)
    #expect(try findings(folder, ["m", "--ignore", "dropped-table"]).isEmpty)
    let off = try self.folder("{\"rules\": {\"dropped-table\": \"off\"}}")
    #expect(try findings(off, ["m", "--select", "dropped-table"]).count == 1)
    #expect(try findings(off, ["m", "--select", "+dropped-table"]).count == 1)
    #expect(try findings(off, ["m", "--no-config"]).count == 1)
  }

  @Test("The nearest file counts; --config takes its place, --no-config all of them")
  func nearest() throws {
    let folder = try folder(
      "{\"rules\": {\"dropped-table\": \"note\"}}",
      [
        "m/lockkeeper.jsonc": "{\"rules\": {\"dropped-table\": \"error\"}}",
        "other.jsonc": "{\"rules\": {\"dropped-table\": \"off\"}}",
      ])
    #expect(try findings(folder) == ["m/2_drop.sql:1 error dropped-table"])
    #expect(try findings(folder, ["m", "--config", "other.jsonc"]).isEmpty)
    #expect(try findings(folder, ["m", "--no-config"]) == ["m/2_drop.sql:1 warning dropped-table"])
    #expect(
      try findings(folder, ["m"], environment: ["LOCKKEEPER_CONFIG": "other.jsonc"]).isEmpty)
    let missing = try lockkeeper("check", "--config", "gone.jsonc", "m", in: folder)
    #expect(missing.exitCode == 2)
    #expect(missing.errors.contains("gone.jsonc: there is no such file"))
  }

  @Test("What is wrong in it is 2, with place and neighbour, for every command that reads it")
  func wrong() throws {
    let folder = try folder("{\n  // a comment\n  \"rulse\": {}\n}")
    for command in ["check", "locks"] {
      let run = try lockkeeper(command, "m", in: folder)
      #expect(run.exitCode == 2)
      #expect(run.output.isEmpty)
      #expect(run.errors.contains("lockkeeper.jsonc:3:3: there is no key \"rulse\" here"))
      #expect(run.errors.contains("did you mean rules?"))
    }
  }

  @Test("exclude: neither played nor judged") func exclude() throws {
    let folder = try folder(
      "{\"migrations\": [\"m\"], \"exclude\": [\"m/*drop*\"]}",
      ["m/3_more.sql": "CREATE INDEX ON a (id);\n"])
    #expect(try findings(folder) == ["m/3_more.sql:1 error blocking-index-build"])
    let named = try lockkeeper("check", "m/2_drop.sql", in: folder)
    #expect(named.exitCode == 0)
    #expect(named.errors == "m/2_drop.sql is not judged: the configuration excludes it\n")
    let json = try lockkeeper("check", "--format", "json", in: folder)
    #expect(json.output.contains("\"role\" : \"other\""))
  }

  @Test("Several folders are one history") func severalFolders() throws {
    let folder = try folder(
      "{\"migrations\": [\"m\", \"n\"]}", ["n/3_more.sql": "ALTER TABLE a ADD COLUMN b int;\n"])
    let run = try lockkeeper("check", "--format", "json", "n/3_more.sql", in: folder)
    #expect(run.output.contains("\"path\" : \"m/2_drop.sql\""))
    #expect(run.output.contains("failing-statement"), "the table is gone since m/2_drop.sql")
  }

  @Test("What the configuration does not name is not judged") func outside() throws {
    let folder = try folder("{\"migrations\": [\"m\"]}", ["q/x.sql": drop])
    let run = try lockkeeper("check", "q/x.sql", in: folder)
    #expect(run.exitCode == 0)
    #expect(
      run.errors
        == "q/x.sql is not judged: it is in none of the folders that lockkeeper.jsonc names\n")
    let whole = try lockkeeper("check", "q", in: folder)
    #expect(whole.exitCode == 2)
    #expect(try lockkeeper("check", "--allow-empty", "q", in: folder).exitCode == 0)
    let gone = try self.folder("{\n\"migrations\": [\"m\", \"gone\"]}")
    let missing = try lockkeeper("check", in: gone)
    #expect(missing.exitCode == 2)
    #expect(missing.errors.contains("lockkeeper.jsonc:2:21: there is no such file or folder: gone"))
  }

  @Test("tables: small ones are worked on in a moment") func tables() throws {
    let index = ["m/2_drop.sql": "CREATE INDEX ON a (id);\nALTER TABLE a DROP COLUMN id;\n"]
    let folder = try folder("{\"tables\": {\"others\": \"small\"}}", index)
    #expect(try findings(folder) == ["m/2_drop.sql:2 warning dropped-column"])
    let big = try self.folder("{\"tables\": {\"big\": [\"a*\"], \"others\": \"small\"}}", index)
    #expect(try findings(big).count == 2)
  }

  @Test("runner: what no file shows") func runner() throws {
    let change = [
      "m/1_a.sql": "CREATE TABLE a (id int, at timestamp);\n",
      "m/2_drop.sql": "ALTER TABLE a ALTER COLUMN at TYPE timestamptz;\n",
    ]
    #expect(!(try findings(try folder("{}", change)).isEmpty))
    #expect(
      try findings(try folder("{\"runner\": {\"timeZone\": \"UTC\"}}", change))
        .allSatisfy { !$0.contains("rewriting-type-change") })
    let concurrent = ["m/2_drop.sql": "CREATE INDEX CONCURRENTLY ON a (id);\n"]
    let wrapped = "{\"runner\": {\"transaction\": \"file\"}}"
    #expect(try findings(try folder(wrapped, concurrent)).count == 1)
    #expect(
      try findings(try folder(wrapped, concurrent), ["m", "--transaction", "none"]).isEmpty)
    let schema = [
      "m/1_a.sql": "CREATE SCHEMA app; CREATE TABLE app.a (id int);\n",
      "m/2_drop.sql": "ALTER TABLE a ADD COLUMN id int;\n",
    ]
    let path = "{\"runner\": {\"searchPath\": \"app, public\"}}"
    #expect(try findings(try folder(path, schema)).contains { $0.contains("failing-statement") })
  }

  @Test("postgres: the versions to judge for; those too old are said once") func postgres() throws {
    let old = try lockkeeper("check", "m", in: try folder("{\"postgres\": [12, 13]}"))
    #expect(old.exitCode == 1)
    #expect(old.errors == "PostgreSQL 12, 13 is judged as 15, the oldest whose effects are known\n")
    let both = try lockkeeper("check", "m", in: try folder("{\"postgres\": [15, 18]}"))
    #expect(both.output.contains("PostgreSQL 15 and 18"))
    let flag = try lockkeeper(
      "check", "m", "--postgres", "17", in: try folder("{\"postgres\": [15, 18]}"))
    #expect(flag.output.contains("PostgreSQL 17"))
  }

  @Test("tool: named where it is not recognised") func tool() throws {
    let folder = try folder(
      "{\"tool\": {\"name\": \"refinery\"}}", ["m/2_drop.sql": "SELECT 1;", "m/V3__x.sql": drop])
    let run = try lockkeeper("check", "--verbose", "--format", "concise", "m", in: folder)
    #expect(run.errors.contains("m: refinery, by the configuration"))
    #expect(!run.lines.isEmpty && run.lines.allSatisfy { $0.hasPrefix("m/V3__x.sql:1") })
    let wrong = try lockkeeper("check", "m", in: try self.folder("{\"tool\": \"gose\"}"))
    #expect(wrong.exitCode == 2)
    #expect(wrong.errors.contains("did you mean goose?"))
  }

  @Test("schema: a dump and what it contains") func schema() throws {
    let files = [
      "m/1_a.sql": "NO SQL AT ALL", "dump.sql": "CREATE TABLE a (id int);\n",
      "m/2_drop.sql": "ALTER TABLE a ADD COLUMN id int;\n",
    ]
    let folder = try folder(
      "{\"schema\": {\"file\": \"dump.sql\", \"containsUpTo\": \"1\"}}", files)
    let run = try lockkeeper("check", "--format", "json", "m/2_drop.sql", in: folder)
    #expect(run.output.contains("42701"), "\(run.output)")
    #expect(!run.output.contains("1_a.sql"))
  }

  @Test("allow: reasons asked for, and what may never be allowed") func allow() throws {
    let files = ["m/2_drop.sql": "-- lockkeeper:allow dropped-table\nDROP TABLE a;\n"]
    #expect(try findings(try folder("{}", files)).isEmpty)
    #expect(
      try findings(try folder("{\"allow\": {\"requireReason\": true}}", files)) == [
        "m/2_drop.sql:1 warning refused-allowance", "m/2_drop.sql:2 warning dropped-table",
      ])
    let reason = ["m/2_drop.sql": "-- lockkeeper:allow dropped-table because so\nDROP TABLE a;\n"]
    #expect(try findings(try folder("{\"allow\": {\"requireReason\": true}}", reason)).isEmpty)
    #expect(
      try findings(try folder("{\"allow\": {\"never\": [\"data-loss\"]}}", reason)).count == 2)
  }

  @Test("databases: each a history of its own, with what it asks") func databases() throws {
    let folder = try folder(
      """
      { "failOn": "error", "databases": {
          "billing": { "migrations": ["billing"], "startAfter": "1" },
          "search": { "migrations": ["search"], "failOn": "warning" } } }
      """,
      [
        "billing/1.sql": "CREATE TABLE b (id int);\n", "billing/2.sql": "DROP TABLE b;\n",
        "search/1.sql": "CREATE TABLE a (id int);",
        "search/2.sql": "SELECT 1;",
      ])
    #expect(try findings(folder, []) == ["billing/2.sql:1 warning dropped-table"])
    #expect(try exit(folder) == 0)
    let json = try lockkeeper("check", "--format", "json", in: folder)
    #expect(json.output.contains("\"database\" : \"billing\""))
    #expect(json.output.contains("\"database\" : \"search\""))
    try folder.write("search/3.sql", Array(drop.utf8))
    #expect(try exit(folder) == 1)
  }
}

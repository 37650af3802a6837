import Foundation
import Testing

/// What is judged: history is played, the change set judged, everything else left alone.
@Suite struct CutTests {
  /// Three tables, a new one, and indexes on old and new.
  static let files = [
    "m/0001_a.sql": "CREATE TABLE a (id int);\n", "m/0002_b.sql": "CREATE TABLE b (id int);\n",
    "m/0003_c.sql": "CREATE INDEX ON a (id);\n", "m/0010_n.sql": "CREATE TABLE n (id int);\n",
    "m/0011_i.sql": "CREATE INDEX ON n (id);\nCREATE INDEX ON b (id);\n",
    "m/0012_fill.sql": "INSERT INTO n SELECT id FROM a;\n",
    "m/0013_j.sql": "CREATE INDEX ON n (id);\n",
  ]

  private func check(_ folder: Folder, _ arguments: String...) throws -> Command.Outcome {
    try Command(
      arguments: ["check", "--format", "concise"] + arguments, folder: folder.url
    ).run()
  }

  /// The places of findings: `m/0011_i.sql:2`.
  private func places(_ run: Command.Outcome) -> [String] {
    run.lines.map { $0.split(separator: ":").prefix(2).joined(separator: ":") }
  }

  @Test(
    "startAfter is a version, a file name or a path, and what follows is one change set",
    arguments: ["0003", "3", "0003_c.sql", "m/0003_c.sql"])
  func startAfter(start: String) throws {
    let run = try check(try Folder(Self.files), "--start-after", start, "m")
    #expect(Set(places(run)) == ["m/0011_i.sql:2", "m/0013_j.sql:1"])
    #expect(run.exitCode == 1)
  }

  @Test("Without a cut each judged file stands alone, after all before it") func alone() throws {
    let run = try check(try Folder(Self.files), "m")
    #expect(
      Set(places(run))
        == ["m/0003_c.sql:1", "m/0011_i.sql:1", "m/0011_i.sql:2", "m/0013_j.sql:1"])
  }

  @Test("One file, several, shuffled, the folder, or one by one: the same findings")
  func anyWay() throws {
    let folder = try Folder(Self.files)
    let names = Self.files.keys.sorted()
    for cut in [[], ["--start-after", "0003"]] as [[String]] {
      let whole = try Command(
        arguments: ["check", "--format", "concise", "m"] + cut, folder: folder.url
      ).run().lines
      #expect(!whole.isEmpty)
      for order in [names, names.reversed(), Array(names.dropFirst(4) + names.prefix(4))] {
        let run = try Command(
          arguments: ["check", "--format", "concise"] + order + cut, folder: folder.url
        ).run()
        #expect(run.lines == whole)
      }
      let singly = try names.flatMap { name in
        try Command(
          arguments: ["check", "--format", "concise", name] + cut, folder: folder.url
        ).run().lines
      }
      #expect(singly == whole)
      let halves = try [Array(names.prefix(5)), Array(names.dropFirst(5))].flatMap { part in
        try Command(
          arguments: ["check", "--format", "concise"] + part + cut, folder: folder.url
        ).run().lines
      }
      #expect(halves == whole)
    }
  }

  @Test("A value that matches nothing is 2, with the nearest") func noSuchStart() throws {
    let folder = try Folder(Self.files)
    let typed = try check(folder, "--start-after", "0030", "m")
    #expect(typed.exitCode == 2)
    #expect(typed.errors.contains("there is no migration '0030'"))
    #expect(
      typed.errors.contains("did you mean 0010?") || typed.errors.contains("did you mean 0003?"))
    try folder.write("lockkeeper.jsonc", Array("{\n  \"startAfter\": \"0014\"\n}".utf8))
    let said = try check(folder, "m")
    #expect(said.exitCode == 2)
    #expect(said.errors.contains("lockkeeper.jsonc:2:17: startAfter names no migration: 0014"))
    #expect(said.errors.contains("did you mean 001"))
  }

  @Test("A named file that is applied gets a line and fails nothing") func applied() throws {
    let run = try check(try Folder(Self.files), "--start-after", "0003", "m/0003_c.sql")
    #expect(run.exitCode == 0)
    #expect(run.output.isEmpty)
    #expect(run.errors == "m/0003_c.sql is not judged: it is applied already (startAfter 0003)\n")
  }

  @Test("What comes later in order is not played") func later() throws {
    var files = Self.files
    files["m/0099_broken.sql"] = "THIS IS NO SQL;"
    let folder = try Folder(files)
    let run = try lockkeeper("check", "--format", "json", "m/0002_b.sql", in: folder)
    #expect(!run.output.contains("0003_c.sql"))
    #expect(!run.output.contains("0099_broken.sql"))
  }

  @Test("Nothing new: nothing is found, and it is said how much was played") func nothingNew()
    throws
  {
    let run = try lockkeeper("check", "--start-after", "0013", "m", in: try Folder(Self.files))
    #expect(run.exitCode == 0)
    #expect(run.output.contains("0 files judged after 7 played"))
  }

  @Test("What is downwards is no part of history") func down() throws {
    let folder = try Folder([
      "m/1_a.up.sql": "CREATE TABLE a (id int);", "m/1_a.down.sql": "DROP TABLE a;",
      "m/2_b.up.sql": "ALTER TABLE a ADD COLUMN b int;",
      "m/2_b.down.sql": "ALTER TABLE a DROP COLUMN b;",
      "m/3_c.up.sql": "CREATE INDEX ON a (b);", "m/3_c.down.sql": "DROP INDEX a_b_idx;",
    ])
    #expect(places(try check(folder, "--start-after", "2", "m")).contains("m/3_c.up.sql:1"))
    #expect(try check(folder, "--start-after", "3", "m").output.isEmpty)
    let named = try check(folder, "--start-after", "2", "m/2_b.down.sql")
    #expect(named.errors.contains("m/2_b.down.sql is not judged: it is applied already"))
  }

  @Test("Standard input stands in for a file, or comes as a new one") func standardInput() throws {
    let folder = try Folder(Self.files)
    let old = try lockkeeper(
      "check", "--format", "concise", "--stdin-filename", "m/0013_j.sql", "--start-after", "0003",
      input: "CREATE INDEX ON n (id);\nCREATE INDEX ON a (id);\n", in: folder)
    #expect(Set(places(old)) == ["m/0013_j.sql:1", "m/0013_j.sql:2"])
    let new = try lockkeeper(
      "check", "--format", "concise", "--stdin-filename", "m/0014_k.sql", "--start-after", "0003",
      input: "CREATE INDEX ON n (id);\n", in: folder)
    #expect(Set(places(new)) == ["m/0014_k.sql:1"])
    let first = try lockkeeper(
      "check", "--format", "concise", "--stdin-filename", "m/0000_k.sql", "--start-after", "0003",
      input: "DROP TABLE a;\n", in: folder)
    #expect(first.output.isEmpty)
    #expect(first.errors.contains("m/0000_k.sql is not judged"))
  }

  @Test("A list of files is what is named; an empty one is no failure") func filesFrom() throws {
    let folder = try Folder(Self.files)
    let run = try lockkeeper(
      "check", "--format", "concise", "--files-from", "-", "--start-after", "0003",
      input: "m/0011_i.sql\nREADME.md\n\n", in: folder)
    #expect(Set(places(run)) == ["m/0011_i.sql:2"])
    #expect(run.errors.contains("README.md is not judged: it is no .sql file"))
    let empty = try lockkeeper("check", "--files-from", "-", input: "", in: folder)
    #expect(empty.exitCode == 0)
    #expect(empty.errors == "no migrations changed\n")
    try folder.write("list", Array("m/0011_i.sql\0m/0013_j.sql\0".utf8))
    let listed = try check(folder, "--files-from", "list", "--start-after", "0003")
    #expect(Set(places(listed)) == ["m/0011_i.sql:2", "m/0013_j.sql:1"])
    let missing = try check(folder, "--files-from", "gone")
    #expect(missing.exitCode == 2)
    #expect(missing.errors.contains("gone: there is no such file"))
    #expect(
      try lockkeeper("check", "--files-from", "-", input: "m/9.sql", in: folder).exitCode == 2)
  }

  @Test("Options that contradict each other are 2") func contradictions() throws {
    let folder = try Folder(Self.files)
    for words in [
      ["--since", "main", "--start-after", "1"], ["--config", "x", "--no-config"],
      ["--files-from", "-", "-"], ["--files-from", "x", "m"],
    ] {
      let run = try Command(arguments: ["check"] + words, folder: folder.url).run()
      #expect(run.exitCode == 2, "\(words)")
      #expect(run.errors.hasPrefix("lockkeeper: "))
    }
  }

  @Test("A dump in the folder is neither played nor judged, and the report says so") func dump()
    throws
  {
    let folder = try Folder([
      "m/1_a.sql": "CREATE TABLE a (id int);\n",
      "m/schema.sql": "--\n-- PostgreSQL database dump\n--\nDROP TABLE a;\n",
    ])
    let run = try lockkeeper("check", "--format", "json", "m", in: folder)
    #expect(run.exitCode == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.contains("\"direction\" : \"dump\""))
    #expect(run.output.contains("\"role\" : \"other\""))
    let named = try check(folder, "m/schema.sql")
    #expect(named.exitCode == 0)
    #expect(
      named.errors == "m/schema.sql is not judged: it is a dump of a schema, no change of one\n")
  }

  @Test("locks knows the same cut") func locks() throws {
    let run = try lockkeeper(
      "locks", "--format", "json", "--start-after", "0003", in: try Folder(Self.files))
    #expect(run.exitCode == 0)
    #expect(run.output.contains("0011_i.sql"))
    #expect(!run.output.contains("0002_b.sql"))
  }

  @Test("Of a stream what comes after a revision is judged, each migration by itself")
  func stream() throws {
    let stream = """
      BEGIN;
      -- Running upgrade  -> aaa1
      CREATE TABLE t (id int);
      -- Running upgrade aaa1 -> bbb2
      CREATE INDEX ON t (id);
      -- Running upgrade bbb2 -> ccc3
      CREATE INDEX ON t (id);
      COMMIT;
      """
    let all = try lockkeeper("check", "--format", "concise", "-", input: stream)
    #expect(all.lines.filter { $0.contains("blocking-index-build") }.count == 2)
    let rest = try lockkeeper(
      "check", "--format", "concise", "--start-after", "bbb2", "-", input: stream)
    #expect(rest.lines.filter { $0.contains("blocking-index-build") }.count == 1)
    #expect(rest.output.contains("<stdin>:7:"))
    let unknown = try lockkeeper("check", "--start-after", "bbb3", "-", input: stream)
    #expect(unknown.exitCode == 2)
    #expect(unknown.errors.contains("did you mean bbb2?"))
  }

  @Test("A script of EF Core's ends each migration where it notes it", arguments: [false, true])
  func scriptOfEFCore(isIdempotent: Bool) throws {
    func step(_ sql: String) -> String {
      isIdempotent
        ? "DO $EF$\nBEGIN\n    IF NOT EXISTS(SELECT 1) THEN\n    \(sql)\n    END IF;\nEND $EF$;\n"
        : sql + "\n"
    }
    func migration(_ id: String, _ sql: String) -> String {
      let note = "INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\")\nVALUES ('\(id)');"
      return "START TRANSACTION;\n" + step(sql) + step(note) + "COMMIT;\n\n"
    }
    let script =
      migration("1_A", "CREATE TABLE t (id int);") + migration("2_B", "CREATE INDEX ON t (id);")
      + migration("3_C", "CREATE INDEX ON t (id);")
    func builds(after version: String) throws -> Int {
      let run = try lockkeeper(
        "check", "--format", "concise", "--start-after", version, "-", input: script)
      return run.lines.filter { $0.contains("blocking-index-build") }.count
    }
    #expect(try builds(after: "1_A") == 2)
    #expect(try builds(after: "2_B") == 1)
    #expect(try builds(after: "3_C") == 0)
  }
}

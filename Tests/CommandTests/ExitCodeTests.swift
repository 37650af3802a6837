import Foundation
import Testing

/// The exit codes people script against: 0 nothing that gates, 1 findings, 2 the job was not done.
@Suite struct ExitCodeTests {
  static let clean = "CREATE TABLE t (id bigint);\n"
  static let error = "CREATE INDEX t_a_idx ON t (a);\n"
  static let warning = "DROP TABLE t;\n"

  @Test("Nothing found is 0") func clean() throws {
    let folder = try Folder(["a.sql": Self.clean])
    let run = try lockkeeper("check", "--format", "concise", "a.sql", in: folder)
    #expect(run.exitCode == 0)
    #expect(run.output.isEmpty)
  }

  @Test("A finding is 1") func finding() throws {
    let folder = try Folder(["a.sql": Self.error])
    let run = try lockkeeper("check", "--format", "concise", "a.sql", in: folder)
    #expect(run.exitCode == 1)
    #expect(run.lines.count == 2)
    #expect(run.lines.first?.hasPrefix("a.sql:1:1: error: ") == true)
    #expect(run.lines.first?.hasSuffix(" [blocking-index-build]") == true)
    #expect(run.lines.last?.hasSuffix(" [missing-lock-timeout]") == true)
  }

  @Test("A syntax error is a finding, and the rest is judged") func syntaxError() throws {
    let folder = try Folder(["a.sql": "CREATE TABEL t ();\n" + Self.error])
    let run = try lockkeeper("check", "--format", "concise", "a.sql", in: folder)
    #expect(run.exitCode == 1)
    #expect(run.output.contains("[syntax-error]"))
    #expect(run.output.contains("a.sql:2:1: error: "))
  }

  @Test("A missing file is 2, and is named") func missingFile() throws {
    let run = try lockkeeper("check", "--format", "concise", "nowhere.sql", in: Folder())
    #expect(run.exitCode == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("nowhere.sql"))
  }

  @Test(
    "What a tool reads beside a migration, and nobody can read, is 2",
    arguments: [
      ("V1__t.sql", "V1__t.sql.conf", "flyway.toml"),
      ("V1__t.sql", "flyway.conf", nil),
      ("20240101000000_t/migration.sql", "migration_lock.toml", nil),
      ("1_t.sql", "package.json", nil),
      ("1_t.sql", "lockkeeper.jsonc", nil),
    ])
  func unreadableBeside(migration: String, beside: String, empty: String?) throws {
    let folder = try Folder(["m/\(migration)": "CREATE TABLE t (id int);\n"])
    if let empty { try folder.write("m/\(empty)", []) }
    // A link to itself is one that not even root can read.
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "m/\(beside)").path(), withDestinationPath: beside)
    let run = try Command(arguments: ["check", "m"], folder: folder.url).run()
    #expect(run.exitCode == 2, "\(run.output)")
    #expect(run.errors.contains("m/\(beside): cannot be read"), "\(run.errors)")
  }

  @Test("An unreadable file is 2", .enabled(if: geteuid() != 0, "root can read every file"))
  func unreadableFile() throws {
    let folder = try Folder()
    let file = try folder.write("a.sql", Array(Self.clean.utf8))
    chmod(file.path(percentEncoded: false), 0)
    let run = try lockkeeper("check", "a.sql", in: folder)
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("a.sql"))
  }

  @Test("What could be read is reported, and the exit is still 2") func partialRead() throws {
    let folder = try Folder(["good.sql": Self.error])
    for never in [[], ["--fail-on", "never"]] {
      let run = try Command(
        arguments: ["check", "--format", "concise", "nowhere.sql", "good.sql"] + never,
        folder: folder.url
      ).run()
      #expect(run.exitCode == 2)
      #expect(run.output.contains("good.sql:1:1: error: "))
      #expect(run.errors.contains("nowhere.sql"))
    }
  }

  @Test("A folder without SQL is 2, unless that is allowed") func emptyFolder() throws {
    let folder = try Folder(["empty/readme.txt": "nothing\n"])
    #expect(try lockkeeper("check", "empty", in: folder).exitCode == 2)
    #expect(try lockkeeper("check", "--allow-empty", "empty", in: folder).exitCode == 0)
  }

  @Test("A folder of SQL that is no migration is 2, with the reason") func noMigration() throws {
    let folder = try Folder(["flyway.toml": "", "sql/seed.sql": Self.error, "sql/V1__a.sql": ""])
    #expect(try lockkeeper("check", "sql", in: folder).exitCode == 0)
    try FileManager.default.removeItem(at: folder.url.appending(path: "sql/V1__a.sql"))
    try folder.write("sql/meta/_journal.json", Array(#"{"entries":[]}"#.utf8))
    let run = try lockkeeper("check", "sql", in: folder)
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("sql/seed.sql is none: "))
    #expect(try lockkeeper("check", "--allow-empty", "sql", in: folder).exitCode == 0)
    #expect(try lockkeeper("check", "sql/seed.sql", in: folder).exitCode == 0)
  }

  @Test("An empty file is 0, and says so") func emptyFile() throws {
    let folder = try Folder(["a.sql": ""])
    let run = try lockkeeper("check", "a.sql", in: folder)
    #expect(run.exitCode == 0)
    #expect(run.output.contains("0 statements"))
  }

  @Test("What gates is chosen with --fail-on") func failOn() throws {
    let unused = "-- lockkeeper:allow renamed-table because of nothing\n" + Self.clean
    let folder = try Folder([
      "error.sql": Self.error, "warning.sql": Self.warning, "note.sql": unused,
    ])
    let table: [(level: String, error: Int32, warning: Int32, note: Int32)] = [
      ("error", 1, 0, 0), ("warning", 1, 1, 0), ("note", 1, 1, 1), ("never", 0, 0, 0),
    ]
    for row in table {
      func code(_ file: String) throws -> Int32 {
        try lockkeeper("check", "--fail-on", row.level, file, in: folder).exitCode
      }
      #expect(try code("error.sql") == row.error, "--fail-on \(row.level)")
      #expect(try code("warning.sql") == row.warning, "--fail-on \(row.level)")
      #expect(try code("note.sql") == row.note, "--fail-on \(row.level)")
    }
    #expect(try lockkeeper("check", "warning.sql", in: folder).exitCode == 1)
    #expect(try lockkeeper("check", "note.sql", in: folder).exitCode == 0)
  }

  @Test("--select and --ignore take rules and categories") func selection() throws {
    let folder = try Folder(["a.sql": Self.error + Self.warning])
    func rules(_ arguments: String...) throws -> [Substring] {
      let run = try Command(
        arguments: ["check", "--format", "concise", "a.sql"] + arguments, folder: folder.url
      ).run()
      return run.lines.compactMap { $0.split(separator: "[").last?.dropLast() }
    }
    #expect(
      try rules() == ["blocking-index-build", "missing-lock-timeout", "dropped-table"])
    #expect(try rules("--select", "dropped-table") == ["dropped-table"])
    #expect(
      try rules("--select", "locking") == ["blocking-index-build", "missing-lock-timeout"])
    #expect(
      try rules("--ignore", "blocking-index-build") == ["missing-lock-timeout", "dropped-table"])
    #expect(try rules("--ignore", "locking,dropped-table").isEmpty)
  }
}

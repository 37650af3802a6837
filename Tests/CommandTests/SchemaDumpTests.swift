import Foundation
import Testing

/// `--schema`: a dump that says which migrations it contains takes the place of those.
@Suite struct SchemaDumpTests {
  private let dump = """
    SELECT pg_catalog.set_config('search_path', '', false);
    CREATE TABLE public.orders (id bigint NOT NULL, note character varying(20));
    CREATE TABLE public.schema_migrations (version character varying NOT NULL);
    INSERT INTO "schema_migrations" (version) VALUES
    ('20240102'),
    ('20240101');
    """

  private func folder(_ judged: String) throws -> Folder {
    try Folder([
      "structure.sql": dump, "bare.sql": "CREATE TABLE t (a int);",
      "migrate/20240101_old.sql": "THIS IS NO SQL;", "migrate/20240102_old.sql": "NOR IS THIS;",
      "migrate/20240103_new.sql": judged,
    ])
  }

  private func run(_ folder: Folder, _ arguments: String...) throws -> Command.Outcome {
    try Command(arguments: arguments, folder: folder.url).run()
  }

  @Test("The files that it contains are not played, and the next one finds its tables")
  func startsTheSchema() throws {
    let folder = try folder(
      "ALTER TABLE orders ALTER COLUMN note TYPE varchar(40), ALTER COLUMN id TYPE int;")
    let result = try run(
      folder, "check", "--no-config", "--transaction", "file", "--schema", "structure.sql",
      "--format", "concise", "--ignore", "missing-lock-timeout", "migrate/20240103_new.sql")
    #expect(result.lines.count == 1)
    #expect(result.output.contains("orders.id"))
    #expect(result.errors == "")
  }

  @Test("It is an after-picture, of no use where it contains a judged file")
  func containsAJudgedFile() throws {
    let result = try run(
      try folder("SELECT 1;"), "check", "--no-config", "--schema", "structure.sql",
      "migrate/20240102_old.sql")
    #expect(result.errors.contains("structure.sql contains a migration that is judged"))
  }

  @Test("A dump has to say what it contains") func bare() throws {
    let result = try run(
      try folder("SELECT 1;"), "check", "--no-config", "--schema", "bare.sql",
      "migrate/20240103_new.sql")
    #expect(result.errors.contains("bare.sql does not say which migrations it contains"))
  }

  @Test("A dump that is not there is 2") func missing() throws {
    let result = try run(
      try folder("SELECT 1;"), "locks", "--schema", "gone.sql", "migrate/20240103_new.sql")
    #expect(result.exitCode == 2)
    #expect(result.errors.contains("gone.sql"))
  }
}

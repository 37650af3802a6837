import Semantics
import Syntax
import Testing

/// What routines do that statements run: DO blocks, functions that are called, triggers that fire.
/// All of it was seen on PostgreSQL 15.
@Suite struct RoutineForecastTests {
  private static let setup = """
    CREATE TABLE t (id int PRIMARY KEY, note text);
    CREATE TABLE log (id int);
    CREATE FUNCTION epoch() RETURNS bigint LANGUAGE sql AS 'SELECT extract(epoch FROM now())::bigint';
    CREATE FUNCTION dice() RETURNS float8 LANGUAGE sql AS 'SELECT random()';
    CREATE FUNCTION canon(text) RETURNS text LANGUAGE sql AS 'SELECT lower($1)';
    CREATE FUNCTION widen() RETURNS void LANGUAGE plpgsql AS $$ BEGIN ALTER TABLE t ADD x int; END $$;
    CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN INSERT INTO log VALUES (1); RETURN NEW; END $$;
    CREATE TRIGGER noted AFTER DELETE ON t FOR EACH ROW EXECUTE FUNCTION note();
    """

  /// `relation MODE`, with `?` before a lock that may be taken; then rewrites, builds, the SQLSTATE.
  private func foretell(_ sql: String, after setup: String = setup) -> [String] {
    let server = Server(major: 15)
    let history = Script(Source(path: "1.sql", bytes: Array(setup.utf8)), server: server)
    let schema = Ledger.playHistory(history, server: server, runner: .none, after: Schema())
    let script = Script(Source(path: "2.sql", bytes: Array(sql.utf8)), server: server)
    let (ledger, _) = Ledger.play(script, server: server, runner: .none, after: schema)
    guard let entry = ledger.entries.last(where: { $0.block == nil }) else { return [] }
    let locks = entry.locks.map {
      ($0.lock.isConditional ? "?" : "") + "\($0.lock.relation) \($0.lock.mode)"
    }
    return locks + entry.rewrites.map { "rewrite \($0)" }
      + (entry.failure.map { [$0.sqlState] } ?? [])
  }

  @Test("A function in SQL is judged by what is put in place of the call") func inlined() {
    #expect(!foretell("ALTER TABLE t ADD c bigint DEFAULT epoch()").contains("rewrite t"))
    #expect(foretell("ALTER TABLE t ADD c float8 DEFAULT dice()").contains("rewrite t"))
    #expect(!foretell("CREATE INDEX ON t (canon(note))").contains("42P17"))
  }

  @Test("A function that is called does what its body says") func called() {
    #expect(foretell("SELECT widen()") == ["t ACCESS EXCLUSIVE"])
    #expect(foretell("DO $$ BEGIN PERFORM widen(); END $$") == ["t ACCESS EXCLUSIVE"])
    #expect(foretell("SELECT widen() FROM t").contains("?t ACCESS EXCLUSIVE"))
  }

  @Test("A trigger fires if there are rows") func fired() {
    #expect(foretell("DELETE FROM t").contains("?log ROW EXCLUSIVE"))
    #expect(!foretell("UPDATE t SET note = ''").contains("?log ROW EXCLUSIVE"))
  }

  @Test("What a handler takes fails nothing, and leaves no sure lock") func handled() {
    #expect(
      foretell(
        "DO $$ BEGIN ALTER TABLE t ADD note text; EXCEPTION WHEN duplicate_column THEN END $$")
        == ["?t ACCESS EXCLUSIVE"])
    #expect(foretell("DO $$ BEGIN ALTER TABLE t ADD note text; END $$").contains("42701"))
  }

  @Test("A condition is read, a branch may run") func branches() {
    #expect(
      foretell("DO $$ BEGIN IF (SELECT count(*) FROM log) > 1 THEN DROP TABLE t; END IF; END $$")
        == ["log ACCESS SHARE", "?t ACCESS EXCLUSIVE", "?t_pkey ACCESS EXCLUSIVE"])
  }

  @Test("Routines that call each other end") func recursion() {
    let setup = (0..<10).map { from in
      let calls = (0..<10).map { "PERFORM f\($0)();" }.joined()
      return "CREATE FUNCTION f\(from)() RETURNS void LANGUAGE plpgsql AS 'BEGIN \(calls) END';\n"
    }
    #expect(foretell("SELECT f0()", after: setup.joined()) == [])
  }

  @Test("Equal keys of a new table have one index") func equalKeys() {
    let table =
      "CREATE TABLE k (id int UNIQUE PRIMARY KEY, a int UNIQUE, CONSTRAINT k_a UNIQUE (a));"
    #expect(
      foretell("DROP TABLE k", after: table) == [
        "k ACCESS EXCLUSIVE", "k_pkey ACCESS EXCLUSIVE", "k_a ACCESS EXCLUSIVE",
      ])
  }

  @Test("A column that only another query of a view names is free") func viewColumns() {
    let view = """
      CREATE TABLE a (id int, name text); CREATE TABLE b (id int, name text);
      CREATE VIEW v AS SELECT b.*, (SELECT count(*) FROM a) AS n FROM b;
      """
    #expect(!foretell("ALTER TABLE a DROP COLUMN name", after: view).contains("2BP01"))
    #expect(foretell("ALTER TABLE b DROP COLUMN name", after: view).contains("2BP01"))
  }

  @Test("A row without a value for a column that needs one is refused") func missingValue() {
    let table = "CREATE TABLE m (id int NOT NULL, n int NOT NULL DEFAULT 1);"
    #expect(foretell("INSERT INTO m (n) VALUES (1)", after: table).contains("23502"))
    #expect(!foretell("INSERT INTO m (id) VALUES (1)", after: table).contains("23502"))
  }
}

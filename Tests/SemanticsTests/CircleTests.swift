import Semantics
import Syntax
import Testing

/// What stands on itself, which every server refuses, is played to its end: nothing walks in a circle.
@Suite struct CircleTests {
  @Test(arguments: [
    "CREATE DOMAIN a AS a; CREATE TABLE t (id int); ALTER TABLE t ADD COLUMN c a; DROP DOMAIN a CASCADE;",
    """
    CREATE DOMAIN a AS b; CREATE DOMAIN b AS a; CREATE TABLE t (c a);
    ALTER DOMAIN a ADD CHECK (value > 0); ALTER TABLE t ALTER COLUMN c TYPE b; DROP DOMAIN a CASCADE;
    """,
    """
    CREATE TABLE p (id int PRIMARY KEY) PARTITION BY RANGE (id);
    ALTER TABLE p ATTACH PARTITION p FOR VALUES FROM (1) TO (2); ALTER TABLE p ADD COLUMN c int;
    CREATE INDEX i ON p (id); ALTER INDEX i ATTACH PARTITION i; REINDEX TABLE p; DROP INDEX i; DROP TABLE p;
    """,
    "CREATE TABLE a (id int) INHERITS (a); ALTER TABLE a INHERIT a; ALTER TABLE a DROP COLUMN id; DROP TABLE a;",
    "CREATE VIEW v AS SELECT * FROM v; CREATE OR REPLACE VIEW v AS SELECT * FROM v; DROP VIEW v CASCADE;",
    """
    CREATE TABLE t (id int); CREATE VIEW v AS SELECT * FROM t; CREATE VIEW w AS SELECT * FROM v;
    CREATE OR REPLACE VIEW v AS SELECT * FROM w; INSERT INTO v VALUES (1); SELECT * FROM w;
    BEGIN; LOCK TABLE v; COMMIT; DROP VIEW v CASCADE;
    """,
    "CREATE TYPE c AS (x c); CREATE TABLE t OF c; ALTER TYPE c ADD ATTRIBUTE y c CASCADE; DROP TYPE c CASCADE;",
  ])
  func ends(_ sql: String) {
    #expect(
      Playing(sql).steps.count == sql.split(separator: ";", omittingEmptySubsequences: true).count)
  }

  /// Numbers that no machine word holds, and as many rounds of a loop.
  @Test(arguments: [
    "CREATE TABLE q (a int, CHECK (satisfies_hash_partition(0, 1e300, 1e999, a)));",
    """
    DO $$ BEGIN
      FOR i IN '-9223372036854775808'::bigint .. '9223372036854775807'::bigint LOOP
        EXECUTE 'DROP TABLE t' || i;
      END LOOP;
    END $$;
    """,
  ])
  func hugeNumbers(_ sql: String) { #expect(Playing(sql).steps.count == 1) }

  /// What is said of many names stands in one order, on every run.
  @Test func order() {
    let views = (1...12).map { "v\($0)" }
    let played = Playing(
      "CREATE TABLE t (id int);" + views.map { "CREATE VIEW \($0) AS SELECT id FROM t;" }.joined()
        + "DROP TABLE t CASCADE;")
    let told = played.steps.last?.effects.compactMap { effect -> String? in
      if case .lock(let lock) = effect { "\(lock.relation.name)" } else { nil }
    }
    #expect(told == ["t", "t"] + views)
  }

  /// Views on views, as many as no stack holds.
  @Test func chains() {
    let views = (1...8000).map { "CREATE VIEW v\($0) AS SELECT id FROM v\($0 - 1);" }
    let played = Playing(
      "CREATE TABLE v0 (id int);" + views.joined()
        + "SELECT * FROM v8000; INSERT INTO v8000 VALUES (1); BEGIN; LOCK TABLE v8000; COMMIT;"
        + "DROP TABLE v0 CASCADE;")
    #expect(!played.end.schema.all.contains { _ in true })
  }

  /// A loop in a loop, whose rounds the ledger tells once.
  @Test func rounds() {
    let letters = (1...50).map { "'a\($0)'" }.joined(separator: ",")
    let sql = """
      DO $$ DECLARE x text; y text; z text; BEGIN
        FOREACH x IN ARRAY ARRAY[\(letters)] LOOP FOREACH y IN ARRAY ARRAY[\(letters)] LOOP
          FOREACH z IN ARRAY ARRAY[\(letters)] LOOP
            EXECUTE format('ALTER TABLE %I ADD COLUMN %I int DEFAULT %L', x, y, z);
          END LOOP;
        END LOOP; END LOOP;
      END $$;
      """
    let source = Source(path: "test.sql", bytes: Array(sql.utf8))
    let script = Script(source, server: .oldest)
    let ledger = Ledger.play(script, server: .oldest, runner: .none, after: Schema()).0
    #expect(ledger.entries.count == 2)
  }

  /// What is attached again and again stands in one place: to go through it takes no longer.
  @Test func attachedTwice() {
    let attach = (1...40).map { level in
      """
      CREATE TABLE p\(level) (id int) PARTITION BY RANGE (id); CREATE INDEX i\(level) ON ONLY p\(level) (id);
      ALTER TABLE p\(level - 1) ATTACH PARTITION p\(level) FOR VALUES FROM (0) TO (9);
      ALTER TABLE p\(level - 1) ATTACH PARTITION p\(level) FOR VALUES FROM (0) TO (9);
      ALTER INDEX i\(level - 1) ATTACH PARTITION i\(level);
      ALTER INDEX i\(level - 1) ATTACH PARTITION i\(level);
      """
    }
    let played = Playing(
      "CREATE TABLE p0 (id int) PARTITION BY RANGE (id); CREATE INDEX i0 ON p0 (id);"
        + attach.joined()
        + "CREATE TABLE q (id int) PARTITION BY RANGE (id); CREATE INDEX ON p0 (id);"
        + "ALTER TABLE q ATTACH PARTITION p0 FOR VALUES FROM (0) TO (9); REINDEX TABLE p0;")
    #expect(played.steps.count == 2 + 40 * 6 + 4)
  }
}

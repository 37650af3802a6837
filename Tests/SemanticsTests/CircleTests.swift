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
    "CREATE TYPE c AS (x c); CREATE TABLE t OF c; ALTER TYPE c ADD ATTRIBUTE y c CASCADE; DROP TYPE c CASCADE;",
  ])
  func ends(_ sql: String) {
    #expect(
      Playing(sql).steps.count == sql.split(separator: ";", omittingEmptySubsequences: true).count)
  }
}

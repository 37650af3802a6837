import Rulebook
import Rules
import Semantics
import Syntax
import Testing

/// What certainly fails is said, and nothing is said to fail that may succeed.
@Suite struct FailingStatementTests {
  private static let history = """
    CREATE TABLE t (id bigint PRIMARY KEY, a text);
    CREATE TABLE child (t_id bigint REFERENCES t (id));
    CREATE VIEW v AS SELECT a FROM t;
    """

  @Test(
    "It fails",
    arguments: [
      ("CREATE TABLE t (id int)", "42P07"),
      ("ALTER TABLE t ADD COLUMN a int", "42701"),
      ("ALTER TABLE t ADD COLUMN b int; ALTER TABLE t ADD COLUMN b int", "42701"),
      ("ALTER TABLE t DROP COLUMN b", "42703"),
      ("ALTER TABLE u ADD COLUMN b int", "42P01"),
      ("DROP TABLE u", "42P01"),
      ("DROP TABLE t", "2BP01"),
      ("ALTER TABLE t ALTER COLUMN a TYPE text COLLATE \"C\"", "0A000"),
      ("CREATE INDEX ON t (nothing)", "42703"),
      ("DO $$ BEGIN ALTER TABLE t ADD COLUMN a int; END $$", "42701"),
    ])
  func fails(_ sql: String, _ state: String) {
    let said = messages(sql, after: FailingStatementTests.history)
    #expect(said.contains { $0.hasSuffix("(\(state)).") }, "\(said)")
  }

  @Test(
    "It may succeed",
    arguments: [
      "CREATE TABLE IF NOT EXISTS t (id int)",
      "ALTER TABLE t ADD COLUMN IF NOT EXISTS a int",
      "ALTER TABLE IF EXISTS u ADD COLUMN b int",
      "DROP TABLE IF EXISTS u",
      "DO $$ BEGIN ALTER TABLE t ADD COLUMN a int; EXCEPTION WHEN duplicate_column THEN NULL; END $$",
      """
      DO $$ BEGIN
        IF EXISTS (SELECT FROM pg_tables) THEN RETURN; END IF;
        ALTER TABLE t ADD COLUMN a int;
      END $$
      """,
      "DO $$ BEGIN IF random() > 2 THEN ALTER TABLE t ADD COLUMN a int; END IF; END $$",
      "SET search_path = other; CREATE TABLE t (id int)",
    ])
  func succeeds(_ sql: String) {
    #expect(messages(sql, after: FailingStatementTests.history).isEmpty)
  }

  @Test(
    "Without the whole history nothing is missing",
    arguments: [
      "ALTER TABLE u ADD COLUMN b int", "DROP TABLE u", "ALTER TABLE t DROP COLUMN zz",
      "CREATE INDEX ON t (nothing)",
    ])
  func partial(_ sql: String) {
    #expect(messages(sql, after: "ALTER TABLE t ADD COLUMN a text;").isEmpty)
  }

  @Test(
    "History that changes rows of a table that it never made began in the middle",
    arguments: [
      "UPDATE t SET a = 1;", "DELETE FROM t WHERE a = 1;", "INSERT INTO t VALUES (1);",
      "WITH old AS (SELECT 1 AS a) UPDATE t SET a = old.a FROM old;",
      "MERGE INTO t USING u ON t.a = u.a WHEN MATCHED THEN DELETE;",
    ])
  func beganInTheMiddle(_ history: String) {
    #expect(messages("DROP TABLE u", after: history).isEmpty)
  }

  private func messages(_ sql: String, after history: String) -> [String] {
    let linter = Linter(server: .oldest, runner: .unknown)
    func script(_ path: String, _ text: String) -> Script {
      Script(Source(path: path, bytes: Array(text.utf8)), server: .oldest)
    }
    let schema = linter.play(script("1.sql", history), after: Schema())
    let verdict = linter.judge(script("2.sql", sql + ";\n"), after: schema).0
    return verdict.findings.filter { $0.rule == .failingStatement }.map(\.concern.message)
  }
}

import Rulebook
import Rules
import Semantics
import Syntax
import Testing

/// Checks that wait for COMMIT: what is refused before, and what may be.
@Suite struct PendingTriggerTests {
  private static let history = """
    CREATE TABLE parent (id bigint PRIMARY KEY, code integer);
    CREATE TABLE child (
      id bigint PRIMARY KEY, parent_id bigint REFERENCES parent DEFERRABLE INITIALLY DEFERRED,
      note text);
    CREATE TABLE prompt (id bigint PRIMARY KEY, parent_id bigint REFERENCES parent DEFERRABLE);
    CREATE TABLE part (
      id bigint PRIMARY KEY,
      parent_id bigint REFERENCES parent ON DELETE CASCADE ON UPDATE CASCADE
        DEFERRABLE INITIALLY DEFERRED);
    CREATE TABLE piece (part_id bigint REFERENCES part DEFERRABLE INITIALLY DEFERRED);
    CREATE TABLE loose (
      parent_id bigint REFERENCES parent ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED);
    CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
    CREATE TABLE watched (id bigint, v integer, w integer);
    CREATE CONSTRAINT TRIGGER watched_late AFTER UPDATE OF v ON watched
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION late();
    """
  private static let alter = "; ALTER TABLE child ADD COLUMN z text;"

  private func severities(_ sql: String, _ runner: Runner = .file) -> [Severity] {
    let linter = Linter(server: .oldest, runner: runner)
    func script(_ path: String, _ text: String) -> Script {
      Script(Source(path: path, bytes: Array(text.utf8)), server: .oldest)
    }
    let schema = linter.play(script("1.sql", Self.history), after: Schema())
    return linter.judge(script("2.sql", sql), after: schema).0.findings
      .filter { $0.rule == .failingStatement && $0.concern.message.contains("55006") }
      .map(\.severity)
  }

  @Test(
    "A row is sure to wait",
    arguments: [
      "INSERT INTO child VALUES (1, 1)", "INSERT INTO child (id) VALUES (1)",
      "INSERT INTO child SELECT 1, 1", "SAVEPOINT a; INSERT INTO child VALUES (1, 1); RELEASE a",
      "INSERT INTO child VALUES (1, 1); SET CONSTRAINTS other IMMEDIATE",
    ])
  func sure(_ sql: String) { #expect(severities(sql + Self.alter) == [.error]) }

  @Test(
    "A row may wait",
    arguments: [
      "UPDATE child SET parent_id = 2", "INSERT INTO child SELECT id, 1 FROM parent",
      "INSERT INTO child VALUES (1, 1) ON CONFLICT DO NOTHING", "COPY child FROM '/x'",
      "DO $$ BEGIN IF random() > 2 THEN INSERT INTO child VALUES (1, 1); END IF; END $$",
    ])
  func perhaps(_ sql: String) { #expect(severities(sql + Self.alter) == [.warning]) }

  @Test(
    "None waits",
    arguments: [
      "UPDATE child SET note = 'x'", "UPDATE child SET parent_id = NULL", "DELETE FROM child",
      "INSERT INTO child VALUES (1, 1); SET CONSTRAINTS ALL IMMEDIATE",
      "INSERT INTO child VALUES (1, 1); SET CONSTRAINTS child_parent_id_fkey IMMEDIATE",
      "SET CONSTRAINTS ALL IMMEDIATE; INSERT INTO child VALUES (1, 1)",
      "SAVEPOINT a; INSERT INTO child VALUES (1, 1); ROLLBACK TO a",
      "SET session_replication_role = replica; INSERT INTO child VALUES (1, 1)",
    ])
  func none(_ sql: String) { #expect(severities(sql + Self.alter).isEmpty) }

  @Test("What is checked at once waits only where that was put off") func deferrable() {
    let insert = "INSERT INTO prompt VALUES (1, 1); ALTER TABLE prompt ADD COLUMN z text;"
    #expect(severities(insert).isEmpty)
    #expect(severities("SET CONSTRAINTS ALL DEFERRED; " + insert) == [.error])
  }

  @Test("The other side of a key, and triggers") func otherSide() {
    let end = "; ALTER TABLE parent ADD COLUMN z text;"
    #expect(severities("DELETE FROM parent WHERE id = 4" + end) == [.warning])
    #expect(severities("UPDATE parent SET id = 5 WHERE id = 4" + end) == [.warning])
    #expect(severities("UPDATE parent SET code = 5" + end).isEmpty)
    #expect(severities("INSERT INTO parent VALUES (1, 1)" + end).isEmpty)
    let part = "; ALTER TABLE part ADD COLUMN z text;"
    #expect(severities("DELETE FROM parent WHERE id = 4" + part) == [.warning])
    #expect(severities("UPDATE parent SET id = 5 WHERE id = 4" + part) == [.warning])
    #expect(severities("DELETE FROM parent; ALTER TABLE piece ADD COLUMN z text;").isEmpty)
    #expect(severities("DELETE FROM parent; ALTER TABLE loose ADD COLUMN z text;").isEmpty)
    let watched = "; ALTER TABLE watched ADD COLUMN z text;"
    #expect(severities("UPDATE watched SET v = 1" + watched) == [.warning])
    #expect(severities("UPDATE watched SET w = 1" + watched).isEmpty)
  }

  @Test("Each statement by itself waits for nothing") func autocommit() {
    let sql = "INSERT INTO child VALUES (1, 1)" + Self.alter
    #expect(severities(sql, .none).isEmpty)
    #expect(severities(sql, .unknown).isEmpty)
    #expect(severities(sql, .string) == [.error])
    #expect(
      severities("BEGIN; INSERT INTO child VALUES (1, 1); COMMIT" + Self.alter, .none).isEmpty)
  }
}

import Fences
import Rulebook
import Rules
import Semantics
import Syntax
import Testing

/// Old code against the new schema: what breaks, and when the careful order is recognised.
@Suite struct CompatibilityTests {
  private static let history = """
    CREATE TABLE orders (id bigint PRIMARY KEY, ref text, note text);
    CREATE VIEW order_refs AS SELECT ref FROM orders;
    CREATE FUNCTION vat(bigint) RETURNS bigint LANGUAGE sql AS 'SELECT $1';
    CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
    CREATE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
    CREATE TYPE mood AS ENUM ('good', 'bad');
    CREATE SCHEMA billing;
    CREATE TABLE billing.invoices (id bigint PRIMARY KEY);
    """

  private func rules(_ sql: String, _ runner: Runner = .file) -> [String] {
    let server = Server.oldest
    let linter = Linter(server: server, runner: runner)
    func script(_ path: String, _ text: String) -> Script {
      Script(Source(path: path, bytes: Array(text.utf8)), server: server)
    }
    let schema = linter.play(script("1.sql", Self.history), after: .bounded)
    let verdict = linter.judge(script("2.sql", sql), after: schema).0
    return Report([verdict], servers: [server]) { $0 }.counted.map(\.rule.rawValue)
  }

  @Test(
    "A table whose old name a view takes may have other columns",
    arguments: [
      """
      ALTER TABLE orders RENAME TO purchases;
      ALTER TABLE purchases RENAME COLUMN ref TO reference;
      CREATE VIEW orders AS SELECT id, reference AS ref, note FROM purchases;
      """,
      """
      ALTER TABLE orders RENAME COLUMN ref TO reference;
      ALTER TABLE orders RENAME TO purchases;
      CREATE VIEW orders AS SELECT id, reference AS ref, note FROM purchases;
      """,
      "ALTER TABLE orders RENAME COLUMN ref TO old_ref; ALTER TABLE orders ADD COLUMN ref text;",
      "ALTER TABLE orders SET SCHEMA billing; CREATE VIEW orders AS SELECT * FROM billing.orders;",
    ])
  func compatibleView(sql: String) {
    #expect(rules(sql).isEmpty)
    #expect(!rules(sql, .none).isEmpty, "each commits by itself, so there is a moment between")
  }

  @Test(
    "What moves or changes its name breaks code",
    arguments: [
      ("ALTER TABLE orders SET SCHEMA billing;", "renamed-table"),
      ("ALTER VIEW order_refs SET SCHEMA billing;", "renamed-object"),
      ("ALTER TABLE order_refs RENAME TO refs;", "renamed-table"),
      ("ALTER SCHEMA billing RENAME TO invoicing;", "renamed-schema"),
      ("ALTER TYPE mood RENAME VALUE 'bad' TO 'worse';", "renamed-enum-value"),
      ("ALTER TYPE mood RENAME TO feeling;", "renamed-object"),
      ("ALTER FUNCTION vat(bigint) RENAME TO tax;", "renamed-object"),
      ("ALTER ROUTINE public.vat RENAME TO tax;", "renamed-object"),
    ])
  func breaks(sql: String, rule: String) { #expect(rules(sql) == [rule]) }

  @Test(
    "What goes and comes again in the file is not gone",
    arguments: [
      "DROP VIEW order_refs; CREATE VIEW order_refs AS SELECT id FROM orders;",
      "DROP FUNCTION vat(bigint); CREATE FUNCTION vat(text) RETURNS text LANGUAGE sql AS 'SELECT $1';",
      """
      CREATE TYPE mood_2 AS ENUM ('good'); ALTER TYPE mood RENAME TO mood_1;
      ALTER TYPE mood_2 RENAME TO mood; DROP TYPE mood_1;
      """,
    ])
  func comesAgain(sql: String) { #expect(rules(sql).isEmpty) }

  @Test("A trigger made anew is new, and not gone") func replacedTrigger() {
    let create =
      "CREATE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();"
    #expect(rules("DROP TRIGGER stamp ON orders; " + create) == ["new-trigger"])
    #expect(rules("DROP TRIGGER stamp ON orders;") == ["dropped-trigger"])
    #expect(rules("DROP TRIGGER stamp ON orders; DROP FUNCTION stamp();") == ["dropped-trigger"])
  }

  @Test("CASCADE is an error where history shows what it takes, else a note") func cascade() {
    let known = "DROP TABLE orders CASCADE;"
    #expect(rules(known) == ["dropped-table", "cascading-drop"])
    #expect(rules("ALTER TABLE orders DROP COLUMN note CASCADE;") == ["dropped-column"])
    let server = Server.oldest
    let linter = Linter(server: server, runner: .file)
    let alone = Script(
      Source(path: "1.sql", bytes: Array("DROP TABLE unseen CASCADE;".utf8)), server: server)
    let findings = linter.judge(alone).0.findings.filter { $0.rule == .cascadingDrop }
    #expect(findings.map(\.severity) == [.note])
  }

  @Test("Inside a block too") func block() {
    let sql =
      "DO $$ BEGIN DROP VIEW order_refs; ALTER TYPE mood RENAME VALUE 'bad' TO 'ugly'; END $$;"
    #expect(rules(sql) == ["dropped-view", "renamed-enum-value"])
  }
}

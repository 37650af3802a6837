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

  @Test(
    "A view of the old name has to pass writes on, and to have every column",
    arguments: [
      ("CREATE VIEW t AS SELECT c, d FROM u;", nil, nil),
      ("CREATE VIEW t AS TABLE u;", nil, nil),
      ("CREATE VIEW t (c, d) AS SELECT c, d FROM u WHERE c > 0;", nil, nil),
      ("CREATE VIEW t AS SELECT c FROM u;", .error, "t.d"),
      ("CREATE VIEW t AS SELECT DISTINCT * FROM u;", .warning, "Writes"),
      ("CREATE VIEW t AS SELECT c, d FROM u LIMIT 10;", .warning, "Writes"),
      ("CREATE VIEW t AS SELECT u.c, u.d FROM u JOIN v ON v.c = u.c;", .warning, "Writes"),
      ("CREATE VIEW t AS SELECT c, d FROM u UNION ALL SELECT c, c FROM v;", .warning, "Writes"),
      (
        """
        CREATE VIEW t AS SELECT DISTINCT * FROM u;
        CREATE TRIGGER w INSTEAD OF INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
        """, nil, nil
      ),
      (
        "ALTER TABLE u RENAME COLUMN d TO e; CREATE VIEW t AS SELECT c, e AS d FROM u;", nil, nil
      ),
      ("ALTER TABLE u RENAME COLUMN d TO e; CREATE VIEW t AS SELECT * FROM u;", .error, "t.d"),
    ] as [(String, Severity?, String?)])
  func standIn(sql: String, severity: Severity?, words: String?) {
    let history = """
      CREATE TABLE t (c int, d int); CREATE TABLE v (c int);
      CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      """
    let drawn = findings(history: history, "ALTER TABLE t RENAME TO u; " + sql)
    #expect(drawn.first?.severity == severity, "\(drawn.map(\.concern.message))")
    if let words { #expect(drawn.contains { $0.concern.message.contains(words) }) }
  }

  private static let expanded = """
    CREATE TABLE t (id bigint PRIMARY KEY, ref text); CREATE TABLE old (id bigint);
    """
  private static let expand = "ALTER TABLE t ADD COLUMN reference text;"
  private static let sync = """
    CREATE FUNCTION sync() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW.ref IS NOT NULL THEN NEW.reference := NEW.ref; END IF; RETURN NEW; END $$;
    CREATE TRIGGER sync BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION sync();
    """
  private static let backfill = """
    DO $$ BEGIN
      LOOP
        UPDATE t SET reference = t.ref WHERE id IN (
          SELECT id FROM t WHERE reference IS NULL LIMIT 1000);
        EXIT WHEN NOT FOUND;
      END LOOP;
    END $$;
    """
  private static let contract = "DROP TRIGGER sync ON t; ALTER TABLE t DROP COLUMN ref;"

  @Test("The last step of a careful change is a note") func contracted() {
    let steps = [Self.expanded, Self.expand, Self.sync, Self.backfill]
    #expect(dropped(steps, Self.contract) == "note")
    let generated = "ALTER TABLE t ADD COLUMN reference text GENERATED ALWAYS AS (ref) STORED;"
    let free = "ALTER TABLE t ALTER COLUMN reference DROP EXPRESSION;"
    #expect(dropped([Self.expanded, generated, free], "ALTER TABLE t DROP COLUMN ref;") == "note")
    let later = steps + ["ALTER TABLE t RENAME COLUMN reference TO code;"]
    #expect(dropped(later, Self.contract) == "note")
    let two = [Self.expanded, Self.expand, Self.sync, "UPDATE t SET id = 1, reference = ref;"]
    #expect(dropped(two, Self.contract) == "note")
  }

  @Test(
    "A step that is missing is named",
    arguments: [
      ([expanded, expand, sync], contract, "since its trigger"),
      ([expanded, expand, backfill], "ALTER TABLE t DROP COLUMN ref;", "keeps the two in step"),
      ([expanded], expand + sync + backfill + contract, "no earlier than in this change"),
      ([expanded], expand + "ALTER TABLE t DROP COLUMN ref;", "nothing copies it"),
    ])
  func stepMissing(history: [String], sql: String, words: String) {
    #expect(dropped(history, sql)?.hasPrefix("warning") == true)
    #expect(dropped(history, sql)?.contains(words) == true)
  }

  @Test(
    "What only follows from a column takes no place",
    arguments: [
      "UPDATE t SET reference = upper(ref);", "UPDATE t SET reference = ref || id;",
      "UPDATE t SET reference = 'x' WHERE ref IS NULL;",
      "ALTER TABLE t ADD COLUMN loud text GENERATED ALWAYS AS (upper(ref)) STORED;",
    ])
  func derived(sql: String) {
    let drop = "ALTER TABLE t DROP COLUMN ref CASCADE;"
    #expect(dropped([Self.expanded, Self.expand, sql], drop)?.hasSuffix("it fails.") == true)
  }

  @Test("A new column may get the old one's name") func swapped() {
    let steps = [Self.expanded, Self.expand, Self.sync, Self.backfill].joined(separator: "\n")
    let swap = Self.contract + "ALTER TABLE t RENAME COLUMN reference TO ref;"
    let drawn = findings(history: steps, swap).filter { $0.rule == .renamedColumn }
    #expect(drawn.map(\.severity) == [.note])
    let plain = "ALTER TABLE t RENAME COLUMN reference TO name;"
    #expect(findings(history: steps, plain).map(\.severity) == [.error])
  }

  @Test("Code that goes through views of its own version does not notice a rename")
  func versioned() {
    let history = """
      CREATE TABLE t (id int, ref text); CREATE SCHEMA v1; CREATE SCHEMA other;
      CREATE VIEW other.refs AS SELECT ref FROM public.t;
      """
    let rename = "ALTER TABLE t RENAME COLUMN ref TO reference;"
    let version = "CREATE VIEW v1.t AS SELECT id, ref FROM public.t;"
    #expect(findings(history: history, rename).map(\.severity) == [.error])
    let drawn = findings(history: history + version, rename)
    #expect(drawn.map(\.severity) == [.note])
    #expect(drawn.first?.concern.message.contains("v1.t") == true)
  }

  @Test("A table that was copied and kept in step") func copiedTable() {
    let make = "CREATE TABLE fresh (LIKE old);"
    let sync = """
      CREATE FUNCTION copy() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN INSERT INTO fresh VALUES (NEW.id); RETURN NEW; END $$;
      CREATE TRIGGER copy AFTER INSERT ON old FOR EACH ROW EXECUTE FUNCTION copy();
      """
    let fill = "INSERT INTO fresh SELECT * FROM old;"
    let swap = "ALTER TABLE old RENAME TO older; ALTER TABLE fresh RENAME TO old;"
    let steps = [Self.expanded, make, sync, fill].joined(separator: "\n")
    #expect(findings(history: steps, swap).map(\.severity) == [.note])
    let counted = "INSERT INTO fresh SELECT count(*) FROM old;"
    #expect(dropped([Self.expanded, make, sync, counted], "DROP TABLE old;") != "note")
    #expect(dropped([Self.expanded, make, sync, fill], "DROP TABLE old;") == "note")
    #expect(
      dropped([Self.expanded, make, fill], "DROP TABLE old;")?.contains("in step") == true)
    #expect(dropped([Self.expanded, make], "DROP TABLE old;")?.hasSuffix("it fails.") == true)
  }

  /// What dropping something draws: `note`, or the severity and the message.
  private func dropped(_ history: [String], _ sql: String) -> String? {
    let drawn = findings(history: history.joined(separator: "\n"), sql)
      .first { $0.rule == .droppedColumn || $0.rule == .droppedTable }
    return drawn.map { $0.severity == .note ? "note" : "\($0.severity) \($0.concern.message)" }
  }

  @Test(
    "What a narrower type refuses is said, and never of a wider one",
    arguments: [
      ("varchar(50)", "varchar(20)", true), ("varchar(50)", "varchar(60)", false),
      ("text", "varchar(20)", true), ("varchar", "varchar(20)", true), ("text", "varchar", false),
      ("varchar(20)", "text", false), ("varchar(20)", "char(20)", false),
      ("text", "char(3)", true), ("bigint", "integer", true), ("integer", "bigint", false),
      ("integer", "smallint", true), ("bigint", "numeric(18)", true),
      ("bigint", "numeric(19)", false), ("numeric(12,2)", "numeric(8,2)", true),
      ("numeric(12,2)", "numeric(14,4)", false), ("numeric(12,2)", "numeric(12,4)", true),
      ("numeric", "numeric(8,2)", true), ("numeric(8,2)", "numeric", false),
      ("numeric", "integer", true), ("numeric(5,2)", "integer", false),
      ("double precision", "real", true), ("real", "double precision", false),
      ("numeric", "double precision", false), ("varchar(50)[]", "varchar(20)[]", true),
      ("text", "short", true), ("text", "mood", true), ("timestamptz", "timestamp", false),
    ])
  func narrowed(old: String, new: String, isNarrower: Bool) {
    let made =
      "CREATE DOMAIN short AS text CHECK (length(value) < 9); CREATE TYPE mood AS ENUM ('a');"
    let found = [TableTraits.Size.unknown, .small].map { size in
      findings(
        history: "\(made) CREATE TABLE t (c \(old));",
        "ALTER TABLE t ALTER COLUMN c TYPE \(new) USING c::\(new);", others: size)
    }
    let speaks = found.map {
      $0.contains { $0.concern.message.contains("running code that writes") }
    }
    #expect(speaks == [isNarrower, isNarrower], "\(found.flatMap { $0.map(\.concern.message) })")
    #expect(found[0].filter { $0.rule == .narrowedColumn }.isEmpty, "the rewrite says so")
    #expect(found[1].map(\.rule) == (isNarrower ? [.narrowedColumn] : []))
  }

  @Test("A CHECK or NOT NULL on a column that running code writes says so") func restricted() {
    let history = "CREATE TABLE t (c int, d int);"
    func message(_ sql: String) -> String? {
      findings(history: history, sql).first?.concern.message
    }
    #expect(message("ALTER TABLE t ADD CHECK (c > 0);")?.contains("running code") == true)
    #expect(message("ALTER TABLE t ALTER c SET NOT NULL;")?.contains("running code") == true)
    #expect(
      message("ALTER TABLE t ADD COLUMN e int CHECK (e > 0);")?.contains("running code") == false)
  }

  private func findings(
    history: String, _ sql: String, others: TableTraits.Size = .unknown
  ) -> [Finding] {
    var declared = Declared()
    declared.tables.others = others
    var selection = Selection()
    selection.remove([.missingLockTimeout, .toolUnknown])
    let linter = Linter(server: .oldest, runner: .file, selection: selection)
    func script(_ path: String, _ text: String) -> Script {
      Script(Source(path: path, bytes: Array(text.utf8)), server: .oldest)
    }
    let schema = linter.play(script("1.sql", history), after: Schema(declared))
    return linter.judge(script("2.sql", sql), after: schema).0.findings
  }

  @Test("Inside a block too") func block() {
    let sql =
      "DO $$ BEGIN DROP VIEW order_refs; ALTER TYPE mood RENAME VALUE 'bad' TO 'ugly'; END $$;"
    #expect(rules(sql) == ["dropped-view", "renamed-enum-value"])
  }
}

import Foundation
import Reporting
import Semantics
import Syntax
import Testing

/// `locks --format json`: each field is filled from what the server will do.
@Suite struct LocksJSONTests {
  private static let history = """
    CREATE TABLE customers (id bigint PRIMARY KEY);
    CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, note text, at timestamp);
    CREATE INDEX orders_at_idx ON orders (at);
    CREATE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION f();
    CREATE TABLE parts (day date) PARTITION BY RANGE (day);
    CREATE TABLE part PARTITION OF parts FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
    CREATE VIEW notes AS SELECT note FROM orders;
    """

  private func sample(_ sql: String, _ runner: Runner = .file, servers: [Int] = [15]) -> LocksSample
  {
    LocksSample(sql, after: LocksJSONTests.history, runner, servers: servers)
  }

  @Test("A lock says whom it blocks, and until when") func lock() throws {
    let lock = try #require(sample("ALTER TABLE orders ADD COLUMN x int;").locks(0).first)
    #expect(lock["relation"] as? String == "public.orders")
    #expect(lock["kind"] as? String == "table")
    #expect(lock["mode"] as? String == "AccessExclusiveLock")
    #expect(lock["blocks"] as? [String] == ["reads", "writes", "schema changes"])
    #expect(lock["heldUntil"] as? String == "transaction")
    #expect(lock["new"] as? Bool == false && lock["may"] as? Bool == false)
    #expect(lock["from"] is NSNull)
  }

  @Test("In autocommit the statement's end is the transaction's") func autocommit() {
    let sql =
      "ALTER TABLE orders ADD COLUMN x int; ALTER TABLE parts DETACH PARTITION part CONCURRENTLY;"
    let sample = sample(sql, .none)
    #expect(sample.locks(0).first?["heldUntil"] as? String == "statement")
    let held = sample.locks(1).map { "\($0["relation"] ?? "") \($0["heldUntil"] ?? "")" }
    #expect(held == ["public.parts statement", "public.part moment"])
  }

  @Test("An upgrade inside the statement names the weaker mode") func upgrade() {
    let lock = sample("DROP TRIGGER stamp ON orders;").locks(0).first
    #expect(lock?["from"] as? String == "AccessShareLock")
    #expect(lock?["mode"] as? String == "AccessExclusiveLock")
  }

  @Test("What goes, what is lost, what has another name") func removals() {
    let sample = sample(
      """
      ALTER TABLE orders DROP COLUMN customer_id;
      DROP VIEW notes;
      ALTER TABLE orders RENAME COLUMN note TO remark;
      TRUNCATE customers;
      DELETE FROM orders;
      DELETE FROM orders WHERE id = 1;
      DROP TABLE orders;
      """)
    #expect(sample.list(0, "removes") == ["public.orders.customer_id"])
    #expect(sample.list(0, "loses") == ["public.orders.customer_id"])
    #expect(sample.list(1, "removes") == ["public.notes"])
    #expect(sample.list(1, "loses") == [])
    #expect(sample.list(2, "renames") == ["public.orders.note to remark"])
    #expect(sample.list(3, "loses") == ["public.customers"])
    #expect(sample.list(3, "removes") == [])
    #expect(sample.list(4, "loses") == ["public.orders"])
    #expect(sample.list(5, "loses") == [])
    #expect(sample.list(6, "loses") == ["public.orders"])
  }

  @Test("What was assumed is said, and only that") func assumptions() {
    let sample = sample(
      """
      ALTER TABLE orders ADD COLUMN x int;
      ALTER TABLE orders ALTER COLUMN at TYPE timestamptz;
      """)
    #expect(sample.list(0, "assumes") == [])
    #expect(sample.list(1, "assumes") == ["TimeZone is UTC"])
    #expect(sample.list(1, "rewrites") == [])
    #expect(sample.list(1, "indexBuilds") == ["public.orders_at_idx"])
    let alone = LocksSample(
      """
      ALTER TABLE elsewhere ALTER COLUMN x TYPE text;
      SELECT 1 FROM elsewhere;
      ALTER TABLE elsewhere ADD COLUMN y text DEFAULT token();
      """)
    #expect(
      alone.list(0, "assumes")
        == ["elsewhere: shape unknown here", "elsewhere.x: type unknown here"])
    #expect(alone.list(0, "rewrites") == ["public.elsewhere"])
    #expect(alone.list(1, "assumes") == [])
    #expect(
      alone.list(2, "assumes") == ["elsewhere: shape unknown here", "token() is volatile"])
  }

  @Test("Behind a DO block stand the statements of its body") func blocks() {
    let sample = sample(
      """
      SELECT 1;
      DO $$
      BEGIN
        ALTER TABLE orders ADD COLUMN x int;
        EXECUTE 'DROP TABLE customers';
        EXECUTE format('DROP TABLE %I', current_user);
      END $$;
      SELECT 2;
      """)
    let kinds = sample.statements.map { $0["kind"] as? String }
    #expect(kinds == ["SelectStmt", "DoStmt", "AlterTableStmt", "DropStmt", "SelectStmt"])
    let places = sample.statements.map { $0["in"] as? String }
    #expect(places == [nil, nil, "DO block in line 2", "DO block in line 2", nil])
    #expect(sample.statements.map { $0["line"] as? Int } == [1, 2, 4, 5, 8])
    #expect(sample.locks(1).map { $0["relation"] as? String }.contains("public.customers"))
    #expect(sample.locks(2).map { $0["relation"] as? String } == ["public.orders"])
    #expect(sample.list(1, "unseen") == ["dynamic SQL"])
  }

  @Test("A window says through which work a lock is held") func windows() throws {
    let sample = sample(
      """
      ALTER TABLE customers ADD COLUMN x int;
      CREATE INDEX orders_note_idx ON orders (note);
      SELECT 1;
      """)
    let window = try #require(sample.windows.first)
    #expect(window["relation"] as? String == "public.customers")
    #expect(window["mode"] as? String == "AccessExclusiveLock")
    #expect(window["statements"] as? [Int] == [0, 2])
    #expect(window["transaction"] as? String == "file")
    #expect(window["through"] as? String == "build of public.orders_note_idx")
  }

  @Test("A window ends with the statement that fails") func failedWindow() {
    let sample = sample(
      "ALTER TABLE orders ADD COLUMN x int; VACUUM; CREATE INDEX ON orders (note);")
    #expect(sample.windows.first?["statements"] as? [Int] == [0, 1])
    #expect(sample.windows.first?["through"] as? String == "moment")
  }

  @Test("A failure has its SQLSTATE and the server's words") func failure() {
    let fails = sample("CREATE INDEX CONCURRENTLY ON orders (note);").statements.first?["fails"]
    let said = fails as? [String: Any]
    #expect(said?["sqlstate"] as? String == "25001")
    #expect(said?["certain"] as? Bool == true)
  }

  @Test("Every key is there, whatever is known") func keys() throws {
    let statement = try #require(sample("frm;").statements.first)
    let keys: Set = [
      "line", "column", "offset", "length", "kind", "in", "transaction", "locks", "work",
      "rewrites", "direction",
      "scans", "validatesForeignKeys", "indexBuilds", "removes", "renames", "loses", "fails",
      "assumes", "unseen", "on",
    ]
    #expect(Set(statement.keys) == keys)
    #expect(statement["kind"] is NSNull && statement["in"] is NSNull)
    #expect((statement["fails"] as? [String: Any])?["sqlstate"] as? String == "42601")
  }

  @Test("Of two servers the worse counts, and says which it is") func servers() {
    let sql = """
      ALTER TABLE orders ADD COLUMN x int;
      ALTER TABLE orders ADD COLUMN y int GENERATED ALWAYS AS (1);
      GRANT SELECT ON orders TO reader;
      """
    let both = sample(sql, .none, servers: [15, 18])
    #expect(both.json["postgres"] as? [Int] == [15, 18])
    #expect(both.statements.map { $0["on"] as? Int } == [nil, 15, 18])
    #expect((both.statements[1]["fails"] as? [String: Any])?["sqlstate"] as? String == "42601")
    #expect(both.locks(2).first?["mode"] as? String == "AccessShareLock")
    #expect(sample(sql).json["postgres"] as? Int == 15)
  }
}

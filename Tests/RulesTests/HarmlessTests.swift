import Rules
import Semantics
import Syntax
import Testing

/// What a second migration may do without anybody hearing of it.
@Suite struct HarmlessTests {
  private static let history = """
    CREATE TABLE customers (id bigint PRIMARY KEY, email varchar(40) NOT NULL DEFAULT '', note text);
    CREATE TABLE orders (
      id bigint PRIMARY KEY,
      customer_id bigint,
      code varchar(20),
      total numeric(10,2),
      placed_at timestamptz DEFAULT now(),
      checked text CONSTRAINT orders_checked CHECK (checked IS NOT NULL)
    );
    CREATE INDEX orders_code_idx ON orders (code);
    CREATE UNIQUE INDEX orders_id_customer_idx ON orders (id, customer_id);
    CREATE TABLE currencies (code char(3) PRIMARY KEY, name text);
    CREATE TYPE order_state AS ENUM ('open', 'closed');
    ALTER TABLE orders ADD CONSTRAINT orders_total CHECK (total >= 0) NOT VALID;
    ALTER TABLE orders ADD CONSTRAINT orders_customer FOREIGN KEY (customer_id)
      REFERENCES customers (id) NOT VALID;
    CREATE TABLE events (id bigint, day date NOT NULL) PARTITION BY RANGE (day);
    CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
    CREATE ROLE reader;
    """

  @Test(
    "Nothing is said of it",
    arguments: [
      "ALTER TABLE orders ADD COLUMN region text",
      "ALTER TABLE orders ADD COLUMN region text NOT NULL DEFAULT 'eu'",
      "ALTER TABLE orders ADD COLUMN seen_at timestamptz NOT NULL DEFAULT now()",
      "ALTER TABLE orders ADD COLUMN active boolean DEFAULT true, ADD COLUMN tags text[] DEFAULT '{}'",
      "ALTER TABLE orders ADD COLUMN payer_id bigint REFERENCES customers (id)",
      "ALTER TABLE orders ADD COLUMN payer_id bigint REFERENCES customers ON DELETE SET NULL",
      "ALTER TABLE orders ALTER COLUMN placed_at DROP DEFAULT",
      "ALTER TABLE customers ALTER COLUMN email DROP NOT NULL",
      "ALTER TABLE orders ALTER COLUMN code SET DEFAULT 'none'",
      "ALTER TABLE orders ALTER COLUMN checked SET NOT NULL",
      "COMMENT ON TABLE orders IS 'what was ordered'",
      "COMMENT ON COLUMN orders.code IS 'ours'",
      "GRANT SELECT ON orders TO reader",
      "CREATE VIEW open_orders AS SELECT id FROM orders",
      "CREATE OR REPLACE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$",
      "ALTER TABLE orders ALTER COLUMN code TYPE varchar(40)",
      "ALTER TABLE orders ALTER COLUMN code TYPE text",
      "ALTER TABLE orders ALTER COLUMN total TYPE numeric(12,2)",
      "INSERT INTO currencies (code, name) VALUES ('EUR', 'Euro'), ('CHF', 'Franken')",
      "ALTER TABLE orders VALIDATE CONSTRAINT orders_total",
      "ALTER TABLE orders VALIDATE CONSTRAINT orders_customer",
      "ALTER TABLE orders ADD CONSTRAINT orders_code CHECK (code <> '') NOT VALID",
      "ALTER TYPE order_state ADD VALUE 'lost'",
      "CREATE TABLE invoices (id bigint PRIMARY KEY, order_id bigint REFERENCES orders (id))",
      "CREATE TABLE events_2026 (LIKE events); ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
      "CREATE SEQUENCE invoice_numbers",
      "CREATE TYPE invoice_state AS ENUM ('open')",
      "UPDATE customers SET note = 'ours' WHERE id = 1",
      "DELETE FROM currencies WHERE code = 'XXX'",
      "SET lock_timeout = '5s'",
      "ANALYZE orders",
      """
      CREATE TABLE invoices (id bigint PRIMARY KEY, state text);
      CREATE INDEX invoices_state_idx ON invoices (state);
      CREATE VIEW open_invoices AS SELECT id FROM invoices;
      CREATE TRIGGER stamp BEFORE UPDATE ON invoices FOR EACH ROW EXECUTE FUNCTION stamp();
      CREATE FUNCTION count_invoices() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM invoices';
      ALTER TABLE invoices ADD CONSTRAINT invoices_state CHECK (state <> '');
      ALTER TABLE invoices ALTER COLUMN state SET NOT NULL;
      ALTER TABLE invoices ALTER COLUMN state TYPE varchar(10);
      INSERT INTO invoices VALUES (1, 'open');
      """,
    ])
  func harmless(_ sql: String) {
    for runner in [Runner.file, .pending, .string, .none, .unknown] {
      #expect(messages(sql, runner, 15).isEmpty)
    }
    #expect(messages(sql, .file, 18).isEmpty)
  }

  @Test("CREATE INDEX CONCURRENTLY says nothing where it works") func concurrently() {
    let sql = "CREATE INDEX CONCURRENTLY orders_total_idx ON orders (total);"
    #expect(messages(sql, .none, 15).isEmpty)
    #expect(messages(sql, .string, 15).isEmpty)
    #expect(!messages(sql, .file, 15).isEmpty)
  }

  private func messages(_ sql: String, _ runner: Runner, _ major: Int) -> [String] {
    let server = Server(major: major)
    let linter = Linter(server: server, runner: runner)
    func script(_ path: String, _ text: String) -> Script {
      Script(Source(path: path, bytes: Array(text.utf8)), server: server)
    }
    let schema = linter.play(script("1.sql", HarmlessTests.history), after: Schema())
    let verdict = linter.judge(script("2.sql", sql + ";\n"), after: schema).0
    return Report([verdict], servers: [server]) { $0 }.counted.map(\.concern.message)
  }
}

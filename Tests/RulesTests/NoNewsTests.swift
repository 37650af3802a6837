import Fences
import Rulebook
import Rules
import Semantics
import Syntax
import Testing

/// What is no news beside what else the file does.
@Suite struct NoNewsTests {
  private static let history = """
    CREATE TABLE customers (id bigint PRIMARY KEY);
    CREATE TABLE orders (
      id bigint PRIMARY KEY, code text,
      customer_id bigint CONSTRAINT orders_customer REFERENCES customers (id),
      CONSTRAINT orders_code UNIQUE (code)
    );
    CREATE INDEX orders_id_idx ON orders (id, code);
    CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
    CREATE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
    """

  private func rules(_ sql: String, _ runner: Runner = .file, after more: String = "") -> [String] {
    let linter = Linter(server: .oldest, runner: runner)
    func script(_ path: String, _ text: String) -> Script {
      Script(Source(path: path, bytes: Array(text.utf8)), server: .oldest)
    }
    let schema = linter.play(script("1.sql", Self.history + more), after: .bounded)
    let verdict = linter.judge(script("2.sql", sql), after: schema).0
    return Report([verdict], servers: [.oldest]) { $0 }.counted.map(\.rule.rawValue)
  }

  @Test("An index goes with its table") func indexBeforeTable() {
    let drop = "DROP INDEX orders_id_idx;"
    #expect(rules(drop) == ["blocking-index-drop"])
    #expect(rules(drop + "DROP TABLE orders;") == ["dropped-table"])
    #expect(rules(drop + "DROP TABLE customers CASCADE;").contains("blocking-index-drop"))
  }

  @Test("A trigger and privileges go with their table") func partsBeforeTable() {
    let parts = "REVOKE SELECT ON orders FROM PUBLIC; REVOKE INSERT ON orders FROM PUBLIC;"
    #expect(rules(parts) == ["revoked-privilege"], "once for a table")
    #expect(rules(parts + "DROP TABLE orders;") == ["dropped-table"])
    let trigger = "DROP TRIGGER stamp ON orders;"
    #expect(rules(trigger) == ["dropped-trigger"])
    #expect(rules(trigger + "DROP TABLE orders;") == ["dropped-table"])
  }

  @Test("A procedure may end the transaction of its call") func commitInProcedure() {
    let make = "CREATE PROCEDURE fill() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$;"
    #expect(rules(make + "CALL fill();", .none).isEmpty)
    #expect(rules(make + "CALL fill(); COMMIT;", .none) == ["nested-transaction"])
  }

  @Test("What only triggers call is missed by nobody, however its type is written")
  func triggerFunction() {
    let make = "CREATE FUNCTION touch() RETURNS \"trigger\" LANGUAGE plpgsql AS $$ BEGIN END $$;"
    #expect(rules("DROP FUNCTION touch();", after: make).isEmpty)
  }

  @Test("A role that comes again is not gone") func roleAgain() {
    #expect(rules("DROP ROLE IF EXISTS reader;") == ["revoked-privilege"])
    #expect(rules("DROP ROLE IF EXISTS reader; CREATE ROLE reader;").isEmpty)
  }

  @Test("A table that no migration makes may be there; one that is made next is not") func absent()
  {
    #expect(rules("DROP TABLE IF EXISTS leftovers;") == ["dropped-table"])
    #expect(rules("DROP TABLE IF EXISTS leftovers; CREATE TABLE leftovers (id int);").isEmpty)
  }

  @Test("A foreign key that is made anew had no index before") func sameKey() {
    let drop = "ALTER TABLE orders DROP CONSTRAINT orders_customer;"
    let add = "ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers (id)"
    #expect(rules(add + ";").contains("unindexed-foreign-key"))
    #expect(rules(drop + add + " ON DELETE CASCADE;") == ["validating-foreign-key"])
  }

  @Test("A primary key that is made anew has its old name") func sameName() {
    let drop = "ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_pkey;"
    #expect(rules(drop) == ["dropped-constraint"])
    #expect(
      rules(drop + "ALTER TABLE orders ADD PRIMARY KEY (id, code);").contains("dropped-constraint")
        == false)
  }

  @Test("A type is the same with its schema and without") func qualifiedType() {
    let make = "CREATE TYPE mood AS ENUM ('a');"
    for (type, cast) in [("public.mood", "mood"), ("mood", "public.mood"), ("mood", "mood")] {
      let change = "ALTER TABLE orders ALTER code TYPE \(type) USING code::\(cast);"
      #expect(!rules(make + change).contains("failing-statement"))
    }
  }

  @Test("A unique index stands in for a constraint") func uniqueIndex() {
    let drop = "ALTER TABLE orders DROP CONSTRAINT orders_code;"
    #expect(rules(drop) == ["dropped-constraint"])
    #expect(rules(drop + "CREATE UNIQUE INDEX ON orders (code);") == ["blocking-index-build"])
    #expect(
      rules(drop + "CREATE UNIQUE INDEX ON orders (code) WHERE id > 0;").contains(
        "dropped-constraint"))
  }
}

import Reporting
import Semantics
import Syntax
import Testing

/// `locks` as people see it: the whole drawing, and what it does where room or letters are short.
@Suite struct LocksTextTests {
  private static let history = """
    CREATE TABLE customers (id bigint PRIMARY KEY);
    CREATE TABLE orders (id bigint PRIMARY KEY, ref text, amount numeric(10,2) NOT NULL, legacy text);
    CREATE INDEX orders_amount_idx ON orders (amount);
    """
  private static let migration = """
    -- Orders belong to customers.
    ALTER TABLE orders ADD COLUMN customer_id bigint REFERENCES customers (id);

    ALTER TABLE orders
      ALTER COLUMN amount TYPE numeric(14,4);

    CREATE INDEX orders_customer_idx ON orders (customer_id);
    ALTER TABLE orders RENAME COLUMN ref TO reference;
    ALTER TABLE orders DROP COLUMN legacy;
    """

  @Test("The whole drawing") func whole() {
    let text = LocksSample(LocksTextTests.migration, after: LocksTextTests.history).text()
    #expect(
      text == """
        2.sql    one transaction · PostgreSQL 15

         line   statement                                     relation   lock                 work     waits
              ┌ BEGIN (runner)
            2 │ ALTER TABLE ADD COLUMN customer_id bigint     orders     ACCESS EXCLUSIVE     moment   R W D
              │   REFERENCES customers (id)                   customers  SHARE ROW EXCLUSIVE  moment     W D
            4 │ ALTER TABLE ALTER COLUMN amount TYPE          orders     ACCESS EXCLUSIVE     rewrite  R W D
              │   numeric(14,4)                                            2 indexes rebuilt
            7 │ CREATE INDEX orders_customer_idx              orders     SHARE                build      W D
              │   (customer_id)
            8 │ ALTER TABLE RENAME COLUMN ref TO reference    orders     ACCESS EXCLUSIVE     moment   R W D
            9 │ ALTER TABLE DROP COLUMN legacy                orders     ACCESS EXCLUSIVE     moment   R W D
              └ COMMIT (runner)

             held until COMMIT                  2    4    7    8    9
             orders     ACCESS EXCLUSIVE     ████ ████ ████ ████ ████   reads and writes wait for the
                                                                        rewrite (4) and the build (7)
             customers  SHARE ROW EXCLUSIVE  ▒▒▒▒ ▒▒▒▒ ▒▒▒▒ ▒▒▒▒ ▒▒▒▒   writes wait for them too, for a lock
                                                                        that took a moment

             R reads  W writes  D schema changes, VACUUM, ANALYZE
             Longest under a strong lock: rewrite of orders, then build of orders_customer_idx.
             Assumed: none. Unseen: none.
             lock_timeout: not set in this file.

        """)
  }

  @Test("ASCII where the locale is not UTF-8") func ascii() {
    let text = LocksSample(LocksTextTests.migration, after: LocksTextTests.history)
      .text(LocksStyle(unicode: false))
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    #expect(text.contains("\n      + BEGIN (runner)\n    2 | ALTER TABLE"))
    #expect(text.contains("orders     ACCESS EXCLUSIVE     #### #### #### #### ####"))
    #expect(text.contains("customers  SHARE ROW EXCLUSIVE  .... .... .... .... ...."))
  }

  @Test("Colour tells the strength of a lock") func colour() {
    let text = LocksSample(LocksTextTests.migration, after: LocksTextTests.history)
      .text(LocksStyle(color: true))
    #expect(text.contains("\u{1B}[31mACCESS EXCLUSIVE\u{1B}[0m"))
    #expect(text.contains("\u{1B}[33mSHARE ROW EXCLUSIVE\u{1B}[0m"))
    #expect(text.contains("\u{1B}[33mSHARE\u{1B}[0m"))
    let validated = LocksSample("VACUUM orders;", after: LocksTextTests.history, .none)
    #expect(
      validated.text(LocksStyle(color: true))
        .contains("\u{1B}[90mSHARE UPDATE EXCLUSIVE\u{1B}[0m"))
    let plain = text.replacing(/\u{1B}\[[0-9]*m/, with: "")
    #expect(plain == LocksSample(LocksTextTests.migration, after: LocksTextTests.history).text())
  }

  @Test("The table is no wider than the terminal", arguments: [80, 100, 140, 200])
  func width(_ width: Int) {
    let long = "a_relation_whose_name_is_as_long_as_the_server_lets_any_name_be_x"
    let sql = (0..<30).map { "ALTER TABLE \(long)\($0) ADD COLUMN c int DEFAULT \($0);" }
    let sample = LocksSample(
      LocksTextTests.migration + "\n" + sql.joined(separator: "\n")
        + "\nALTER TABLE 注文 ADD COLUMN \"ein sehr langer Name mit Blanks\" int;")
    for line in sample.lines(LocksStyle(width: width)) {
      let columns = line.unicodeScalars.reduce(0) { $0 + ($1.value > 0x3000 ? 2 : 1) }
      #expect(columns <= width, "\(line)")
    }
    // A name is never shortened.
    let folded = sample.text(LocksStyle(width: 200))
    #expect(folded.contains("注文"))
  }

  @Test("More than eight relations: the five strongest, and how many more") func many() {
    let sql = (1...100).map {
      "LOCK TABLE t\($0) IN \($0 > 97 ? "ACCESS EXCLUSIVE" : "SHARE") MODE;"
    }
    let lines = LocksSample(sql.joined(separator: "\n")).lines()
    let lower = lines.drop { !$0.contains("held until COMMIT") }
    #expect(lower.dropFirst().prefix(2).allSatisfy { $0.contains("ACCESS EXCLUSIVE") })
    #expect(lower.dropFirst().prefix(5).allSatisfy { $0.contains("wait") })
    #expect(lower.contains("     and 94 more relations"))
    #expect(lower.first?.contains("of 100 statements") == true)
    let one = LocksSample("LOCK TABLE " + (1...100).map { "t\($0)" }.joined(separator: ", ") + ";")
    #expect(one.lines().contains { $0.hasSuffix("and 95 more") })
    #expect(one.lines().count < 20)
  }

  @Test("A statement that fails ends the bracket") func failure() {
    let lines = LocksSample(
      """
      BEGIN;
      ALTER TABLE orders ADD COLUMN x int;
      VACUUM orders;
      ALTER TABLE orders ADD COLUMN y int;
      COMMIT;
      ALTER TABLE orders ADD COLUMN z int;
      """, after: LocksTextTests.history, .none
    ).lines()
    let rows = lines.prefix { !$0.contains("held until") }.map { $0.replacing(/\ +/, with: " ") }
    #expect(
      Array(rows) == [
        " line statement relation lock work waits",
        " 1 ┌ BEGIN",
        " 2 │ ALTER TABLE ADD COLUMN x int orders ACCESS EXCLUSIVE moment R W D",
        " 3 │ VACUUM orders orders SHARE UPDATE EXCLUSIVE fails 25001 D",
        " └ ROLLBACK, after 25001",
        " 4 ALTER TABLE ADD COLUMN y int not run",
        " 5 COMMIT",
        " 6 ALTER TABLE ADD COLUMN z int orders ACCESS EXCLUSIVE moment R W D",
      ])
    #expect(lines.contains { $0.contains("held until ROLLBACK") })
  }

  @Test("A written transaction is drawn with its own words, and autocommit with none")
  func borders() {
    let written = LocksSample(
      "BEGIN; ALTER TABLE orders ADD COLUMN x int; COMMIT; DROP TABLE orders;",
      after: LocksTextTests.history, .none
    ).lines().dropFirst().prefix(4).map { Array($0)[6] }
    #expect(written == ["┌", "│", "└", " "])
    let open = LocksSample("BEGIN; DROP TABLE orders;", after: LocksTextTests.history, .none).text()
    #expect(open.contains("└ ROLLBACK: nothing commits it"))
    let string = LocksSample(LocksTextTests.migration, after: LocksTextTests.history, .string)
      .text()
    #expect(
      string.contains("┌ one string, one transaction") && string.contains("└ end of the string"))
  }

  @Test("The closing lines say what was assumed, and what was not seen") func closing() {
    let text = LocksSample(
      """
      ALTER TABLE orders ADD COLUMN x int;
      SET lock_timeout = '5s';
      DO $$ BEGIN EXECUTE format('DROP TABLE %I', current_user); END $$;
      """
    ).text()
    #expect(text.contains("Longest under a strong lock: a moment."))
    #expect(text.contains("Assumed: orders: shape unknown here. Unseen: dynamic SQL in line 3."))
    #expect(text.contains("lock_timeout: '5s', set in line 2, behind the first strong lock."))
  }

  @Test("What only one of two servers does names it") func servers() {
    let text = LocksSample(
      "GRANT SELECT ON orders TO reader;", after: LocksTextTests.history, .none, servers: [15, 18]
    ).text()
    #expect(text.contains("PostgreSQL 15 and 18"))
    #expect(text.contains("on PostgreSQL 18 alone"))
  }

  @Test("New relations and those that nobody waits for say so") func new() {
    let lines = LocksSample("CREATE TABLE t (id int); CREATE INDEX ON t (id);").lines()
    #expect(lines.contains { $0.contains("CREATE INDEX") && $0.hasSuffix("new") })
    #expect(LocksSample("").text().contains("no statements"))
  }
}

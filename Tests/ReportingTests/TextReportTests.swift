import Rulebook
import Rules
import Semantics
import Syntax
import Testing

@testable import Reporting

/// The frames, letter by letter.
@Suite struct TextReportTests {
  private let orders = Sample(
    "db/V42__orders.sql",
    """
    ALTER TABLE orders ADD COLUMN customer_id bigint REFERENCES customers (id);

    ALTER TABLE orders
      ALTER COLUMN amount TYPE numeric(14,4);

    CREATE INDEX orders_customer_idx ON orders (customer_id);

    """)
  private let history = Sample(
    "db/V7__orders.sql",
    "CREATE TABLE orders (\n  id bigint,\n  amount  numeric(10,2) NOT NULL\n);\n"
  ).with { $0.role = .history }

  @Test func drawsBothFilesAndEveryLine() {
    let finding = orders.finding("Changing orders.amount rewrites it.", at: "numeric(14,4)") {
      $0.label = "another scale"
      $0.notes = [
        Note("the type until now", at: history.span(of: "numeric(10,2)"), in: history.source.path)
      ]
      $0.lock = "ACCESS EXCLUSIVE on orders until COMMIT"
      $0.work = "rewrites orders"
      $0.also = "writes to customers wait"
      $0.wayOut = ["free: TYPE numeric(12,2)", "+ ALTER TABLE orders;"]
      $0.assumes = ["TimeZone is UTC"]
    }
    #expect(
      written(report([orders, history], [finding])) == """
        error[blocking-index-build]: Changing orders.amount rewrites it.
           --> db/V42__orders.sql:4:28
            |
          3 | ALTER TABLE orders
          4 |   ALTER COLUMN amount TYPE numeric(14,4);
            |                            ^^^^^^^^^^^^^ another scale
            |
           --> db/V7__orders.sql:3:11
            |
          3 |   amount  numeric(10,2) NOT NULL
            |           ------------- the type until now
            |
            = lock     ACCESS EXCLUSIVE on orders until COMMIT
            = work     rewrites orders
            = also     writes to customers wait
            = way out  free: TYPE numeric(12,2)
                       + ALTER TABLE orders;
            = assumes  TimeZone is UTC

        """)
  }

  @Test func namesAFileWhoseTextIsNotThere() {
    let gone = Sample("db/V7__orders.sql", "").with { $0.role = .history }
    let finding = orders.finding(at: "numeric(14,4)") {
      $0.notes = [
        Note("made here", at: SourceSpan(40, 50), in: gone.source.path),
        Note("and here", at: SourceSpan(4, 5), in: "elsewhere.sql"),
      ]
    }
    let text = written(report([orders, gone], [finding]))
    #expect(
      text.hasSuffix(
        "    |\n   --> db/V7__orders.sql: made here\n    |\n   --> elsewhere.sql: and here\n"))
  }

  @Test func showsAFixAsLines() {
    let finding = orders.finding(at: "CREATE INDEX") {
      $0.wayOut = ["build it CONCURRENTLY"]
      $0.fix = Fix(
        "build it CONCURRENTLY",
        [Edit(insert: " CONCURRENTLY", at: orders.span(of: "CREATE INDEX").end)])
    }
    #expect(
      written(report([orders], [finding])) == """
        error[blocking-index-build]: Wrong.
           --> db/V42__orders.sql:6:1
            |
          6 | CREATE INDEX orders_customer_idx ON orders (customer_id);
            | ^^^^^^^^^^^^
            |
            = way out  build it CONCURRENTLY
            = fix      build it CONCURRENTLY
                       - CREATE INDEX orders_customer_idx ON orders (customer_id);
                       + CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);

        """)
  }

  @Test func colorsTheWordTheCaretsAndTheSQL() {
    let finding = orders.finding(at: "CREATE INDEX") {
      $0.label = "here"
      $0.wayOut = ["a migration of its own:", "+ CREATE INDEX CONCURRENTLY"]
    }
    let text = written(report([orders], [finding]), as: .text, Style(color: true, quiet: true))
    #expect(text.hasPrefix("\u{1B}[31merror\u{1B}[0m[blocking-index-build]: Wrong.\n"))
    #expect(text.contains("    | \u{1B}[31m^^^^^^^^^^^^\u{1B}[0m here\n"))
    #expect(text.contains("               \u{1B}[32m+ CREATE INDEX CONCURRENTLY\u{1B}[0m\n"))
    #expect(text.filter { $0 == "\u{1B}" }.count == 6)
  }

  @Test(arguments: [(Severity.error, "31"), (.warning, "33"), (.note, "36")])
  func everySeverityHasItsColor(_ severity: Severity, _ number: String) {
    let finding = orders.finding(at: "CREATE INDEX", severity: severity)
    let text = written(report([orders], [finding]), as: .text, Style(color: true))
    #expect(text.hasPrefix("\u{1B}[\(number)m\(severity.rawValue)\u{1B}[0m["))
  }

  @Test func listsWhatIsAllowed() {
    let findings = [
      orders.finding(at: "CREATE INDEX", allowance: .because("it has twelve rows")),
      orders.finding(at: "ALTER COLUMN", allowance: .because("")),
      orders.finding(at: "ALTER COLUMN", allowance: .because("", .squawk)),
    ]
    #expect(
      written(report([orders], findings), as: .text, Style()) == """
        allowed  db/V42__orders.sql:6:1 blocking-index-build: it has twelve rows
        allowed  db/V42__orders.sql:4:3 blocking-index-build: no reason given
        allowed  1 finding by squawk-ignore

        No findings, 3 allowed. 1 file judged; 1 statement, understood.
        PostgreSQL 15; transaction unknown (say --transaction).

        """)
    #expect(written(report([orders], findings)).isEmpty)
  }

  @Test func separatesFindingsByAnEmptyLine() {
    let finding = orders.finding(at: "CREATE INDEX")
    let text = written(report([orders], [finding, finding]))
    #expect(text.contains("^\n\nerror["))
    #expect(!text.hasSuffix("\n\n"))
  }
}

import Fences
import Rulebook
import Rules
import Semantics
import Syntax
import Testing

/// What is said of the SQL inside DO blocks, and what comments inside allow.
@Suite struct BlockTests {
  /// What one text draws: `rule@line` for what counts, and for what is allowed.
  private func judge(_ sql: String) -> (counted: [String], allowed: [String], report: Report) {
    let source = Source(path: "t.sql", bytes: Array(sql.utf8))
    let linter = Linter(server: .oldest, runner: .none, selection: Selection())
    let (verdict, _) = linter.judge(Script(source, server: .oldest), after: .bounded)
    let report = Report([verdict], servers: [.oldest]) { $0 }
    let map = LineMap(source.bytes)
    let name = { (finding: Finding) in
      "\(finding.rule.rawValue)@\(map.line(at: finding.span.offset))"
    }
    return (report.counted.map(name), report.allowed.map(name), report)
  }

  @Test("Statements inside are judged where they stand") func inside() {
    let (counted, _, report) = judge(
      """
      DO $$
      BEGIN
        IF true THEN
          CREATE INDEX i ON t (a);
        END IF;
        EXECUTE 'DROP TABLE u';
      END
      $$;
      """)
    #expect(counted == ["blocking-index-build@4", "dropped-table@6"])
    // CONCURRENTLY is refused in a block, so nothing is offered.
    #expect(report.counted.allSatisfy { $0.concern.fix == nil })
  }

  @Test(
    "No way out puts CONCURRENTLY into a block",
    arguments: [
      "CREATE INDEX i ON t (a)", "DROP INDEX i", "REINDEX TABLE t",
      "ALTER TABLE p DETACH PARTITION q",
      "REFRESH MATERIALIZED VIEW m",
    ])
  func noWayInside(_ sql: String) {
    let (_, _, report) = judge("DO $$ BEGIN \(sql); END $$;")
    #expect(report.counted.count == 1)
    for finding in report.counted {
      #expect(finding.concern.fix == nil)
      #expect(!finding.concern.wayOut.contains { $0.contains("$$") || $0.hasPrefix("+ ") })
    }
  }

  @Test("A table made in the block has no rows, in the block") func newTables() {
    let (counted, _, _) = judge(
      "DO $$ BEGIN CREATE TABLE t (a int); CREATE INDEX i ON t (a); END $$;")
    #expect(counted.isEmpty)
  }

  @Test("What refuses a transaction refuses a block") func refused() {
    let (counted, _, _) = judge("DO $$ BEGIN CREATE INDEX CONCURRENTLY i ON t (a); END $$;")
    #expect(counted == ["concurrently-in-transaction@1"])
  }

  @Test("What could not be seen is said at EXECUTE, and of a foreign block at DO") func unseen() {
    let (counted, _, _) = judge(
      """
      DO $$
      BEGIN
        EXECUTE 'SELECT 1';
        EXECUTE format('DROP TABLE %I', current_user);
      END $$;
      DO LANGUAGE plperl 'x';
      """)
    #expect(counted == ["unseen-sql@4", "unseen-sql@6"])
  }

  @Test("A block that does not parse is a syntax error, and so is a constant text") func broken() {
    let (counted, _, _) = judge(
      """
      DO $$ BEGIN IF a NULL; END IF; END $$;
      DO $$ BEGIN
        EXECUTE 'DROP TABEL a';
      END $$;
      """)
    #expect(counted == ["syntax-error@1", "syntax-error@3"])
  }

  @Test("A comment in a body speaks of the inner statement") func allowances() {
    let (counted, allowed, _) = judge(
      """
      DO $$
      BEGIN
        -- lockkeeper:allow dropped-table because it is empty
        DROP TABLE a;
        DROP TABLE b;
        DROP TABLE c; -- lockkeeper:allow dropped-table because it is empty
        EXECUTE 'DROP TABLE d'; /* lockkeeper:allow dropped-table */
        -- lockkeeper:allow unseen-sql
        EXECUTE x();
        DO 'BEGIN DROP TABLE e; -- lockkeeper:allow dropped-table
          DROP TABLE f; END';
      END
      $$;
      """)
    #expect(counted == ["dropped-table@5", "dropped-table@11"])
    #expect(
      allowed == [
        "dropped-table@4", "dropped-table@6", "dropped-table@7", "unseen-sql@9",
        "dropped-table@10",
      ])
  }

  @Test("A comment before the block speaks of all of it") func before() {
    let (counted, allowed, _) = judge(
      """
      -- lockkeeper:allow dropped-table because both are empty
      DO $$ BEGIN DROP TABLE a; DROP TABLE b; END $$;
      """)
    #expect(counted.isEmpty)
    #expect(allowed == ["dropped-table@2", "dropped-table@2"])
  }

  @Test("A comment in a body that nothing needs is a finding") func unused() {
    let (counted, _, _) = judge(
      """
      DO $$ BEGIN
        -- lockkeeper:allow dropped-table
        PERFORM 1;
      END $$;
      """)
    #expect(counted == ["unused-allowance@2"])
  }
}

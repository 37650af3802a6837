import Rulebook
import Rules
import Semantics
import Syntax
import Testing

/// What the project calls small is worked on in a moment; everything else stays a danger.
@Suite struct SmallTableTests {
  private func rules(_ sql: String, others: TableTraits.Size, big: [String] = []) -> [String] {
    var declared = Declared()
    declared.tables.others = others
    declared.tables.big = big
    let source = Source(path: "t.sql", bytes: Array(sql.utf8))
    let linter = Linter(server: .oldest, runner: .none)
    let (verdict, _) = linter.judge(
      Script(source, server: .oldest), after: Schema(declared))
    return verdict.findings.map(\.rule.rawValue)
  }

  @Test(
    "Scans, builds and rewrites of small tables are silent",
    arguments: [
      "CREATE INDEX ON t (a)", "ALTER TABLE t ADD CHECK (a > 0)",
      "ALTER TABLE t ALTER COLUMN a TYPE bigint", "ALTER TABLE t ADD UNIQUE (a)",
      "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u (a)",
      "ALTER TABLE t ALTER COLUMN a SET NOT NULL",
      "ALTER TABLE t ADD COLUMN b uuid DEFAULT gen_random_uuid()", "UPDATE t SET a = 1",
    ])
  func duration(sql: String) {
    #expect(!rules(sql, others: .unknown).isEmpty)
    #expect(!rules(sql, others: .big).isEmpty)
    #expect(rules(sql, others: .small).isEmpty)
    #expect(!rules(sql, others: .small, big: ["t"]).isEmpty)
  }

  @Test(
    "Failures, compatibility and loss of data are not",
    arguments: [
      "ALTER TABLE t DROP COLUMN a", "DROP TABLE t", "DELETE FROM t", "ALTER TABLE t RENAME a TO b",
      "ALTER TABLE t ADD COLUMN b int NOT NULL",
      "BEGIN; CREATE INDEX CONCURRENTLY ON t (a); COMMIT",
    ])
  func others(sql: String) {
    #expect(!rules(sql, others: .small).isEmpty)
    #expect(rules(sql, others: .small) == rules(sql, others: .unknown))
  }
}

import Semantics
import Testing

@Suite struct LockTests {
  @Test("Conflicts hold both ways", arguments: LockMode.allCases)
  func symmetric(mode: LockMode) {
    for other in LockMode.allCases {
      #expect(mode.conflicts.contains(other) == other.conflicts.contains(mode))
    }
  }

  @Test("What each mode lets pass") func passing() {
    #expect(LockMode.allCases.filter(\.blocksReads) == [.accessExclusive])
    #expect(
      LockMode.allCases.filter(\.blocksWrites)
        == [.share, .shareRowExclusive, .exclusive, .accessExclusive])
    #expect(LockMode.shareUpdateExclusive.blocksSchemaChanges)
    #expect(!LockMode.rowExclusive.blocksSchemaChanges)
  }

  @Test(
    "ALTER TABLE takes its strongest action's lock",
    arguments: [
      ("ADD COLUMN x int", "t ACCESS EXCLUSIVE"),
      ("VALIDATE CONSTRAINT c", "t SHARE UPDATE EXCLUSIVE"),
      ("ALTER x SET STATISTICS 100", "t SHARE UPDATE EXCLUSIVE"),
      ("SET (fillfactor = 70)", "t SHARE UPDATE EXCLUSIVE"),
      ("SET (fillfactor = 70, user_catalog_table = true)", "t ACCESS EXCLUSIVE"),
      ("ENABLE TRIGGER g", "t SHARE ROW EXCLUSIVE"),
      ("VALIDATE CONSTRAINT c, ALTER x DROP DEFAULT", "t ACCESS EXCLUSIVE"),
      ("ADD CHECK (x > 0) NOT VALID", "t ACCESS EXCLUSIVE"),
      ("OWNER TO bob", "t ACCESS EXCLUSIVE"),
    ])
  func alterTable(action: String, lock: String) {
    #expect(Playing("ALTER TABLE t \(action);").locks(0) == [lock])
  }

  @Test(
    "Every relation concerned is locked",
    arguments: [
      (
        "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES r (id);",
        ["t SHARE ROW EXCLUSIVE", "r SHARE ROW EXCLUSIVE"]
      ),
      ("CREATE TABLE n (a int REFERENCES r);", ["r SHARE ROW EXCLUSIVE"]),
      ("CREATE TABLE p1 PARTITION OF p DEFAULT;", ["p ACCESS EXCLUSIVE"]),
      ("CREATE INDEX i ON t (a);", ["t SHARE"]),
      ("CREATE INDEX CONCURRENTLY i ON t (a);", ["t SHARE UPDATE EXCLUSIVE"]),
      ("DROP TABLE a, b;", ["a ACCESS EXCLUSIVE", "b ACCESS EXCLUSIVE"]),
      ("TRUNCATE t;", ["t ACCESS EXCLUSIVE"]),
      ("LOCK TABLE t IN SHARE  ROW\nEXCLUSIVE MODE;", ["t SHARE ROW EXCLUSIVE"]),
      ("LOCK t;", ["t ACCESS EXCLUSIVE"]),
      ("REFRESH MATERIALIZED VIEW CONCURRENTLY m;", ["m EXCLUSIVE"]),
      ("UPDATE t SET a = 1;", ["t ROW EXCLUSIVE"]),
    ])
  func locks(sql: String, locks: [String]) {
    #expect(Playing(sql).locks(0) == locks)
  }
}

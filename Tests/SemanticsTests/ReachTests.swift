import Semantics
import Syntax
import Testing

/// What real servers did with partitions, keys and indexes, told in advance.
@Suite struct ReachTests {
  /// `relation MODE` of each lock that is not `may` or new, then scans, builds, foreign keys, or the
  /// SQLSTATE alone.
  private func foretell(
    _ setup: String, _ sql: String, server: Server, runner: Runner = .file
  ) -> String {
    let history = Script(Source(path: "1.sql", bytes: Array(setup.utf8)), server: server)
    let schema = Ledger.playHistory(history, server: server, runner: runner, after: Schema())
    let script = Script(Source(path: "2.sql", bytes: Array(sql.utf8)), server: server)
    let (ledger, _) = Ledger.play(script, server: server, runner: runner, after: schema)
    guard let entry = ledger.entries.last else { return "nothing" }
    if let failure = entry.failure { return failure.sqlState }
    let locks = entry.locks.filter { !$0.lock.isConditional && !$0.lock.isNew }
      .map { "\($0.lock.relation) \($0.lock.mode)" }
    let work =
      entry.scans.map { "scan \($0)" } + entry.builds.map { "build \($0)" }
      + entry.validated.map { "check \($0)" }
    return (locks.sorted() + work.sorted()).joined(separator: ", ")
  }

  private static let partitioned = """
    CREATE TABLE p (id int NOT NULL, k int) PARTITION BY RANGE (id);
    CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
    CREATE TABLE r (id int PRIMARY KEY);
    CREATE TABLE n (id int NOT NULL, k int);
    """

  @Test(
    "ATTACH is spared the scan where valid CHECKs imply the bound",
    arguments: [
      ("id >= 10 AND id < 20", true), ("id BETWEEN 10 AND 19", true), ("id = 12", true),
      ("id IN (11, 12)", true), ("id = 11 OR id = 12", true), ("20 > id AND 10 <= id", true),
      ("NOT (id < 10 OR id >= 20)", true), ("id >= 10", false), ("id >= 9 AND id < 20", false),
      ("id BETWEEN 10 AND 20", false), ("k >= 10 AND k < 20", false), ("id IN (11, 21)", false),
    ])
  func attach(check: String, isSpared: Bool) {
    let told = foretell(
      Self.partitioned + "ALTER TABLE n ADD CHECK (\(check));",
      "ALTER TABLE p ATTACH PARTITION n FOR VALUES FROM (10) TO (20);", server: .oldest)
    let locks = "n ACCESS EXCLUSIVE, p SHARE UPDATE EXCLUSIVE"
    #expect(told == (isSpared ? locks : locks + ", scan n"))
  }

  @Test(
    "Partitions and both sides of keys are reached",
    arguments: [
      (
        "", "ALTER TABLE p ADD CONSTRAINT f FOREIGN KEY (k) REFERENCES r;",
        "p SHARE ROW EXCLUSIVE, p1 SHARE ROW EXCLUSIVE, r SHARE ROW EXCLUSIVE, check f"
      ),
      (
        "ALTER TABLE n ADD CONSTRAINT f FOREIGN KEY (k) REFERENCES r;",
        "ALTER TABLE n DROP CONSTRAINT f;", "n ACCESS EXCLUSIVE, r ACCESS EXCLUSIVE"
      ),
      (
        "ALTER TABLE n ADD CONSTRAINT f FOREIGN KEY (k) REFERENCES r NOT VALID;",
        "ALTER TABLE n VALIDATE CONSTRAINT f;", "n SHARE UPDATE EXCLUSIVE, r ROW SHARE, check f"
      ),
      ("", "CREATE INDEX i ON p (k);", "p SHARE, p1 SHARE, build p1_k_idx"),
      ("", "CREATE INDEX i ON ONLY p (k);", "p SHARE"),
      ("", "ALTER TABLE p DETACH PARTITION p1;", "p ACCESS EXCLUSIVE, p1 ACCESS EXCLUSIVE"),
      (
        "CREATE TABLE d PARTITION OF p DEFAULT;",
        "CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (20);",
        "d ACCESS EXCLUSIVE, p ACCESS EXCLUSIVE, scan d"
      ),
      (
        "CREATE TABLE d PARTITION OF p DEFAULT; ALTER TABLE d ADD CHECK (id > 100);",
        "CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (20);",
        "d ACCESS EXCLUSIVE, p ACCESS EXCLUSIVE"
      ),
      (
        "", "ALTER TABLE n ADD PRIMARY KEY (k);", "n ACCESS EXCLUSIVE, build n_pkey, scan n"
      ),
      (
        "CREATE VIEW v AS SELECT id FROM p;", "LOCK TABLE v IN SHARE MODE;",
        "p SHARE, p1 SHARE, v SHARE"
      ),
    ])
  func reach(setup: String, sql: String, told: String) {
    #expect(foretell(Self.partitioned + setup, sql, server: .oldest) == told)
  }

  @Test(
    "Refusals by their SQLSTATE",
    arguments: [
      ("CREATE INDEX CONCURRENTLY i ON p (k);", "0A000"),
      ("CREATE UNIQUE INDEX ON p (k);", "0A000"),
      ("DROP INDEX r_pkey;", "2BP01"),
      ("DROP INDEX nowhere;", "42704"),
      ("ALTER TABLE n ADD FOREIGN KEY (k) REFERENCES n (k);", "42830"),
      ("ALTER TABLE n DROP CONSTRAINT nothing;", "42704"),
      ("ALTER TABLE p ATTACH PARTITION n FOR VALUES FROM (5) TO (15);", "42P17"),
      ("ALTER TABLE p ATTACH PARTITION n FOR VALUES IN (5);", "42P16"),
      ("ALTER TABLE ONLY p ADD CHECK (k > 0);", "42P16"),
      ("ALTER TABLE p SET (fillfactor = 70);", "22023"),
      ("ALTER TABLE n REPLICA IDENTITY USING INDEX r_pkey;", "42704"),
    ])
  func refusals(sql: String, state: String) {
    #expect(foretell(Self.partitioned, sql, server: .oldest, runner: .none) == state)
  }

  @Test("Where 18 differs") func versions() {
    let sql = "ALTER TABLE p ADD UNIQUE (id);"
    #expect(
      foretell(Self.partitioned, sql, server: Server(major: 16))
        == "p ACCESS EXCLUSIVE, p1 SHARE, build p1_id_key")
    #expect(
      foretell(Self.partitioned, sql, server: Server(major: 18))
        == "p ACCESS EXCLUSIVE, p1 ACCESS EXCLUSIVE, build p1_id_key")
  }
}

import Semantics
import Syntax
import Testing

/// What ALTER TABLE does to columns, as measured on real servers.
@Suite struct ColumnForecastTests {
  /// Plays a statement after a history, and says what it does.
  private func entry(_ sql: String, after history: String, server: Int = 18) -> LedgerEntry {
    var schema = Playing(history, server: Server(major: server)).end.schema
    schema.endFile()
    let playing = Playing(sql + ";", server: Server(major: server), after: schema)
    return LedgerEntry(playing.steps[playing.steps.count - 1])
  }

  private func locked(_ entry: LedgerEntry) -> Set<String> {
    Set(entry.locks.filter { $0.lock.mode == .accessExclusive }.map { "\($0.lock.relation)" })
  }

  private static let tables = """
    CREATE TABLE r (id int PRIMARY KEY, code varchar(5) UNIQUE);
    CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, r_id int REFERENCES r,
      x varchar(10) DEFAULT 'q', code varchar(5) CONSTRAINT tc REFERENCES r (code),
      g int GENERATED ALWAYS AS (r_id) STORED, CHECK (x <> ''));
    CREATE INDEX tx ON t (x); CREATE INDEX tl ON t (lower(x));
    CREATE VIEW v AS SELECT u.code FROM t u;
    CREATE TABLE p (id int, k int, b text) PARTITION BY RANGE (id);
    CREATE TABLE p1 PARTITION OF p DEFAULT PARTITION BY LIST (k);
    CREATE TABLE p11 PARTITION OF p1 DEFAULT;
    CREATE INDEX pb ON p (b);
    INSERT INTO r VALUES (1, 'a');
    """

  @Test(
    "Another type rebuilds what stands on the column, and locks both sides of its keys",
    arguments: [
      ("t ALTER x TYPE varchar(20)", ["t", "tx", "tl"], [], ["tl"], ["t"], []),
      ("t ALTER x TYPE text COLLATE \"C\"", ["t", "tx", "tl"], [], ["tx", "tl"], ["t"], []),
      ("t ALTER id TYPE bigint", ["t", "t_pkey", "tx", "tl"], ["t", "t_id_seq"],
        ["t_pkey", "tx", "tl"], [], []),
      ("r ALTER code TYPE text", ["r", "t", "r_code_key"], [], [], [], []),
      ("r ALTER code TYPE varchar(3)", ["r", "t", "r_code_key", "r_pkey"], ["r"],
        ["r_code_key", "r_pkey"], [], ["tc"]),
      ("p ALTER b TYPE varchar COLLATE \"C\"",
        ["p", "p1", "p11", "pb", "p1_b_idx", "p11_b_idx"], [], ["p11_b_idx"], [], []),
      ("p ADD n float8 DEFAULT random()", ["p", "p1", "p11", "p11_b_idx"], ["p11"], ["p11_b_idx"],
        [], []),
    ] as [(String, [String], [String], [String], [String], [String])])
  func rebuilt(
    action: String, locks: [String], rewrites: [String], builds: [String], scans: [String],
    keys: [String]
  ) {
    let entry = entry("ALTER TABLE \(action)", after: Self.tables)
    #expect(entry.failure == nil)
    #expect(locked(entry) == Set(locks))
    #expect(Set(entry.rewrites.map { "\($0)" }) == Set(rewrites))
    #expect(Set(entry.builds.map { "\($0)" }) == Set(builds))
    #expect(Set(entry.scans.map { "\($0)" }) == Set(scans))
    #expect(Set(entry.validated.map(\.text)) == Set(keys))
  }

  @Test(
    "The server's refusals are foretold, and nothing else is refused",
    arguments: [
      ("nope ADD n int", "42P01"), ("t ADD x int", "42701"), ("t DROP nope", "42703"),
      ("t DROP IF EXISTS nope", nil), ("t ALTER ctid TYPE text", "0A000"),
      ("t ALTER x TYPE int", "42804"), ("t ALTER x TYPE int USING x::int", "42804"),
      ("t ALTER x DROP DEFAULT, ALTER x TYPE int USING x::int", nil),
      ("t ALTER code TYPE text", "0A000"), ("t ALTER r_id TYPE bigint", "0A000"),
      ("t ALTER g TYPE bigint USING g", "42611"), ("t DROP code", "2BP01"),
      ("t DROP code CASCADE", nil), ("r DROP id", "2BP01"), ("t DROP r_id", "2BP01"),
      ("p ALTER id TYPE bigint", "42P16"), ("p1 ALTER b TYPE varchar", "42P16"),
      ("p1 ADD n int", "42809"), ("ONLY p ADD n int", "42P16"), ("v ADD n int", "42809"),
      ("p ADD n int UNIQUE", "0A000"), ("r ADD n int NOT NULL", "23502"),
      ("r ADD n int, ALTER n SET NOT NULL", "23502"), ("r ADD n int NOT NULL DEFAULT 1", nil),
      ("t ADD n int DEFAULT nope()", "42883"), ("t ADD n nope", "42704"),
      ("t ADD n int DEFAULT (SELECT 1)", "0A000"), ("t ADD n int DEFAULT true", "42804"),
      ("t ADD n int GENERATED ALWAYS AS (random()) STORED", "42P17"),
      ("t ADD n int REFERENCES r (nope)", "42703"), ("t ADD n text REFERENCES r", "42804"),
      ("t ALTER id SET DEFAULT 1", "42601"), ("t ALTER x DROP IDENTITY", "55000"),
      ("t ALTER id DROP NOT NULL", "42601"), ("r ALTER id DROP NOT NULL", "42P16"),
      ("t ALTER g DROP EXPRESSION", nil), ("t ALTER x DROP EXPRESSION", "55000"),
      ("t ALTER r_id SET STORAGE EXTERNAL", "0A000"), ("t ALTER x SET STORAGE MAIN", nil),
      ("t ADD n int DEFAULT 1, ALTER n DROP DEFAULT", "42703"),
    ] as [(String, String?)])
  func refused(action: String, sqlState: String?) {
    let entry = entry("ALTER TABLE \(action)", after: Self.tables)
    #expect(entry.failure?.sqlState == sqlState)
  }

  @Test("A table that was never seen is refused nothing, and locked")
  func unseen() {
    for action in ["DROP x", "ALTER x SET NOT NULL", "ALTER x TYPE int", "ADD x nope"] {
      let entry = LedgerEntry(Playing("ALTER TABLE t \(action);").steps[0])
      #expect(entry.failure == nil)
      #expect(locked(entry) == ["t"])
    }
  }

  @Test("Functions are missing where the server is too old", arguments: [(15, "42883"), (18, nil)])
  func functions(server: Int, sqlState: String?) {
    let entry = entry(
      "ALTER TABLE r ADD u uuid DEFAULT uuidv7()", after: Self.tables, server: server)
    #expect(entry.failure?.sqlState == sqlState)
  }

  @Test(
    "What proves that no NULL is there",
    arguments: [
      ("CHECK (a IS NOT NULL AND b > 0)", "", false), ("CHECK (a IS NOT NULL OR b > 0)", "", true),
      ("CHECK (a > 0)", "", true), ("CONSTRAINT c CHECK (a IS NOT NULL)", "DROP CONSTRAINT c,", true),
    ])
  func proof(check: String, before: String, scans: Bool) {
    let entry = entry(
      "ALTER TABLE t \(before) ALTER a SET NOT NULL", after: "CREATE TABLE t (a int, b int, \(check));")
    #expect(entry.scans.isEmpty != scans)
  }
}

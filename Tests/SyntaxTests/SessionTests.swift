import Testing

@testable import Syntax

@Suite struct SessionTests {
  @Test(arguments: [
    ("BEGIN ISOLATION LEVEL SERIALIZABLE, READ ONLY", "BEGIN"),
    ("START TRANSACTION", "START TRANSACTION"),
    ("ROLLBACK TO SAVEPOINT a", "ROLLBACK TO SAVEPOINT"), ("ROLLBACK TO savepoint", "ROLLBACK TO"),
    ("COMMIT PREPARED 'x'", "COMMIT PREPARED"), ("END AND NO CHAIN", "END"),
    ("RELEASE a", "RELEASE"), ("PREPARE TRANSACTION 'x'", "PREPARE TRANSACTION"),
  ])
  func transactionKeywords(_ sql: String, keywords: String) throws {
    let (body, statement) = try body(sql)
    guard case .transaction(let control) = body else { return #expect(Bool(false)) }
    #expect(statement.written(control.keywords) == keywords)
  }

  @Test(arguments: [
    ("SET a.b = 1, on, 'x'", "a.b", false), ("SET LOCAL a TO DEFAULT", "a", true),
    ("SET LOCAL = 5", "local", false), ("SET session TO 1", "session", false),
    ("SET SESSION a FROM CURRENT", "a", false), ("SET time = 1", "time", false),
  ])
  func settings(_ sql: String, name: String, isLocal: Bool) throws {
    let (body, statement) = try body(sql)
    guard case .setVariable(let set) = body else { return #expect(Bool(false)) }
    #expect(set.name.map { statement.written($0.range).lowercased() } == name)
    if case .local = set.scope { #expect(isLocal) } else { #expect(!isLocal) }
  }

  @Test(arguments: [
    "SET TRANSACTION READ WRITE", "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
    "SET TIME ZONE INTERVAL '1' HOUR TO MINUTE", "SET TIME ZONE 'UTC'", "SET NAMES 'x'",
    "SET SESSION AUTHORIZATION DEFAULT", "SET XML OPTION DOCUMENT", "SET ROLE none",
    "SET TRANSACTION SNAPSHOT 'x'", "RESET ALL", "RESET TIME ZONE",
    "SET CONSTRAINTS a, b.c DEFERRED", "DO LANGUAGE plpgsql $$x$$", "DO 'x' LANGUAGE 'sql'",
    "LOCK t IN SHARE ROW EXCLUSIVE MODE NOWAIT", "VACUUM (FULL, VERBOSE off) t (a)",
    "VACUUM FULL t",
    "CLUSTER i ON t", "ANALYSE", "REFRESH MATERIALIZED VIEW CONCURRENTLY v WITH NO DATA",
  ])
  func accepted(_ sql: String) throws {
    #expect(try failure(sql) == "parses")
  }

  @Test func fullByOption() throws {
    for (sql, isFull) in [
      ("VACUUM (FULL) t", true), ("VACUUM (FULL off) t", false), ("VACUUM (FULL 1) t", true),
      ("VACUUM (FULL 0) t", false), ("VACUUM FULL t", true), ("VACUUM (FULL, FULL false)", false),
    ] {
      guard case .vacuum(let vacuum) = try body(sql).0 else { return #expect(Bool(false)) }
      #expect(vacuum.isFull == isFull, "\(sql)")
    }
  }

  @Test func concurrentByOption() throws {
    for (sql, isConcurrent) in [
      ("REINDEX (CONCURRENTLY) TABLE t", true), ("REINDEX TABLE CONCURRENTLY t", true),
      ("REINDEX (CONCURRENTLY 'false') TABLE t", false), ("REINDEX TABLE t", false),
    ] {
      guard case .reindex(let reindex) = try body(sql).0 else { return #expect(Bool(false)) }
      #expect((reindex.concurrently != nil) == isConcurrent, "\(sql)")
    }
  }
}

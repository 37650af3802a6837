import Testing

@testable import Syntax

@Suite struct CreateTableTests {
  @Test func everythingInItsPlace() throws {
    let (body, statement) = try body(
      """
      CREATE UNLOGGED TABLE IF NOT EXISTS s.t (
        a int, b text, LIKE u INCLUDING ALL, CONSTRAINT c UNIQUE (a)
      ) INHERITS (p, q) PARTITION BY RANGE (a, lower(b) COLLATE "C") USING heap
      WITH (fillfactor = 70) ON COMMIT DROP TABLESPACE x
      """)
    guard case .createTable(let create) = body else { return #expect(Bool(false)) }
    #expect(statement.written(create.keywords) == "CREATE UNLOGGED TABLE")
    #expect(create.persistence == .unlogged)
    #expect(create.ifNotExists)
    #expect(create.columns.map { statement.text($0.name) } == ["a", "b"])
    #expect(create.likes.count == 1)
    #expect(create.constraints.count == 1)
    #expect(create.inherits.count == 2)
    #expect(create.partitionKey?.columns.count == 1)
    #expect(create.accessMethod.map(statement.text) == "heap")
    #expect(create.options.count == 1)
    #expect(create.tablespace.map(statement.text) == "x")
    #expect(statement.facts?.relations == ["p", "q", "s.t", "u"])
    #expect(statement.facts?.functions == ["lower"])
    #expect(statement.facts?.columns == ["b"])
  }

  @Test func namesThatAreAlsoWords() throws {
    #expect(try failure("CREATE TABLE if (a int)") == "parses")
    #expect(try failure("DROP TABLE if, exists") == "parses")
    #expect(try failure("CREATE TABLE t (exclude int, period int)") == "parses")
    #expect(try failure("CREATE TABLE t (check int)") == "syntax error @ int)")
  }

  @Test(arguments: [
    ("CREATE TABLE t (a, b)", "syntax error @ "),
    ("CREATE TABLE t (a, b int)", "syntax error @ int)"),
    ("CREATE TABLE t (a int,)", "syntax error @ )"),
    ("CREATE TABLE t USING heap (a int)", "syntax error @ (a int)"),
    ("CREATE SCHEMA s CREATE TABLE t AS SELECT 1", "syntax error @ AS SELECT 1"),
    ("CREATE TABLE a.b.c.d (x int", "improper qualified name"),
    ("CREATE TABLE t (a int) PARTITION BY fun (a)", "unrecognized partitioning strategy \"fun\""),
    (
      "CREATE TABLE p PARTITION OF t FOR VALUES WITH (MODULUS 3)",
      "remainder for hash partition must be specified @ WITH (MODULUS 3)"
    ),
    (
      "CREATE TABLE p PARTITION OF t FOR VALUES WITH (modulus 3, modulus 4)",
      "modulus for hash partition provided more than once @ modulus 4)"
    ),
    ("CREATE SCHEMA IF NOT EXISTS s CREATE TABLE t (a int)", "CREATE SCHEMA IF NOT EXISTS cannot"),
    (
      "CREATE RECURSIVE VIEW v (a) AS SELECT 1 WITH CHECK OPTION", "WITH CHECK OPTION not supported"
    ),
  ])
  func refusals(_ sql: String, message: String) throws {
    #expect(try failure(sql).hasPrefix(message))
  }

  @Test func tableAsQuery() throws {
    let (body, statement) = try body(
      "CREATE TABLE t (a, b) WITH (x = 1) AS SELECT 1, 2 WITH NO DATA")
    guard case .createTableAs(let create) = body else { return #expect(Bool(false)) }
    #expect(!create.withData)
    #expect(create.query != nil)
    #expect(statement.written(create.keywords) == "CREATE TABLE")
  }

  @Test func newSyntaxIsReadForOlderServers() throws {
    for (sql, server) in [
      ("CREATE TABLE t (a int CHECK (a > 0) NOT ENFORCED)", 18),
      ("CREATE TABLE t (a int GENERATED ALWAYS AS (1) VIRTUAL)", 18),
      ("CREATE TABLE t (a int STORAGE plain)", 16),
      ("ALTER TABLE t ALTER a SET EXPRESSION AS (b)", 17),
      ("ALTER TABLE t MERGE PARTITIONS (a, b) INTO c", 19),
      ("REPACK t", 19), ("REINDEX DATABASE", 16), ("VACUUM ONLY t", 18),
      ("ALTER TABLE t ADD PRIMARY KEY (a, p WITHOUT OVERLAPS)", 18),
      ("CREATE TABLE t (a int GENERATED ALWAYS AS (1) STORED)", 15),
    ] {
      let statement = try parse(sql, server: 15)
      #expect(statement.body != nil, "\(sql)")
      #expect(statement.requiredServer.major == server, "\(sql)")
    }
  }
}

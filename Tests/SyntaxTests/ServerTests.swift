import Syntax
import Testing

/// What each server's grammar takes, as the servers themselves answered when asked to parse it.
@Suite struct ServerTests {
  /// Syntax by the server that brought it, and where an older one stops: at the mark `^`.
  private static let brought: [(major: Int, text: String)] = [
    (15, "MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE"),
    (15, "CREATE UNIQUE INDEX ON t (a) NULLS NOT DISTINCT"),
    (15, "SELECT timestamp without time zone 'now', json_exists(j, '$.a') FROM t"),
    (15, "INSERT INTO t VALUES (1) RETURNING old.a"),
    (15, "CREATE TABLE objects (period int, virtual int, enforced int, json json)"),
    (16, "SELECT ^1_000"),
    (16, "CREATE SEQUENCE s START ^0x1F"),
    (16, "SELECT 1 FROM ^(SELECT 1)"),
    (16, "SELECT 1 FROM s, LATERAL ^(VALUES (1))"),
    (16, "SELECT json_object('a'^: 1)"),
    (16, "SELECT x IS ^JSON ARRAY FROM t"),
    (16, "SELECT xmlserialize(CONTENT x AS text ^NO INDENT) FROM t"),
    (16, "CREATE TABLE t (a text ^STORAGE external)"),
    (16, "ALTER TABLE t ALTER a SET STORAGE ^DEFAULT"),
    (16, "GRANT a TO b WITH ADMIN ^TRUE"),
    (16, "GRANT a TO b WITH ^INHERIT TRUE, SET FALSE"),
    (16, "REVOKE INHERIT ^OPTION FOR a FROM b"),
    (16, "CREATE STATISTICS ^ON a, b FROM t"),
    (16, "REINDEX DATABASE^"),
    (17, "SELECT now() AT ^LOCAL"),
    (17, "MERGE INTO t USING s ON t.a = s.a WHEN NOT MATCHED ^BY SOURCE THEN DELETE"),
    (17, "MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE ^RETURNING t.a"),
    (17, "COPY t FROM STDIN WITH (LOG_VERBOSITY ^default)"),
    (17, "ALTER TABLE t ALTER a SET STATISTICS ^DEFAULT"),
    (17, "ALTER TABLE t ALTER a SET ^EXPRESSION AS (b + 1)"),
    (17, "ALTER TABLE t SET ACCESS METHOD ^DEFAULT"),
    (17, "ALTER DOMAIN d ADD ^NOT NULL"),
    (17, "ALTER OPERATOR === (int, int) SET (MERGES^)"),
    (17, "CLUSTER (VERBOSE)^"),
    (18, "CREATE TABLE t (a int, ^NOT NULL a)"),
    (18, "ALTER TABLE t ADD CONSTRAINT n ^NOT NULL a NOT VALID"),
    (18, "ALTER TABLE t ALTER CONSTRAINT c ^INHERIT"),
    (18, "ALTER TABLE t ADD CHECK (a > 0) NOT ^ENFORCED"),
    (18, "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a) ^VIRTUAL)"),
    (18, "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a)^)"),
    (18, "CREATE TABLE t (a int, b tsrange, PRIMARY KEY (a, b ^WITHOUT OVERLAPS))"),
    (18, "CREATE DOMAIN d AS int NOT NULL ^NO INHERIT"),
    (18, "ALTER DEFAULT PRIVILEGES GRANT SELECT ON ^LARGE OBJECTS TO r"),
    (18, "VACUUM ^ONLY t"),
    (18, "ANALYZE t ^*"),
    (18, "INSERT INTO t VALUES (1) RETURNING ^WITH (OLD AS o) o.a"),
    (19, "INSERT INTO t VALUES (1) ON CONFLICT (a) DO ^SELECT RETURNING a"),
    (19, "UPDATE t ^FOR PORTION OF d FROM a TO b SET c = 1"),
    (19, "ALTER TABLE t ^MERGE PARTITIONS (a, b) INTO c"),
    (19, "ALTER FOREIGN DATA WRAPPER w NO ^CONNECTION"),
    (19, "CREATE PUBLICATION p FOR ALL TABLES^, ALL SEQUENCES"),
    (19, "CREATE ^PROPERTY GRAPH g"),
    (19, "^REPACK t"),
  ]

  @Test(arguments: brought) func `Newer syntax is read, and refused where it is not known`(
    _ syntax: (major: Int, text: String)
  ) throws {
    let place = syntax.text.utf8.firstIndex(of: UInt8(ascii: "^"))
    let text = syntax.text.filter { $0 != "^" }
    for server in [15, 16, 18, 19].map(Server.init(major:)) {
      // A number is a number to a server that knows it, and no news.
      let statement = try #require(Array(reader(text, server)).first)
      #expect(statement.body != nil)
      guard server.major < syntax.major else {
        #expect(statement.refusal == nil && statement.requiredServer <= server)
        continue
      }
      #expect(statement.requiredServer.major == syntax.major)
      let offset = place.map {
        syntax.text.utf8.distance(from: syntax.text.utf8.startIndex, to: $0)
      }
      #expect(statement.refusal?.span.offset == offset, "\(text) on \(server)")
    }
  }

  /// Names that a later server keeps for itself.
  private static let kept: [(from: Int, text: String)] = [
    (16, "CREATE TABLE t (system_user int)"),
    (16, "CREATE FUNCTION json_object(int) RETURNS int LANGUAGE sql AS 'select 1'"),
    (17, "CREATE FUNCTION json(int) RETURNS int LANGUAGE sql AS 'select 1'"),
    (17, "CREATE FUNCTION merge_action() RETURNS int LANGUAGE sql AS 'select 1'"),
    (18, "SELECT $2147483648"),
  ]

  @Test(arguments: kept) func `What a server keeps for itself is no name there`(
    _ syntax: (from: Int, text: String)
  ) throws {
    for server in [15, 16, 18].map(Server.init(major:)) {
      let statement = try #require(Array(reader(syntax.text, server)).first)
      #expect((statement.body != nil) == (server.major < syntax.from), "on \(server)")
    }
  }

  @Test func `A statement that is broken besides fails where its server stops first`() throws {
    let text = "CREATE TABLE t (a int GENERATED ALWAYS AS (b) VIRTUAL) x"
    func offset(_ major: Int) -> Int? {
      let statement = Array(reader(text, Server(major: major))).first
      guard case .failed(let failure) = statement?.outcome else { return nil }
      return failure.span.offset
    }
    #expect(offset(15) == 46)
    #expect(offset(18) == 55)
  }

  private func reader(_ text: String, _ server: Server) -> StatementReader {
    StatementReader(Source(path: "a.sql", bytes: Array(text.utf8)), server: server)
  }
}

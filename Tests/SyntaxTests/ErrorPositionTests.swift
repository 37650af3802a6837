import Testing

@testable import Syntax

/// Where a text fails, and with which words; nil where it parses.
private func failure(_ text: String, server: Int = 19) -> SyntaxFailure? {
  for statement in statements(text, server: server) {
    if case .failed(let failure) = statement.outcome { return failure }
  }
  return nil
}

/// The caret stands under the byte at which PostgreSQL's own parser points.
@Suite struct ErrorPositionTests {
  @Test(
    arguments: [
      ("SELECT 1 frm", nil),
      ("SELECT 1 frm t", 13),
      ("SELECT", nil),
      ("SELECT 1 +", 10),
      ("SELECT a < b < c", 13),
      ("SELECT a IS NULL IS NULL", nil),
      ("SELECT a LIKE b LIKE c", 16),
      ("SELECT a BETWEEN 1 AND 2 BETWEEN 3 AND 4", 25),
      ("SELECT a IS DISTINCT FROM b IS NULL", 28),
      ("SELECT a and FROM t", nil),
      ("SELECT a = b like FROM t", 18),
      ("SELECT f(x)[1]", 11),
      ("SELECT (1, 2).a", 13),
      ("SELECT a.*.b", 12),
      ("SELECT left FROM t", 12),
      ("SELECT 'a' 'b'", 11),
      ("SELECT * FROM a.b.c.d", 14),
      ("SELECT * FROM t WHERE a NOT NULL", 24),
      ("SELECT without time zone", 7),
      ("(SELECT 1 ORDER BY 1) ORDER BY 2", 31),
      ("SELECT 1 LIMIT 1, 2", 9),
      ("SELECT 1 FETCH FIRST 2 ROWS WITH TIES", 28),
      ("SELECT sum(x) OVER (ROWS UNBOUNDED FOLLOWING) FROM t", 25),
      ("SELECT float(0) '1'", 13),
      ("INSERT INTO t VALUES (1,)", 24),
      ("INSERT INTO t (a) VALUES", 24),
      ("UPDATE t SET a = 1,", 19),
      ("DELETE t", 7),
      ("COPY t TO stdout WHERE a", 17),
      ("EXPLAIN CREATE INDEX i ON t (a)", 15),
      ("foo", 0),
    ] as [(String, Int?)])
  func offsets(_ text: String, _ offset: Int?) {
    #expect(failure(text)?.span.offset == offset)
  }

  @Test func theEndOfTheInputIsSaid() throws {
    let found = try #require(failure("SELECT 1 +"))
    #expect(found.isAtEnd)
    #expect(found.message == "syntax error")
  }

  @Test func whatNestsTooDeeplyIsRejected() {
    let text = String(repeating: "(", count: 5000) + "1" + String(repeating: ")", count: 5000)
    #expect(failure("SELECT \(text)")?.message.hasPrefix("nested") == true)
    // Every level of nesting goes through every level of precedence.
    let deep = String(repeating: "(a OR b AND NOT c = d LIKE e || f + g * h ^ ", count: 5000)
    #expect(failure("SELECT \(deep)")?.message.hasPrefix("nested") == true)
    let minus = String(repeating: "- ", count: 5000)
    #expect(failure("SELECT \(minus)1")?.message.hasPrefix("nested") == true)
    let casts = String(repeating: "::int", count: 5000)
    #expect(failure("SELECT 1\(casts)")?.message.hasPrefix("nested") == true)
  }

  @Test(arguments: [
    "(SELECT 1 + (", "SELECT * FROM (", "f(", "CASE WHEN ", "a[", "ARRAY[", "t JOIN ", "CAST(",
    "EXISTS (SELECT ", "NOT ", "WITH a AS (", "SELECT CASE a WHEN (", "ROWS FROM (f(",
  ])
  func whateverNestsIsLimited(_ opening: String) {
    let many = String(repeating: opening, count: 5000)
    for start in ["", "SELECT ", "SELECT * FROM ", "INSERT INTO t "] {
      #expect(failure(start + many) != nil)
    }
  }

  @Test func longChainsAreFlat() {
    for chain in [" + 1", " AND a", " OR a", " || 'x'"] {
      #expect(failure("SELECT a" + String(repeating: chain, count: 20000)) == nil)
    }
    let joins = String(repeating: " JOIN t ON true", count: 5000)
    #expect(failure("SELECT FROM t\(joins)") == nil)
    #expect(failure(String(repeating: "SELECT 1 UNION ", count: 5000) + "SELECT 1") == nil)
  }

  /// What a newer grammar takes says which server it needs.
  @Test(arguments: [
    ("SELECT 1", 15), ("SELECT a IS JSON FROM t", 16), ("SELECT * FROM (SELECT 1)", 16),
    ("MERGE INTO t USING s ON true WHEN NOT MATCHED BY SOURCE THEN DELETE", 17),
    ("SELECT json_scalar(1)", 17), ("DELETE FROM t RETURNING WITH (OLD AS o) o.*", 18),
    ("UPDATE t FOR PORTION OF p FROM 1 TO 2 SET a = 1", 19),
  ])
  func requiredServers(_ text: String, _ major: Int) {
    #expect(statements(text).first?.requiredServer.major == major)
  }
}

import Foundation
import Reporting
import Syntax
import Testing

@Suite struct ParseReportTests {
  private func lines(_ text: String) throws -> [String] {
    var report = ParseReport(
      Source(path: "a.sql", bytes: Array(text.utf8)), server: Server(major: 18))
    var lines: [String] = []
    while let line = report.next() { lines.append(String(decoding: line.json, as: UTF8.self)) }
    return lines
  }

  @Test func aStatementIsALine() throws {
    let text =
      "\n  ALTER TABLE app.users ADD COLUMN email varchar(20) CHECK (lower(email) = email);"
    #expect(
      try lines(text) == [
        """
        {"path":"a.sql","line":2,"column":3,"offset":3,"length":79,"ok":true,\
        "kind":"AlterTableStmt","relations":["app.users"],"functions":["lower"],\
        "columns":["email"],"types":["pg_catalog.varchar(20)"],"commands":["AT_AddColumn"],\
        "objects":[{"kind":"table","name":"app.users"}],"placeholders":0,"requires":15}
        """
      ])
  }

  @Test func anErrorHasItsPlace() throws {
    #expect(
      try lines("SELECT 1; SELECT *\nFRM t") == [
        """
        {"path":"a.sql","line":1,"column":1,"offset":0,"length":8,"ok":true,"kind":"SelectStmt",\
        "relations":[],"functions":[],"columns":[],"types":[],"objects":[],"placeholders":0,\
        "requires":15}
        """,
        """
        {"path":"a.sql","line":1,"column":11,"offset":10,"ok":false,\
        "error":"syntax error at or near \\"FRM\\"","errorOffset":19}
        """,
      ])
  }

  @Test func theEndOfTheInputIsNamed() throws {
    let line = try #require(try lines("SELECT (").first)
    #expect(line.contains("\"error\":\"syntax error at end of input\""))
  }

  /// Where the server gives no place, that is said.
  @Test func aPlaceMayBeMissing() throws {
    let line = try #require(try lines("COPY t FROM PROGRAM stdin").first)
    #expect(line.contains("\"errorOffset\":null"))
  }
}

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
        {"column":3,"columns":["email"],"commands":["AT_AddColumn"],"functions":["lower"],\
        "kind":"AlterTableStmt","length":79,"line":2,\
        "objects":[{"kind":"table","name":"app.users"}],"offset":3,"ok":true,"path":"a.sql",\
        "placeholders":0,"relations":["app.users"],"requires":15,\
        "types":["pg_catalog.varchar(20)"]}
        """
      ])
  }

  @Test func anErrorHasItsPlace() throws {
    #expect(
      try lines("SELECT 1; SELECT *\nFRM t") == [
        """
        {"column":1,"columns":[],"functions":[],"kind":"SelectStmt","length":8,"line":1,\
        "objects":[],"offset":0,"ok":true,"path":"a.sql","placeholders":0,"relations":[],\
        "requires":15,"types":[]}
        """,
        """
        {"column":11,"error":"syntax error at or near \\"FRM\\"","errorOffset":19,"line":1,\
        "offset":10,"ok":false,"path":"a.sql"}
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

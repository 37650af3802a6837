import Rulebook
import Rules
import Semantics
import Syntax
import Testing

/// What is said of bodies that the server rejects, and of SQL that the file does not show.
@Suite struct UnreadTests {
  private func judge(_ sql: String, on server: Int = 18) -> (rules: [String], notUnderstood: Int) {
    let source = Source(path: "t.sql", bytes: Array(sql.utf8))
    let server = Server(major: server)
    let linter = Linter(server: server, runner: .none, selection: Selection())
    let (verdict, _) = linter.judge(Script(source, server: server))
    let report = Report([verdict], servers: [server]) { $0 }
    let map = LineMap(source.bytes)
    let rules = report.counted.map {
      "\($0.rule.rawValue)@\(map.line(at: $0.span.offset))"
    }
    return (rules, verdict.notUnderstood)
  }

  @Test(arguments: [
    (
      "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$\nSELECT 1 FRM x y $$;", ["syntax-error@2"]
    ),
    (
      "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$\nBEGIN\nSELEC 1; END $$;",
      ["syntax-error@3"]
    ),
    ("CREATE FUNCTION f() RETURNS int LANGUAGE plperl AS $$ sub { $$;", []),
    ("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'x'; END $$;", []),
    (
      "SET check_function_bodies = off;\nCREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELEC';",
      []
    ),
    ("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT ${x} FROM @t@';", []),
    ("CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN DELETE FROM ${t}; END $$;", []),
  ]) func `A routine's body is parsed when it is made`(_ sql: String, _ rules: [String]) {
    #expect(judge(sql).rules == rules)
  }

  @Test func `Newer syntax in a body is refused with it`() {
    let sql = "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$\nSELECT 1 FROM (SELECT 1) $$;"
    #expect(judge(sql, on: 15).rules == ["too-new-syntax@2"])
    #expect(judge(sql, on: 16).rules == [])
  }

  @Test(arguments: [
    ("\\i a.sql\nSELECT 1;\n\\ir b.sql", ["unseen-sql@1", "unseen-sql@3"]),
    ("SELECT 'DROP TABLE t' \\gexec\n", ["unseen-sql@1"]),
    ("{{ template \"x\" }};\nSELECT 1;", ["unseen-sql@1"]),
    ("\\echo a\n\\set b c\nSELECT 1 \\g\n", []),
  ]) func `SQL that runs and is not in the file is unseen`(_ sql: String, _ rules: [String]) {
    #expect(judge(sql).rules == rules)
  }

  @Test func `What is too deep is not understood, and no mistake`() {
    let sql = "SELECT \(String(repeating: "(", count: 400))1\(String(repeating: ")", count: 400));"
    #expect(judge(sql).rules == [])
    #expect(judge(sql).notUnderstood == 1)
  }
}

import Testing

@testable import Syntax

/// The statements of a text, as they are written.
func statements(_ text: String, server: Int = 19) -> [Statement] {
  let source = Source(path: "", bytes: Array(text.utf8))
  return Array(StatementReader(source, server: Server(major: server)))
}

@Suite struct BorderTests {
  @Test(arguments: [
    ("SELECT 1; SELECT 2", ["SELECT 1", "SELECT 2"]),
    (";; SELECT 1 ;;", ["SELECT 1"]),
    ("SELECT ';'; SELECT $$;$$; SELECT \";\"", ["SELECT ';'", "SELECT $$;$$", "SELECT \";\""]),
    ("SELECT 1 /* ; */ -- ;\n; SELECT 2", ["SELECT 1", "SELECT 2"]),
    ("DO $x$ BEGIN a; b; END $x$; SELECT 1", ["DO $x$ BEGIN a; b; END $x$", "SELECT 1"]),
    (
      "CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b); SELECT 1",
      ["CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b)", "SELECT 1"]
    ),
    (
      "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; END; SELECT 1",
      [
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; END",
        "SELECT 1",
      ]
    ),
    (
      "CREATE OR REPLACE PROCEDURE f() BEGIN ATOMIC DELETE FROM a; DELETE FROM b; END; COMMIT",
      ["CREATE OR REPLACE PROCEDURE f() BEGIN ATOMIC DELETE FROM a; DELETE FROM b; END", "COMMIT"]
    ),
    ("BEGIN; SELECT 1; END", ["BEGIN", "SELECT 1", "END"]),
    ("\u{FEFF}SELECT 1", ["SELECT 1"]),
  ])
  func borders(_ text: String, _ parts: [String]) {
    let found = statements(text)
    #expect(found.map { String(decoding: $0.bytes[$0.span.range], as: UTF8.self) } == parts)
    #expect(found.allSatisfy { $0.body != nil })
  }

  @Test func onlyTheLastMayLackItsSemicolon() {
    #expect(statements("SELECT 1; SELECT 2").map(\.isTerminated) == [true, false])
  }

  @Test func anErrorEndsWithItsStatement() {
    let found = statements("SELEC 1; SELECT 2")
    #expect(found.map { $0.body == nil } == [true, false])
  }
}

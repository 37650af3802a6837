import Fences
import Rulebook
import Rules
import Semantics
import Syntax
import Testing

/// What the engine does around the rules.
@Suite struct LinterTests {
  private func judge(_ sql: String, _ runner: Runner = .unknown, _ path: String = "t.sql")
    -> Verdict
  {
    Linter(server: .oldest, runner: runner)
      .judge(
        Script(Source(path: path, bytes: Array(sql.utf8)), server: .oldest), after: .bounded
      ).0
  }

  private func rules(_ sql: String, _ runner: Runner = .unknown) -> [RuleID] {
    Report([judge(sql, runner)], servers: [.oldest]) { $0 }.findings.map(\.rule)
  }

  @Test("One cause, one finding") func oneCause() {
    let sql = "BEGIN; ALTER TABLE t ADD x int; UPDATE t SET x = 1; DELETE FROM t; COMMIT;"
    #expect(rules(sql) == [.backfillUnderLock, .backfillUnderLock])
    #expect(rules("ALTER TABLE t ADD id bigint PRIMARY KEY;") == [.requiredColumn])
  }

  @Test("A rule that is off still speaks for its effects: no other one wakes") func offIsQuiet() {
    var selection = Selection()
    selection.remove([.backfillUnderLock])
    let sql = "BEGIN; ALTER TABLE t ADD x int; UPDATE t SET x = 1; COMMIT;"
    let verdict = Linter(server: .oldest, runner: .unknown, selection: selection)
      .judge(Script(Source(path: "t.sql", bytes: Array(sql.utf8)), server: .oldest)).0
    #expect(verdict.findings.isEmpty)
  }

  @Test("A fix is offered only where its statements are sure to run") func fixes() {
    let sql = "CREATE INDEX i ON t (a);"
    #expect(judge(sql, .none).findings.first?.concern.fix != nil)
    for runner in [Runner.file, .pending, .unknown] {
      #expect(judge(sql, runner).findings.first?.concern.fix == nil)
    }
    #expect(judge("BEGIN; \(sql) COMMIT;", .none).findings.first?.concern.fix == nil)
    #expect(judge(sql, .string).findings.first?.concern.fix != nil)
    #expect(judge("SELECT 1; \(sql)", .string).findings.first?.concern.fix == nil)
  }

  @Test("Whether a statement runs is asked once per run where nobody said") func toolUnknown() {
    let verdicts = ["a.sql", "b.sql"].map {
      judge("CREATE INDEX CONCURRENTLY i ON t (a); VACUUM t;", .unknown, $0)
    }
    let report = Report(verdicts, servers: [.oldest]) { $0 }
    #expect(report.findings.map(\.rule) == [.toolUnknown])
    #expect(report.findings.first?.path == "a.sql")
    #expect(rules("CREATE INDEX CONCURRENTLY i ON t (a);", .none).isEmpty)
  }

  @Test(
    "What an earlier migration added to a table is in use",
    arguments: [
      ("ADD COLUMN a text", "DROP COLUMN a", RuleID.droppedColumn),
      ("ADD CONSTRAINT c CHECK (id > 0)", "DROP CONSTRAINT c", .droppedConstraint),
    ])
  func agesParts(adding: String, dropping: String, rule: RuleID) {
    let linter = Linter(server: .oldest, runner: .unknown)
    let script = { (sql: String) in
      Script(Source(path: "t.sql", bytes: Array(sql.utf8)), server: .oldest)
    }
    let made = linter.play(script("CREATE TABLE t (id bigint PRIMARY KEY);"), after: .bounded)
    let grown = linter.play(script("ALTER TABLE t \(adding);"), after: made)
    let drop = "ALTER TABLE t \(dropping);"
    #expect(linter.judge(script(drop), after: grown).0.findings.map(\.rule) == [rule])
    let both = script("ALTER TABLE t \(adding); \(drop)")
    #expect(!linter.judge(both, after: made).0.findings.map(\.rule).contains(rule))
  }

  @Test("One broken statement is one finding, and the others are judged") func syntaxError() {
    let verdict = judge("SELECT 1 2; DROP TABLE a; CREATE INDEX ON;\nDROP TABLE b;")
    #expect(verdict.findings.filter { $0.rule == .syntaxError }.count == 2)
    #expect(verdict.findings.filter { $0.rule == .droppedTable }.count == 2)
    #expect(verdict.statements == 4)
  }

  @Test(
    "A byte that is no UTF-8 is found where it stands",
    arguments: [
      ([0x61, 0xFF], 1), ([0xC3, 0xA9, 0xC3], 2), ([0xED, 0xA0, 0x80], 0), ([0xC0, 0x80], 0),
      ([0xF4, 0x90, 0x80, 0x80], 0), ([0x80], 0),
    ] as [([UInt8], Int)])
  func invalidUTF8(bytes: [UInt8], offset: Int) {
    let verdict = Linter(server: .oldest, runner: .unknown).judge(
      Script(
        Source(path: "t.sql", bytes: Array("/*".utf8) + bytes + Array("*/ SELECT 1;".utf8)),
        server: .oldest)
    ).0
    #expect(verdict.findings.map(\.rule) == [.invalidEncoding])
    #expect(verdict.findings.first?.span.offset == offset + 2)
  }

  @Test("Of two servers the worse counts") func worst() {
    let sql = """
      CREATE TYPE mood AS ENUM ('a');
      ALTER TYPE mood ADD VALUE 'b';
      CREATE TABLE t (now mood DEFAULT 'b');
      DROP TABLE u;
      """
    let source = Source(path: "t.sql", bytes: Array(sql.utf8))
    let verdicts = [15, 18].map { major in
      let server = Server(major: major)
      let linter = Linter(server: server, runner: .file)
      return (server, linter.judge(Script(source, server: server), after: .bounded).0)
    }
    let worst = Verdict.worst(verdicts)
    let said = Report([worst].compactMap(\.self), servers: []) { $0 }.findings.map(
      \.concern.message)
    #expect(said.count == 2)
    #expect(said.first?.hasPrefix("On PostgreSQL 15: ") == true)
    #expect(said.last?.hasPrefix("Dropping u ") == true)
  }

  @Test("The same text gives the same report") func deterministic() {
    let sql = "DROP TABLE a, b; ALTER TABLE t DROP x, ADD y serial, ALTER z SET NOT NULL;"
    let first = Report([judge(sql)], servers: [.oldest]) { $0 }.findings.map(\.concern.message)
    for _ in 0..<20 {
      let again = Report([judge(sql)], servers: [.oldest]) { $0 }.findings.map(\.concern.message)
      #expect(again == first)
    }
  }

  @Test("Words that are near are offered") func nearestWord() {
    #expect(
      nearest(to: "dropped-tabel", among: ["dropped-table", "renamed-table"]) == "dropped-table")
    #expect(nearest(to: "chekc", among: ["check", "explain"]) == "check")
    #expect(nearest(to: "zzzzzz", among: ["check"]) == nil)
  }

  @Test("A fix is made whole, or waits") func fixing() {
    let bytes = Array("abcdef".utf8)
    let first = Fix("x", [Edit(insert: "1", at: 0), Edit(replace: SourceSpan(2, 4), with: "")])
    let second = Fix("y", [Edit(replace: SourceSpan(3, 5), with: "!")])
    #expect(String(decoding: apply([first, second], to: bytes), as: UTF8.self) == "1abef")
    #expect(String(decoding: apply([second], to: bytes), as: UTF8.self) == "abc!f")
  }
}

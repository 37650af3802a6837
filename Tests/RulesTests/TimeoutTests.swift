import Rulebook
import Rules
import Semantics
import Syntax
import Testing

/// Waits for locks: what bounds them, and where nothing does.
@Suite struct TimeoutTests {
  private static let history = """
    CREATE TABLE orders (id bigint PRIMARY KEY, note text);
    CREATE TABLE customers (id bigint PRIMARY KEY, note text);
    """
  private static let one = "ALTER TABLE orders DROP COLUMN note;"
  private static let drop = one + "ALTER TABLE customers DROP COLUMN note;"
  private static let add = "ALTER TABLE orders ADD COLUMN region text;"

  private func findings(
    _ sql: String, _ runner: Runner = .file, after history: [String] = [TimeoutTests.history],
    _ declare: (inout Declared) -> Void = { _ in }
  ) -> [(rule: RuleID, severity: Severity)] {
    let server = Server.oldest
    let linter = Linter(server: server, runner: runner)
    var declared = Declared()
    declare(&declared)
    var schema = Schema(declared)
    for text in history {
      schema = linter.play(
        Script(Source(path: "0.sql", bytes: Array(text.utf8)), server: server), after: schema)
    }
    let script = Script(Source(path: "1.sql", bytes: Array(sql.utf8)), server: server)
    return linter.judge(script, after: schema).0.findings
      .filter { $0.rule == .missingLockTimeout || $0.rule == .ineffectiveLockTimeout }
      .map { ($0.rule, $0.severity) }
  }

  @Test("Missing is a note once per file, beside other findings") func note() {
    let found = findings(Self.drop)
    #expect(found.map(\.rule) == [.missingLockTimeout])
    #expect(found.map(\.severity) == [.note])
    #expect(findings(Self.one + Self.add).count == 1)
    #expect(findings(Self.add).isEmpty, "an ordinary migration draws nothing")
    #expect(
      findings(Self.add + "TRUNCATE customers;").count == 1, "TRUNCATE waits as well")
    #expect(
      findings(Self.add + "DELETE FROM customers;").isEmpty, "the danger waits for no strong lock")
    let allowed = "-- lockkeeper:allow dropped-column because it is empty\n"
    #expect(findings(allowed + Self.one).isEmpty, "what is allowed is no danger")
  }

  @Test("Where the project sets one, missing is a warning") func convention() {
    let habit = Array(repeating: "SET lock_timeout = '2s';", count: 3)
    let found = findings(Self.add, after: [Self.history] + habit)
    #expect(found.map(\.severity) == [.warning])
    #expect(findings(Self.add, after: [Self.history, habit[0]]).isEmpty)
    let lifted = Array(
      repeating: "SET lock_timeout = 0; SELECT 1; SET lock_timeout = '5s';", count: 3)
    #expect(findings(Self.add, after: [Self.history] + lifted).isEmpty, "the runner sets one")
  }

  @Test("A busy table makes it a warning; a runner that sets one silences it") func declared() {
    #expect(findings(Self.add) { $0.tables.busy = ["orders"] }.map(\.severity) == [.warning])
    #expect(findings(Self.drop) { $0.lockTimeout = Timeout("5s") }.isEmpty)
    #expect(
      findings(Self.add) {
        $0.tables.busy = ["orders"]
        $0.lockTimeout = Timeout("5s")
      }.isEmpty)
  }

  @Test("Nothing is advised where no SET can stand") func alone() {
    #expect(findings(Self.one, .string) { $0.tables.busy = ["orders"] }.isEmpty)
    #expect(findings("SELECT 1;" + Self.one, .string) { $0.tables.busy = ["*"] }.count == 1)
  }

  @Test(
    "A timeout that bounds nothing",
    arguments: [
      "SET lock_timeout = 0;", "SET lock_timeout TO '0s';", "SET LOCAL lock_timeout = 0;",
      "SET lock_timeout = '1h';", "SET lock_timeout = '5s'; RESET lock_timeout;",
      "SET lock_timeout = '5s'; SET lock_timeout TO DEFAULT;",
      "SET statement_timeout = '2s'; SET lock_timeout = '5s';",
      "SELECT set_config('lock_timeout', '0', false);",
    ])
  func ineffective(sql: String) {
    #expect(findings(sql + Self.add).map(\.rule) == [.ineffectiveLockTimeout])
  }

  @Test(
    "One that does",
    arguments: [
      "SET lock_timeout = '5s';", "SET LOCAL lock_timeout = 3000;", "set lock_timeout to '500ms';",
      "SET lock_timeout = '5s'; SET statement_timeout = '1min';",
      "SELECT set_config('lock_timeout', '2s', true);",
    ])
  func effective(sql: String) { #expect(findings(sql + Self.drop).isEmpty) }

  @Test("Set behind the lock it is to bound") func late() {
    let found = findings(Self.drop + "SET lock_timeout = '5s';")
    #expect(found.map(\.rule) == [.ineffectiveLockTimeout])
  }

  @Test("SET LOCAL ends with its transaction") func local() {
    let first = "BEGIN; SET LOCAL lock_timeout = '5s'; ALTER TABLE orders ADD COLUMN a int; COMMIT;"
    #expect(
      findings(first + "BEGIN; \(Self.drop) COMMIT;", .none).map(\.rule) == [.missingLockTimeout])
    #expect(findings(first, .none).isEmpty)
  }

  @Test("A short timeout ends a concurrent build, whoever sets it") func cancelled() {
    let build = "CREATE INDEX CONCURRENTLY i ON orders (note);"
    func heard(_ sql: String, _ declare: (inout Declared) -> Void = { _ in }) -> Bool {
      let linter = Linter(server: .oldest, runner: .none)
      var declared = Declared()
      declare(&declared)
      func script(_ path: String, _ text: String) -> Script {
        Script(Source(path: path, bytes: Array(text.utf8)), server: .oldest)
      }
      let schema = linter.play(script("0.sql", Self.history), after: Schema(declared))
      return linter.judge(script("1.sql", sql), after: schema).0.findings
        .contains { $0.rule == .cancelledBuild }
    }
    #expect(heard("SET lock_timeout = '2s'; " + build))
    #expect(heard("SET statement_timeout = '1min'; " + build))
    #expect(heard(build) { $0.lockTimeout = Timeout("1s") })
    #expect(!heard(build))
    #expect(!heard("SET lock_timeout = '5s'; " + build))
    #expect(!heard("SET lock_timeout = '2s'; RESET lock_timeout; " + build))
    #expect(!heard("SET lock_timeout = 0; " + build) { $0.lockTimeout = Timeout("1s") })
    #expect(
      !heard("SET LOCAL lock_timeout = '2s'; " + build), "outside a transaction it does nothing")
  }
}

import Rulebook
import Rules
import Semantics
import Syntax
import Testing

/// What several files say together that are judged as one change.
@Suite struct ChangeSetTests {
  private static let history = """
    CREATE TABLE orders (id bigint PRIMARY KEY, amount integer, note text);
    CREATE TABLE customers (id bigint PRIMARY KEY);
    """

  /// The rules that are heard of each file.
  private func rules(
    _ files: [String], _ runner: Runner = .file, _ declare: (inout Declared) -> Void = { _ in }
  ) -> [[RuleID]] {
    var selection = Selection()
    selection.selectOnly([.wastedBuild, .addedAndDropped, .repeatedlyLocked, .oppositeLockOrder])
    let linter = Linter(server: .oldest, runner: runner, selection: selection)
    func script(_ path: String, _ text: String) -> Script {
      Script(Source(path: path, bytes: Array(text.utf8)), server: .oldest)
    }
    var declared = Declared()
    declare(&declared)
    var schema = linter.play(script("0.sql", Self.history), after: Schema(declared))
    var earlier: [Migration] = []
    return files.enumerated().map { index, text in
      let (verdict, end) = linter.judge(
        script("\(index + 1).sql", text), after: schema, among: earlier)
      schema = end
      if let migration = verdict.migration { earlier.append(migration) }
      return verdict.findings.map(\.rule)
    }
  }

  @Test("An index that a later file builds again") func wastedBuild() {
    let build = "CREATE INDEX CONCURRENTLY i ON orders (note);"
    let rewrite = "ALTER TABLE orders ALTER COLUMN amount TYPE bigint;"
    #expect(rules([build, rewrite], .none) == [[], [.wastedBuild]])
    #expect(rules([rewrite, build], .none) == [[], []])
    #expect(rules([build, "ALTER TABLE customers ADD COLUMN n serial;"], .none) == [[], []])
  }

  @Test("What comes and goes") func addedAndDropped() {
    #expect(
      rules(["ALTER TABLE orders ADD COLUMN a text;", "ALTER TABLE orders DROP COLUMN a;"])
        == [[], [.addedAndDropped]])
    #expect(rules(["CREATE TABLE t (id int);", "DROP TABLE t;"]) == [[], [.addedAndDropped]])
    #expect(
      rules(["ALTER TABLE orders ADD COLUMN a text;", "ALTER TABLE orders DROP COLUMN note;"])
        == [[], []])
  }

  @Test("A table that several files lock") func repeatedlyLocked() {
    let files = (1...3).map { "ALTER TABLE orders ADD COLUMN c\($0) text;" }
    #expect(rules(files) == [[], [], [.repeatedlyLocked]])
    #expect(
      rules(Array(files.prefix(2))) { $0.tables.busy = ["orders"] } == [[], [.repeatedlyLocked]])
  }

  @Test("Two tables in opposite orders") func oppositeOrder() {
    let a = "ALTER TABLE orders ADD COLUMN a text; ALTER TABLE customers ADD COLUMN a text;"
    let b = "ALTER TABLE customers ADD COLUMN b text; ALTER TABLE orders ADD COLUMN b text;"
    #expect(rules([a, b]) == [[], [.oppositeLockOrder]])
    #expect(rules([a, b], .none) == [[], []])
  }
}

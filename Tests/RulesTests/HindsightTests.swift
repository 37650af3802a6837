import Rulebook
import Rules
import Semantics
import Syntax
import Testing

/// What is said of a file when later ones have been played.
@Suite struct HindsightTests {
  private static let add = "ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) NOT VALID;"
  private static let other = "ALTER TABLE t ADD COLUMN b text;"

  /// The rules that are heard of each file, behind one that makes a table.
  private func rules(_ files: [String]) -> [[RuleID]] {
    let linter = Linter(server: .oldest, runner: .file)
    func script(_ path: String, _ text: String) -> Script {
      Script(Source(path: path, bytes: Array(text.utf8)), server: .oldest)
    }
    var schema = linter.play(
      script("0.sql", "CREATE TABLE t (id bigint PRIMARY KEY, a integer);"), after: Schema())
    var verdicts: [Verdict] = []
    for (index, text) in files.enumerated() {
      let (verdict, end) = linter.judge(script("\(index + 1).sql", text), after: schema)
      schema = end
      verdicts.append(verdict)
    }
    verdicts.lookBack(from: schema)
    return verdicts.map { $0.findings.filter { $0.allowance == nil }.map(\.rule) }
  }

  @Test("A constraint that nothing validates") func unvalidated() {
    #expect(rules([Self.add, Self.other]) == [[.unvalidatedConstraint], []])
    let unnamed = "ALTER TABLE t ADD CHECK (a > 0) NOT VALID;"
    #expect(rules([unnamed, Self.other]) == [[.unvalidatedConstraint], []])
  }

  @Test("The last file may be followed by one that validates") func last() {
    #expect(rules([Self.add]) == [[]])
    #expect(rules([Self.other, Self.add]) == [[], []])
  }

  @Test(
    "It is validated, dropped, or somebody may have done either",
    arguments: [
      "ALTER TABLE t VALIDATE CONSTRAINT k;",
      "ALTER TABLE t RENAME CONSTRAINT k TO l; ALTER TABLE t VALIDATE CONSTRAINT l;",
      "DO $$ BEGIN EXECUTE 'ALTER TABLE t VALIDATE CONSTRAINT ' || quote_ident(now()::text); END $$;",
    ])
  func settled(_ sql: String) {
    #expect(!rules([Self.add, sql, Self.other])[0].contains(.unvalidatedConstraint))
    #expect(
      !rules([Self.add, "ALTER TABLE t DROP CONSTRAINT k;", Self.other])[0]
        .contains(.unvalidatedConstraint))
    #expect(!rules([Self.add, "DROP TABLE t;", Self.other])[0].contains(.unvalidatedConstraint))
  }

  @Test("An allowance that it needs is not unused") func allowed() {
    let allowed = "-- lockkeeper:allow unvalidated-constraint because they stay\n" + Self.add
    #expect(rules([allowed, Self.other]) == [[], []])
    #expect(rules([allowed]) == [[.unusedAllowance]])
  }
}

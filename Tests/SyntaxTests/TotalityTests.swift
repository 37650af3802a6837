import Testing

@testable import Syntax

/// The parser answers for every text. What is cut off, doubled or swapped must not trap, and its
/// error must stand within the text.
@Suite struct TotalityTests {
  private static let texts = [
    "CREATE TABLE s.t (a int NOT NULL DEFAULT 1, CHECK (a > 0) NOT VALID) PARTITION BY LIST (a)",
    "ALTER TABLE t ALTER a SET GENERATED ALWAYS RESTART WITH 4, ADD UNIQUE USING INDEX i",
    "ALTER TABLE t ADD EXCLUDE USING gist (a WITH OPERATOR(x.=)) WHERE (a > 1) DEFERRABLE",
    "CREATE UNIQUE INDEX CONCURRENTLY i ON t (lower(a) COLLATE x ops (b = 1) DESC NULLS LAST)",
    "CREATE FUNCTION f(IN OUT a x.y%TYPE = 1) RETURNS TABLE (b int) BEGIN ATOMIC SELECT 1; END",
    "CREATE CONSTRAINT TRIGGER r AFTER UPDATE OF a ON t NOT DEFERRABLE FOR EACH ROW EXECUTE FUNCTION f(1)",
    "CREATE RULE r AS ON INSERT TO t WHERE a DO INSTEAD ((SELECT 1) UNION SELECT 2; DELETE FROM t)",
    "CREATE PUBLICATION p FOR TABLE t (a) WHERE (b), TABLES IN SCHEMA s, CURRENT_SCHEMA WITH (c)",
    "ALTER OPERATOR FAMILY f USING m ADD OPERATOR 1 s.+ (int, NONE) FOR ORDER BY g, FUNCTION 1 (int) h()",
    "GRANT SELECT (a), ALTER SYSTEM ON ALL TABLES IN SCHEMA s TO GROUP a WITH GRANT OPTION",
    "COMMENT ON CONSTRAINT c ON DOMAIN d IS U&'x' UESCAPE '!'",
    "DROP AGGREGATE IF EXISTS f (int, VARIADIC a ORDER BY VARIADIC a), g (*) CASCADE",
    "SET LOCAL TIME ZONE INTERVAL '1' HOUR TO MINUTE",
    "CREATE PROPERTY GRAPH g VERTEX TABLES (a KEY (b) LABEL c PROPERTIES (d AS e))",
    "CREATE SCHEMA s AUTHORIZATION a CREATE TABLE t (a int) GRANT ALL ON t TO b",
    "ALTER DATABASE d WITH CONNECTION LIMIT = -1 OWNER a",
  ]

  /// Every text with a word dropped, doubled, swapped with the next, or the end cut off.
  private static func mutants(_ text: String) -> [String] {
    let words = text.split(separator: " ").map(String.init)
    var mutants: [[String]] = []
    for index in words.indices {
      mutants.append(Array(words[..<index]))
      mutants.append(Array(words[..<index] + words[(index + 1)...]))
      mutants.append(Array(words[...index] + words[index...]))
      var swapped = words
      swapped.swapAt(index, max(0, index - 1))
      mutants.append(swapped)
    }
    return mutants.map { $0.joined(separator: " ") }
  }

  @Test(arguments: texts) func everyMutantIsAnswered(_ text: String) {
    for mutant in Self.mutants(text) {
      for server in 15...19 {
        let source = Source(path: "", bytes: Array(mutant.utf8))
        for statement in StatementReader(source, server: Server(major: server)) {
          guard case .failed(let failure) = statement.outcome else { continue }
          #expect(failure.span.offset <= mutant.utf8.count, "\(mutant)")
        }
      }
    }
  }

  @Test func nestingHasALimit() throws {
    let depth = 100_000
    let text =
      "CREATE TABLE t (a int CHECK " + String(repeating: "(", count: depth) + "1"
      + String(repeating: ")", count: depth) + ")"
    #expect(try failure(text).hasPrefix("nested more deeply than"))
    let body = String(repeating: "CREATE FUNCTION f() BEGIN ATOMIC ", count: 5000)
    #expect(try parse(body + "SELECT 1;" + String(repeating: " END;", count: 5000)).body == nil)
  }
}

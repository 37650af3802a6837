import Testing

/// A report is the same whenever it is made: what a set holds has another order in every run.
@Suite struct RepeatTests {
  /// Tables that many others refer to and read, and what goes with them.
  private static let sql = """
    CREATE TABLE a (id bigint PRIMARY KEY, x text, y text);
    \((1...9).map { "CREATE TABLE t\($0) (id bigint PRIMARY KEY, a_id bigint REFERENCES a);" }.joined(separator: "\n"))
    \((1...9).map { "CREATE VIEW v\($0) AS SELECT id, x FROM a;" }.joined(separator: "\n"))
    """
  private static let change = """
    ALTER TABLE a ALTER COLUMN id TYPE text;
    ALTER TABLE a DROP COLUMN x CASCADE;
    DROP TABLE a CASCADE;
    """

  @Test("Runs of the same files say the same, in the same order", arguments: ["json", "text"])
  func repeated(format: String) throws {
    let folder = try Folder(["V1__a.sql": Self.sql, "V2__b.sql": Self.change])
    let runs = try (1...4).map { _ in
      try lockkeeper("check", ".", "--format", format, "--postgres", "15,18", in: folder).output
    }
    #expect(runs[0].contains("cascading-drop"))
    #expect(Set(runs).count == 1)
  }
}

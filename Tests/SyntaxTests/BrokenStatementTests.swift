import Testing

@testable import Syntax

/// One mistake is one diagnostic, and what stands behind it is read.
@Suite struct BrokenStatementTests {
  @Test(
    arguments: [
      (
        "CREATE TABLE a (b int;\nCREATE TABLE c (d int);\nDROP TABLE e;",
        ["!CREATE TABLE a ( b int", "CREATE TABLE c ( d int )", "DROP TABLE e"], 21
      ),
      ("SELECT (1;\nSELECT 2;", ["!SELECT ( 1", "SELECT 2"], 9),
      ("SELECT (1; 2); SELECT 3", ["!SELECT ( 1 ; 2 )", "SELECT 3"], 9),
      ("SELECT 1); SELECT 2", ["!SELECT 1 )", "SELECT 2"], 8),
      ("CREATE TABLE a (b int,;\nBEGIN;", ["!CREATE TABLE a ( b int ,", "BEGIN"], 22),
      (
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2;\nCREATE TABLE a (b int);",
        [
          "!CREATE FUNCTION f ( ) RETURNS int BEGIN ATOMIC SELECT 1 ; SELECT 2",
          "CREATE TABLE a ( b int )",
        ], 64
      ),
      (
        "CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b;\nDROP TABLE c;",
        ["!CREATE RULE r AS ON INSERT TO t DO ( DELETE FROM a ; DELETE FROM b", "DROP TABLE c"], 65
      ),
      ("SELECT 'it; SELECT 2;\nSELECT 3", ["!SELECT 'it; SELECT 2;\nSELECT 3"], 7),
      ("SELECT \"it; SELECT 2", ["!SELECT \"it; SELECT 2"], 7),
      ("SELECT $a$ it; SELECT 2 $b$", ["!SELECT $a$ it; SELECT 2 $b$"], 7),
      ("SELECT 1 /* ; SELECT 2", ["!SELECT 1 /* ; SELECT 2"], 9),
      ("SELECT E'\\uZZZZ'; SELECT 2", ["!SELECT E'\\uZZZZ'", "SELECT 2"], 9),
    ] as [(String, [String], Int)])
  func isOneDiagnostic(_ text: String, _ lines: [String], _ offset: Int) {
    let reading = Reading(text)
    #expect(reading.lines == lines)
    #expect(reading.failures.map(\.span.offset) == [offset])
    #expect(reading.isInOrder)
  }

  @Test func theServersWordsAreKept() {
    let failure = Reading("CREATE TABLE a (b int;\nCREATE TABLE c (d int);").failures.first
    #expect(failure?.message == "syntax error")
    #expect(failure?.isAtEnd == false)
    #expect(failure?.saysNear == true)
  }
}

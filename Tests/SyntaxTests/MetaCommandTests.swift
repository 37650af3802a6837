import Testing

@testable import Syntax

/// What psql 15 does with these texts was seen, not read.
@Suite struct MetaCommandTests {
  @Test(
    arguments: [
      ("\\set x 1\nSELECT 1;", ["SELECT 1"], ["set"]),
      ("SELECT 1 \\echo hi\n + 2;", ["SELECT 1 + 2"], ["echo"]),
      ("SELECT (1 \\echo ) ;\n + 2);", ["SELECT ( 1 + 2 )"], ["echo"]),
      ("\\echo a \\\\ SELECT 5;", ["SELECT 5"], ["echo"]),
      ("\\echo 'a \\\\ c' \"b \\\\\" `x \\\\` \\\\ SELECT 5;", ["SELECT 5"], ["echo"]),
      ("\\echo 'a''b\\'c' \\\\ SELECT 5;", ["SELECT 5"], ["echo"]),
      ("\\echo one\\p two\nSELECT 1;", ["SELECT 1"], ["echo", "p"]),
      ("\\echo it's\nSELECT 1;", ["SELECT 1"], ["echo"]),
      ("\\! echo a \\\\ SELECT 1;\nSELECT 2;", ["SELECT 2"], ["!"]),
      ("\\i other.sql\n\\ir 'a b.sql'\n\\connect db\n", [], ["i", "ir", "connect"]),
      ("\\restrict k3y\nSELECT 1;\n\\unrestrict k3y\n", ["SELECT 1"], ["restrict", "unrestrict"]),
      (
        "\\if :x\nSELECT 1;\n\\else\nSELECT 2;\n\\endif", ["SELECT 1", "SELECT 2"],
        ["if", "else", "endif"]
      ),
      (
        "SELECT '\\i x', $$\\i y$$, \"\\i z\" -- \\i\n /* \\i */;",
        ["SELECT '\\i x' , $$\\i y$$ , \"\\i z\""], []
      ),
      ("\\d+ t\n\\dt *.*\nSELECT 1", ["SELECT 1"], ["d+", "dt"]),
    ] as [(String, [String], [String])])
  func areCutOut(_ text: String, _ lines: [String], _ names: [String]) {
    let reading = Reading(text)
    #expect(reading.lines == lines)
    #expect(reading.commands.map(\.name) == names)
  }

  @Test(arguments: [
    "g", "gx", "gexec", "gset", "gdesc", "crosstabview", "watch 5", "g (format=csv)",
  ])
  func someSendTheStatement(_ command: String) {
    let reading = Reading("SELECT (1 \\\(command)\nSELECT 2")
    #expect(reading.lines == ["!SELECT ( 1", "SELECT 2"])
    guard case .command(let found) = reading.statements[0].ending else {
      Issue.record("nothing sent it")
      return
    }
    #expect(found == reading.commands[0])
    #expect(reading.text(found.span) == "\\\(command)")
  }

  @Test func eachStatementKnowsTheCommandsBeforeIt() {
    let reading = Reading(
      "\\set x 1\n\\i a.sql\nSELECT 1 \\echo a\n;\n\\ir b.sql\nSELECT 2 \\gexec\n\\i c")
    #expect(reading.statements.map { $0.commands.map(\.name) } == [["set", "i"], ["echo", "ir"]])
    #expect(reading.trailing.map(\.name) == ["gexec", "i"])
    #expect(reading.commands.filter(\.runsUnseenSQL).map(\.name) == ["i", "ir", "gexec", "i"])
  }

  @Test func aPipeTakesTheLine() {
    let reading = Reading("SELECT 1 \\g | cat \\\\ SELECT 2;\nSELECT 3;")
    #expect(reading.lines == ["SELECT 1", "SELECT 3"])
  }

  @Test func aJoinedStatementGoesInOneMessage() {
    let reading = Reading("SELECT 1\\; SELECT 2; SELECT 3")
    #expect(reading.lines == ["SELECT 1", "SELECT 2", "SELECT 3"])
    #expect(reading.statements.map(\.ending) == [.joined, .semicolon, .missing])
    #expect(Reading("SELECT 1\\:\\:text").lines == ["SELECT 1 \\:\\: text"])
  }

  @Test func aResetThrowsTheStatementAway() {
    #expect(Reading("SELECT 7 \\r\nSELECT 8").lines == ["SELECT 8"])
  }

  /// psql refuses the command and its line, and goes on.
  @Test func anUnknownCommandCostsItsLine() {
    let reading = Reading("\\foo it's\nSELECT 1;\n\\.\nSELECT 2;")
    #expect(reading.lines == ["!\\", "SELECT 1", "!\\", "SELECT 2"])
    #expect(reading.failures.map(\.span.offset) == [0, 20])
    #expect(Reading("SELECT 1 \\foo\n;SELECT 2").lines == ["!SELECT 1 \\ foo", "SELECT 2"])
  }

  /// A function's body never comes past psql.
  @Test func bodiesHaveNone() {
    let bytes = Array("$$SELECT 1 \\g\n$$".utf8)
    let text = BodyText(Token(.dollarString, 0, bytes.count), in: bytes, map: nil, nesting: 0)
    let (statements, _) = text.statements(server: .newest)
    #expect(statements.map { $0.body == nil } == [true])
  }

  @Test func theyEndWithTheirLineWhateverEndsIt() {
    #expect(Reading("\\echo a\r\nSELECT 1;\r\n").lines == ["SELECT 1"])
    #expect(Reading("\\echo a\r\nSELECT 1").commands[0].span == SourceSpan(0, 7))
  }
}

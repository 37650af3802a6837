import Rulebook
import Rules
import Syntax
import Testing

@testable import Reporting

/// One physical line for each finding, as problem matchers read it.
@Suite struct ConciseReportTests {
  private let sample = Sample("db/a b.sql", "-- é🐘\nDROP 'é🐘' x;")

  @Test func writesALineForEach() {
    let findings = [
      sample.finding("Gone for good.", at: "DROP"),
      sample.finding("Careful.", at: "x;", rule: .syntaxError, severity: .warning),
      sample.finding("Well.", at: "x;", severity: .note),
      sample.finding(at: "x;", allowance: .because("so")),
    ]
    #expect(
      written(report([sample], findings), as: .concise, Style()) == """
        db/a b.sql:2:1: error: Gone for good. [blocking-index-build]
        db/a b.sql:2:11: warning: Careful. [syntax-error]
        db/a b.sql:2:11: note: Well. [blocking-index-build]

        """)
  }

  @Test func staysOnOneLine() throws {
    let odd = Sample("::we:ird\n.sql", "DROP x;")
    let text = written(
      report([odd], [odd.finding("One\r\ntwo [x]: 3:4: error: y", at: "x")]), as: .concise)
    let pattern = /^(.+?):(\d+):(\d+):\s+(error|warning|note):\s+(.*)\s+\[([\w-]+)\]$/
    let line = try #require(text.split(separator: "\n", omittingEmptySubsequences: false).first)
    let match = try #require(try pattern.wholeMatch(in: line))
    #expect(text.filter { $0.isNewline }.count == 1)
    #expect(match.1 == "\\u{3A}:we:ird\\u{A}.sql")
    #expect([match.2, match.3] == ["1", "6"])
    #expect(match.5 == "One\\u{D}\\u{A}two [x]: 3:4: error: y")
    #expect(match.6 == "blocking-index-build")
  }

  @Test func coloursNothing() {
    let finding = sample.finding(at: "DROP")
    for format in [Format.concise, .json, .sarif, .github] {
      let plain = written(report([sample], [finding]), as: format)
      #expect(written(report([sample], [finding]), as: format, Style(color: true)) == plain)
    }
  }
}

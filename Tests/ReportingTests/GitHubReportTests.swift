import Rulebook
import Rules
import Syntax
import Testing

@testable import Reporting

/// Workflow commands, escaped as Actions unescapes them.
@Suite struct GitHubReportTests {
  private let title = "blocking-index-build%3A \(RuleID.blockingIndexBuild.title)"

  @Test func escapesWhatTheRunnerUnescapes() {
    let sample = Sample("x.sql", "DROP x;").with { $0.repositoryPath = "a,b:c%.sql" }
    let finding = sample.finding("100 %0A\r\nof it: a, b", at: "x")
    #expect(
      written(report([sample], [finding]), as: .github)
        == "::error file=a%2Cb%3Ac%25.sql,line=1,col=6,endLine=1,endColumn=7,title=\(title)"
        + "::100 %250A%0D%0Aof it: a, b\n")
  }

  @Test func leavesColumnsOutAcrossLines() {
    let sample = Sample("a.sql", "DROP\nx;")
    let finding = sample.finding(at: "DROP\nx", severity: .warning)
    #expect(
      written(report([sample], [finding]), as: .github)
        == "::warning file=a.sql,line=1,endLine=2,title=\(title)::Wrong.\n")
  }

  @Test func putsTheMostSevereFirstAndTheAllowedNowhere() {
    let sample = Sample("a.sql", "DROP x;")
    let findings = [
      sample.finding("1", at: "x", severity: .note),
      sample.finding("2", at: "x", severity: .warning),
      sample.finding("3", at: "x"), sample.finding("4", at: "x", severity: .note),
      sample.finding("5", at: "x", allowance: .because("so")), sample.finding("6", at: "x"),
    ]
    let lines = written(report([sample], findings), as: .github).split(separator: "\n")
    #expect(lines.compactMap(\.last) == ["3", "6", "2", "1", "4"])
    #expect(
      lines.map { $0.prefix(8) } == ["::error ", "::error ", "::warnin", "::notice", "::notice"])
  }

  @Test func tellsTheWayOut() {
    let sample = Sample("a.sql", "DROP x;")
    let finding = sample.finding(at: "x") {
      $0.lock = "SHARE on x"
      $0.wayOut = ["first", "+ second"]
    }
    #expect(
      written(report([sample], [finding]), as: .github)
        .hasSuffix("::Wrong.%0ALock: SHARE on x%0AWay out: first%0A+ second\n"))
  }

  @Test func saysNothingOnACleanRun() {
    #expect(written(report([Sample("a.sql", "x")], []), as: .github).isEmpty)
  }
}

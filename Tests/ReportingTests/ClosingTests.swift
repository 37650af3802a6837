import Rulebook
import Rules
import Semantics
import Testing

@testable import Reporting

/// The last two lines: singular, plural, and what the judgement rests on.
@Suite struct ClosingTests {
  private func file(
    _ name: String, _ role: FileReport.Role = .judged, _ statements: Int = 1,
    missing: Int = 0, _ runner: Runner = .file
  ) -> Sample {
    Sample(name, "DROP TABLE a;").with {
      $0.role = role
      $0.statements = statements
      $0.notUnderstood = missing
      $0.runner = runner
    }
  }

  private func closing(
    _ samples: [Sample], _ severities: [Severity] = [], allowed: Int = 0, servers: [Int] = [15]
  ) -> [String] {
    let sample = Sample("a.sql", "DROP TABLE a;")
    let findings = severities.map { sample.finding(at: "DROP", severity: $0) }
    let silent = (0..<allowed).map { _ in
      sample.finding(at: "DROP", allowance: .because("so"))
    }
    return Closing(report(samples, findings + silent, servers: servers)).lines
  }

  @Test func aCleanRun() {
    let files = [file("a", .judged, 5), file("b", .judged, 4), file("c", .judged, 3)]
    #expect(
      closing(files) == [
        "No findings. 3 files judged; 12 statements, all understood.",
        "PostgreSQL 15; one transaction per file.",
      ])
  }

  @Test func countsOneAndMany() {
    #expect(closing([file("a")], [.error])[0].hasPrefix("1 error. 1 file judged; 1 statement, "))
    #expect(
      closing([file("a")], [.error, .error, .error], allowed: 1)[0].hasPrefix(
        "3 errors, 1 allowed. "))
    #expect(closing([file("a")], [.warning, .warning])[0].hasPrefix("2 warnings. "))
    #expect(closing([file("a")], [.note, .error, .note])[0].hasPrefix("1 error, 2 notes. "))
    #expect(closing([file("a")], allowed: 2)[0].hasPrefix("No findings, 2 allowed. "))
    #expect(closing([file("a", .judged, 0)])[0].hasSuffix("1 file judged; 0 statements."))
    #expect(closing([file("a", .judged, 1)])[0].hasSuffix("1 statement, understood."))
  }

  @Test func countsStatementsOfJudgedFilesOnly() {
    let files = [
      file("a", .history, 100, missing: 9), file("b", .judged, 6_204), file("c", .other),
    ]
    #expect(
      closing(files)[0] == "No findings. 1 file judged after 1 played; "
        + "6,204 statements, all understood.")
  }

  @Test func saysWhatWasNotUnderstood() {
    #expect(
      closing([file("a", .judged, 5, missing: 1)])[0].hasSuffix(
        "5 statements, 1 not understood (lockkeeper check --select not-understood)."))
  }

  @Test func namesServersAndTransactions() {
    let unknown = file("a", .judged, 1, .unknown)
    #expect(
      closing([unknown])[1] == "PostgreSQL 15; transaction unknown (say --transaction).")
    #expect(
      closing([file("a", .judged, 1, .pending)], servers: [15, 18])[1]
        == "PostgreSQL 15 and 18; one transaction for all pending files.")
    #expect(
      closing([file("h", .history)], servers: [15, 16, 18])[1] == "PostgreSQL 15, 16 and 18.")
    #expect(
      closing([file("a"), file("b"), file("c", .judged, 1, .none)])[1]
        == "PostgreSQL 15; one transaction per file (2 files), "
        + "no transaction around a file (1 file).")
  }

  @Test func groupsThousands() {
    #expect([0, 999, 1_000, 1_234_567].map(grouped) == ["0", "999", "1,000", "1,234,567"])
  }
}

import Rulebook
import Rules
import Syntax
import Testing

@testable import Reporting

/// Many findings in a large file: every format reads the file a fixed number of times.
@Suite struct ScaleTests {
  /// A finding in each statement, the statements a line each or all on one line.
  private func large(_ count: Int, separatedBy end: String) -> Report {
    let statement = "CREATE INDEX i ON t (c);"
    let sample = Sample("a.sql", String(repeating: statement + end, count: count))
    let findings = (0..<count).map { number in
      sample.finding(
        at: SourceSpan(offset: number * (statement.utf8.count + end.utf8.count), length: 12),
        severity: number == count - 1 ? .error : .warning)
    }
    return report([sample], findings)
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["\n", " "])
  func rendersInOnePass(_ end: String) throws {
    let report = large(8_000, separatedBy: end)
    for format in Format.allCases {
      let rendering = render(report, as: format)
      #expect(rendering.omitted == 0)
      #expect(rendering.bytes.count > 8_000 * 40)
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func capsSARIFAndKeepsTheMostSevere() throws {
    let rendering = render(large(SARIFReport.limit + 1, separatedBy: "\n"), as: .sarif)
    #expect(rendering.omitted == 1)
    let results = try Decoded(rendering)["runs"][0]["results"].elements
    #expect(results.count == SARIFReport.limit)
    #expect(results.last?["level"].string == "error")
  }
}

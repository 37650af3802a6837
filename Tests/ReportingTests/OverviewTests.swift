import Foundation
import Rulebook
import Rules
import Testing

@testable import Reporting

/// The first run on an old repository.
@Suite struct OverviewTests {
  private let sample = Sample("db/0811_idx.sql", "SELECT;\nDROP x;")

  private var many: [Finding] {
    (0..<1_200).map { _ in sample.finding(at: "SELECT") }
      + [sample.finding(at: "SELECT", rule: .syntaxError, severity: .warning)]
      + [sample.finding("The last.", at: "DROP")]
  }

  @Test func drawsTheNewestAndCountsAll() {
    #expect(
      written(report([sample], many), as: .text, Style(quiet: true, frames: 1)) == """
        error[blocking-index-build]: The last.
           --> db/0811_idx.sql:2:1
            |
          2 | DROP x;
            | ^^^^

        1,202 findings in 1 file; frames shown for the newest 1.

         errors  warnings    notes  rule                  newest
          1,201         –        –  blocking-index-build  0811_idx.sql:2
              –         1        –  syntax-error          0811_idx.sql:1

        """)
  }

  @Test func isLeftOutWhereAllIsDrawn() {
    let two = Array(many.suffix(2))
    for frames in [2, 3, nil] {
      let text = written(report([sample], two), as: .text, Style(frames: frames))
      #expect(!text.contains("newest"))
      #expect(text.components(separatedBy: "   --> ").count == 3)
    }
    #expect(
      written(report([sample], two), as: .text, Style(frames: 0)).hasPrefix(
        "2 findings in 1 file; no frames shown.\n\n"))
  }
}

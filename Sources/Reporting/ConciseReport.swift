import Rulebook
import Rules

/// A line for each finding, `file:line:column: level: message [rule]`, as compilers write them and
/// as editors and problem matchers read them.
struct ConciseReport {
  private let report: Report
  private let atlas: Atlas

  init(_ report: Report, _ atlas: Atlas) {
    self.report = report
    self.atlas = atlas
  }

  var written: String {
    var lines = Lines()
    for finding in report.counted { lines.add(line(for: finding)) }
    return lines.text
  }

  private func line(for finding: Finding) -> String {
    let start = atlas.region(of: finding).start
    return "\(finding.path):\(start.line):\(start.column): \(finding.severity.rawValue): "
      .visible + "\(finding.concern.message.visible) [\(finding.rule.rawValue)]"
  }
}

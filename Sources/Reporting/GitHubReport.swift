import Rulebook
import Rules

/// Workflow commands, which GitHub Actions turns into annotations on the changed lines.
///
/// GitHub shows ten of each level per step, so the most severe come first.
struct GitHubReport {
  private let report: Report
  private let atlas: Atlas

  init(_ report: Report, _ atlas: Atlas) {
    self.report = report
    self.atlas = atlas
  }

  var written: String {
    let counted = report.counted
    let ordered = Severity.allCases.sorted(by: >).flatMap { severity in
      counted.filter { $0.severity == severity }
    }
    return ordered.map { command(for: $0) + "\n" }.joined()
  }

  private func command(for finding: Finding) -> String {
    let properties = properties(of: finding).map { "\($0)=\(escapedProperty($1))" }
    return "::\(finding.severity.command) \(properties.joined(separator: ","))"
      + "::\(escapedData(finding.concern.prose))"
  }

  /// Columns are left out where the region spans lines: GitHub refuses them there.
  private func properties(of finding: Finding) -> [(String, String)] {
    let region = atlas.region(of: finding)
    let title = ("title", "\(finding.rule.rawValue): \(finding.rule.title)")
    let file = ("file", atlas.repositoryPath(of: finding.path))
    guard region.isOnOneLine else {
      return [file, ("line", "\(region.start.line)"), ("endLine", "\(region.end.line)"), title]
    }
    return [
      file, ("line", "\(region.start.line)"), ("col", "\(region.start.column)"),
      ("endLine", "\(region.end.line)"), ("endColumn", "\(region.end.column)"), title,
    ]
  }

  private func escapedProperty(_ text: String) -> String {
    escapedData(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }

  /// The escaping of Actions' own toolkit, the percent sign first. What remains of control
  /// characters is spelled out, for the runner prints the message into the log.
  private func escapedData(_ text: String) -> String {
    text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }
      .map { line in
        line.split(separator: "\r", omittingEmptySubsequences: false)
          .map { String($0).visible.replacing("%", with: "%25") }.joined(separator: "%0D")
      }
      .joined(separator: "%0A")
  }
}

extension Severity {
  /// The workflow command of a severity.
  fileprivate var command: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }
}

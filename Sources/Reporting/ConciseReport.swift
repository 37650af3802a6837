import Rulebook
import Rules
import Syntax

/// A line for each finding, `file:line:column: level: message [rule]`, as compilers write them and
/// as editors and problem matchers read them.
struct ConciseReport {
  private let report: Report
  private let atlas: Atlas

  init(_ report: Report) {
    self.report = report
    atlas = Atlas(report, withEnds: false)
  }

  /// Writes the lines, many at once.
  func write(to write: ([UInt8]) -> Void) {
    var bytes: [UInt8] = []
    var file = File(path: "", atlas)
    for finding in report.findings where finding.allowance == nil {
      if file.path != finding.path { file = File(path: finding.path, atlas) }
      bytes += file.shown
      let start = file.chart?.place(of: finding.span.offset) ?? .first
      bytes.append(decimal: start.line)
      bytes.append(UInt8(ascii: ":"))
      bytes.append(decimal: start.column)
      bytes += ConciseReport.level(finding.severity)
      bytes += finding.concern.message.visible.utf8
      bytes += ConciseReport.rules[finding.rule.index]
      if bytes.count > 1 << 18 {
        write(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    write(bytes)
  }

  /// A file that findings are in, looked up once for all of them.
  private struct File {
    let path: String
    /// What each of its lines begins with.
    let shown: [UInt8]
    let chart: Chart?

    init(path: String, _ atlas: Atlas) {
      self.path = path
      shown = Array((path + ":").visible.neverCommand.utf8)
      chart = atlas.chart(of: path)
    }
  }

  /// What stands between a place and its message.
  private static func level(_ severity: Severity) -> String.UTF8View {
    switch severity {
    case .error: ": error: ".utf8
    case .warning: ": warning: ".utf8
    case .note: ": note: ".utf8
    }
  }

  /// What stands behind a message, by the index of its rule.
  private static let rules = RuleID.allCases.map { Array(" [\($0.rawValue)]\n".utf8) }
}

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

  /// Writes the lines, many at once.
  func write(to write: ([UInt8]) -> Void) {
    var bytes: [UInt8] = []
    var path = (raw: "", shown: "")
    for finding in report.findings where finding.allowance == nil {
      if path.raw != finding.path {
        path = (finding.path, (finding.path + ":").visible.neverCommand)
      }
      bytes.append(contentsOf: path.shown.utf8)
      let start = atlas.region(of: finding).start
      bytes.append(decimal: start.line)
      bytes.append(UInt8(ascii: ":"))
      bytes.append(decimal: start.column)
      bytes.append(contentsOf: ": ".utf8)
      bytes.append(contentsOf: finding.severity.rawValue.utf8)
      bytes.append(contentsOf: ": ".utf8)
      bytes.append(contentsOf: finding.concern.message.visible.utf8)
      bytes.append(contentsOf: " [".utf8)
      bytes.append(contentsOf: finding.rule.rawValue.utf8)
      bytes.append(contentsOf: "]\n".utf8)
      if bytes.count > 1 << 18 {
        write(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    write(bytes)
  }
}

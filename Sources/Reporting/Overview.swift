import Rulebook
import Rules

/// A table of all findings by rule, for a run that has more of them than anybody reads as frames.
struct Overview {
  /// What the table is about, and the table.
  let blocks: [[String]]

  /// One rule's numbers, and where it was broken last.
  private struct Row {
    let rule: RuleID
    var counts: [Severity: Int] = [:]
    var newest = ""

    /// What rows are sorted by.
    func count(_ severity: Severity) -> Int { counts[severity, default: 0] }
  }

  private static let severities: [Severity] = [.error, .warning, .note]

  /// The findings that count, the newest last, and how many of them have frames.
  init(_ findings: [Finding], drawn: Int, _ atlas: Atlas) {
    let files = Set(findings.map(\.path)).count
    let shown = drawn > 0 ? "frames shown for the newest \(grouped(drawn))" : "no frames shown"
    blocks = [
      ["\(counted(findings.count, "finding")) in \(counted(files, "file")); \(shown)."],
      Overview.table(Overview.rows(findings, atlas)),
    ]
  }

  /// The rules with the most errors first, then those with the most warnings.
  private static func rows(_ findings: [Finding], _ atlas: Atlas) -> [Row] {
    var rows: [RuleID: Row] = [:]
    for finding in findings {
      let name = finding.path.split(separator: "/").last.map(String.init) ?? finding.path
      let line = atlas.region(of: finding).start.line
      rows[finding.rule, default: Row(rule: finding.rule)].counts[finding.severity, default: 0] += 1
      rows[finding.rule]?.newest = "\(name.visible):\(line)"
    }
    return rows.values.sorted { a, b in
      for severity in severities where a.count(severity) != b.count(severity) {
        return a.count(severity) > b.count(severity)
      }
      return a.rule.rawValue < b.rule.rawValue
    }
  }

  private static func table(_ rows: [Row]) -> [String] {
    let width = rows.map(\.rule.rawValue.count).max() ?? 0
    let head = severities.map { cell(plural($0), under: $0) } + [padded("rule", width), "newest"]
    let body = rows.map { row in
      severities.map { severity in
        let count = row.count(severity)
        return cell(count == 0 ? "–" : grouped(count), under: severity)
      } + [padded(row.rule.rawValue, width), row.newest]
    }
    return ([head] + body).map { $0.joined(separator: "  ") }
  }

  private static func plural(_ severity: Severity) -> String { severity.rawValue + "s" }

  /// A number under its heading, to the right.
  private static func cell(_ text: String, under severity: Severity) -> String {
    let width = max(plural(severity).count, 7)
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

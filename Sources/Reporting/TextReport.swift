import Rulebook
import Rules

/// Frames for people: what is wrong, where, what it does, and the way out.
struct TextReport {
  private let report: Report
  private let atlas: Atlas
  private let style: Style

  init(_ report: Report, _ atlas: Atlas, _ style: Style) {
    self.report = report
    self.atlas = atlas
    self.style = style
  }

  var written: String {
    let counted = style.frames == nil ? report.counted : newestLast
    let drawn = counted.suffix(max(0, style.frames ?? counted.count))
    var blocks = drawn.map { FindingBlock(finding: $0, atlas: atlas, style: style).lines }
    if drawn.count < counted.count {
      blocks += Overview(counted, drawn: drawn.count, atlas).blocks
      blocks.append(style.advice)
    }
    if !style.quiet {
      blocks.append(allowed)
      blocks.append(Closing(report).lines)
    }
    var lines = Lines()
    for (index, block) in blocks.filter({ !$0.isEmpty }).enumerated() {
      if index > 0 { lines.add("") }
      lines.add(block)
    }
    return lines.text
  }

  /// The findings that count, in the order in which their files were played.
  private var newestLast: [Finding] {
    var places: [String: Int] = [:]
    for (place, path) in report.order.enumerated() { places[path] = place }
    let sorted = report.counted.enumerated().sorted { a, b in
      (places[a.element.path] ?? 0, a.offset) < (places[b.element.path] ?? 0, b.offset)
    }
    return sorted.map(\.element)
  }

  /// A line for each allowed finding with its reason; those of `squawk-ignore`, which gives no
  /// reasons, in one.
  private var allowed: [String] {
    let squawk = report.findings.count { $0.allowance?.source == .squawk }
    let lines = report.findings.compactMap { finding -> String? in
      guard let allowance = finding.allowance, allowance.source == .lockkeeper else { return nil }
      return line(for: finding, reason: allowance.reason)
    }
    return squawk == 0 ? lines : lines + ["allowed  \(counted(squawk, "finding")) by squawk-ignore"]
  }

  private func line(for finding: Finding, reason: String) -> String {
    let start = atlas.region(of: finding).start
    let reason = reason.isEmpty ? "no reason given" : reason
    return
      "allowed  \(finding.path):\(start.line):\(start.column) \(finding.rule.rawValue): \(reason)"
      .visible
  }
}

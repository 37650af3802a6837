import Rulebook
import Rules
import Syntax

/// One finding as the text report draws it.
struct FindingBlock {
  let finding: Finding
  let atlas: Atlas
  let style: Style

  /// The headline, the frames, and under them what explains the finding.
  var lines: [String] {
    let gutter = Gutter(largest: largestLine)
    let pieces = ([primary(gutter)] + secondary(gutter) + [explanations(gutter)]).filter {
      !$0.isEmpty
    }
    return [headline] + Array(pieces.joined(separator: [gutter.blank]))
  }

  private var concern: Concern { finding.concern }

  private var headline: String {
    style.paint(finding.severity.rawValue, Ink(finding.severity))
      + "[\(finding.rule.rawValue)]: " + concern.message.visible
  }

  private var largestLine: Int {
    let notes = concern.notes.compactMap { atlas.region(of: $0.span, in: $0.path ?? finding.path) }
    return ([atlas.region(of: finding)] + notes).map(\.start.line).max() ?? 1
  }

  private func primary(_ gutter: Gutter) -> [String] {
    guard let chart = atlas.chart(of: finding.path) else {
      let label = concern.label.map { ": " + $0 } ?? ""
      return [gutter.arrow((finding.path + label).visible)]
    }
    let frame = Frame(
      chart: chart, span: finding.span, underline: "^", ink: Ink(finding.severity),
      label: concern.label, showsContext: true)
    return placed(frame, in: finding.path, gutter)
  }

  private func secondary(_ gutter: Gutter) -> [[String]] {
    concern.notes.map { note in
      let path = note.path ?? finding.path
      guard let chart = atlas.chart(of: path) else {
        return [gutter.arrow("\(path): \(note.message)".visible)]
      }
      let frame = Frame(
        chart: chart, span: note.span, underline: "-", ink: nil, label: note.message,
        showsContext: false)
      return placed(frame, in: path, gutter)
    }
  }

  private func placed(_ frame: Frame, in path: String, _ gutter: Gutter) -> [String] {
    let start = frame.chart.region(of: frame.span).start
    return [gutter.arrow("\(path.visible):\(start.line):\(start.column)"), gutter.blank]
      + frame.lines(in: gutter, style)
  }

  /// The `=` lines, always in this order; one without content is left out.
  private func explanations(_ gutter: Gutter) -> [String] {
    let said = [
      ("lock", [concern.lock].compactMap(\.self)),
      ("work", [concern.work].compactMap(\.self)),
      ("also", [concern.also].compactMap(\.self)),
      ("way out", concern.wayOut), ("fix", fix), ("assumes", concern.assumes),
    ]
    return said.flatMap { label, content in explanation(label, content, gutter) }
  }

  private func explanation(_ label: String, _ content: [String], _ gutter: Gutter) -> [String] {
    let lines = content.flatMap { $0.split(whereSeparator: \.isNewline) }.map(painted)
    guard let first = lines.first else { return [] }
    return [gutter.label(label) + first] + lines.dropFirst().map { gutter.continuation + $0 }
  }

  /// SQL to type is green.
  private func painted(_ line: Substring) -> String {
    let text = String(line).visible
    return text.hasPrefix("+ ") ? style.paint(text, .green) : text.neverCommand
  }

  private var fix: [String] {
    guard let fix = concern.fix else { return [] }
    guard let chart = atlas.chart(of: finding.path) else { return [fix.title] }
    return [fix.title] + Change(fix, in: chart).lines
  }
}

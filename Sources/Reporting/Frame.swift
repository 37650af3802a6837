import Syntax

/// The left edge of a finding's frames: line numbers, and the bar that keeps SQL off column one.
struct Gutter {
  /// The columns of the largest line number.
  let width: Int

  init(largest line: Int) { width = max(3, String(line).count) }

  func numbered(_ line: Int, _ text: String) -> String {
    padded(String(line)) + " | " + text
  }

  func under(_ text: String) -> String { space + " | " + text }

  /// An empty line of the frame.
  var blank: String { space + " |" }

  /// Lines that are not shown.
  var elision: String { padded("...") + " |" }

  func arrow(_ place: String) -> String { space + "--> " + place }

  /// The first line of an explanation, and the indent of those that follow.
  func label(_ label: String) -> String {
    space + " = " + label + String(repeating: " ", count: max(1, 9 - label.count))
  }

  var continuation: String { space + String(repeating: " ", count: 12) }

  private var space: String { String(repeating: " ", count: width) }

  private func padded(_ text: String) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

/// Some lines of a file with one span of it underlined.
struct Frame {
  let chart: Chart
  let span: SourceSpan
  let underline: Character
  let ink: Ink?
  let label: String?
  /// Whether the line that the marked one hangs from is shown too.
  let showsContext: Bool

  /// What stands under the arrow.
  func lines(in gutter: Gutter, _ style: Style) -> [String] {
    let span = chart.clamped(span)
    let number = chart.lines.line(at: span.offset)
    let excerpt = chart.excerpt(ofLine: number, marking: span)
    let marks = style.paint(String(repeating: underline, count: excerpt.width), ink)
    let words = label.map { " " + $0.visible } ?? ""
    return context(ofLine: number, in: gutter) + [
      gutter.numbered(number, excerpt.text),
      gutter.under(String(repeating: " ", count: excerpt.indent) + marks + words),
    ] + (goesOn(span, after: number) ? [gutter.elision] : [])
  }

  private func context(ofLine number: Int, in gutter: Gutter) -> [String] {
    guard showsContext, let above = chart.context(ofLine: number) else { return [] }
    let line = gutter.numbered(above, chart.excerpt(ofLine: above).text)
    return above + 1 < number ? [line, gutter.elision] : [line]
  }

  /// Whether the span has more than the line's end beyond its first line.
  private func goesOn(_ span: SourceSpan, after number: Int) -> Bool {
    number < chart.lines.count && span.end > chart.lines.starts[number]
  }
}

import Rules
import Syntax

/// A fix as the lines that go and the lines that come.
struct Change {
  /// `- old` and `+ new`, in the order of the file.
  let lines: [String]

  /// Stretches longer than this are not drawn: the title must do.
  private static let limit = 2_000

  init(_ fix: Fix, in chart: Chart) {
    lines = Change.stretches(fix.edits, in: chart).flatMap { Change.lines($0, in: chart) }
  }

  /// Edits on the same lines, and those lines.
  private struct Stretch {
    var edits: [Edit]
    let first: Int
    var last: Int
  }

  private static func stretches(_ edits: [Edit], in chart: Chart) -> [Stretch] {
    var stretches: [Stretch] = []
    for edit in edits {
      let span = chart.clamped(edit.span)
      let first = chart.lines.line(at: span.offset)
      let last = chart.lines.line(at: span.end)
      if let index = stretches.indices.last, first <= stretches[index].last {
        stretches[index].edits.append(edit)
        stretches[index].last = max(last, stretches[index].last)
      } else {
        stretches.append(Stretch(edits: [edit], first: first, last: last))
      }
    }
    return stretches
  }

  private static func lines(_ stretch: Stretch, in chart: Chart) -> [String] {
    let lower = chart.lines.span(ofLine: stretch.first).offset
    let upper = chart.lines.span(ofLine: stretch.last).end
    let text = stretch.edits.reduce(upper - lower) { $0 + $1.text.utf8.count }
    guard text <= limit else { return [] }
    var old = split(Array(chart.bytes[lower..<upper]))
    var new = split(applied(stretch.edits, to: chart, from: lower, to: upper))
    while let a = old.first, a == new.first {
      old.removeFirst()
      new.removeFirst()
    }
    while let a = old.last, a == new.last {
      old.removeLast()
      new.removeLast()
    }
    let same = sharedPrefix(old.first ?? "", new.first ?? "")
    return old.map { "- " + shown($0, from: same) } + new.map { "+ " + shown($0, from: same) }
  }

  private static func applied(_ edits: [Edit], to chart: Chart, from lower: Int, to upper: Int)
    -> [UInt8]
  {
    var result: [UInt8] = []
    var cursor = lower
    for edit in edits {
      let span = chart.clamped(edit.span)
      guard span.offset >= cursor else { continue }
      result += chart.bytes[cursor..<span.offset]
      result += Array(edit.text.utf8)
      cursor = span.end
    }
    return cursor < upper ? result + chart.bytes[cursor..<upper] : result
  }

  private static func split(_ bytes: [UInt8]) -> [String] {
    let map = LineMap(bytes)
    return (1...map.count).map { number in
      String(decoding: bytes[map.span(ofLine: number).range], as: UTF8.self)
    }
  }

  private static func sharedPrefix(_ a: String, _ b: String) -> Int {
    zip(a.unicodeScalars, b.unicodeScalars).prefix { $0 == $1 }.count
  }

  private static func shown(_ line: String, from mark: Int) -> String {
    let scalars = Array(line.unicodeScalars)
    return Excerpt(scalars, marking: min(mark, scalars.count)..<scalars.count).text
  }
}

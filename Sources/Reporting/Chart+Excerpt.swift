import Syntax

extension Chart {
  /// A line with the part of the span that lies on it marked.
  ///
  /// Only the bytes around the span are decoded, for a line can be as long as its file. The three
  /// pieces are decoded apart, so that a byte which is no UTF-8 cannot move the mark.
  func excerpt(ofLine number: Int, marking span: SourceSpan) -> Excerpt {
    let line = lines.span(ofLine: number)
    let mark = span.range.clamped(to: line.range)
    let shown = window(around: mark.lowerBound, in: line)
    let marked = mark.clamped(to: shown)
    var before = scalars(shown.lowerBound..<marked.lowerBound)
    var middle = scalars(marked)
    if shown.lowerBound == 0 { Chart.dropByteOrderMark(&before, &middle) }
    return Excerpt(
      before + middle + scalars(marked.upperBound..<shown.upperBound),
      marking: before.count..<(before.count + middle.count),
      isCutBefore: shown.lowerBound > line.offset, isCutAfter: shown.upperBound < line.end)
  }

  /// A line that nothing is marked on.
  func excerpt(ofLine number: Int) -> Excerpt {
    excerpt(
      ofLine: number, marking: SourceSpan(offset: lines.span(ofLine: number).offset, length: 0))
  }

  /// The bytes of a line near an offset, cut between characters.
  private func window(around offset: Int, in line: SourceSpan) -> Range<Int> {
    let reach = 512
    var lower = max(line.offset, offset - reach)
    var upper = min(line.end, offset + reach)
    while lower > line.offset, lower < offset, bytes[lower] & 0xC0 == 0x80 { lower += 1 }
    while upper < line.end, upper > offset, bytes[upper] & 0xC0 == 0x80 { upper -= 1 }
    return lower..<max(lower, upper)
  }

  private func scalars(_ range: Range<Int>) -> [Unicode.Scalar] {
    Array(String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self).unicodeScalars)
  }

  /// A file's byte order mark is no part of its first line.
  private static func dropByteOrderMark(
    _ before: inout [Unicode.Scalar], _ middle: inout [Unicode.Scalar]
  ) {
    if before.first == "\u{FEFF}" {
      before.removeFirst()
    } else if before.isEmpty, middle.first == "\u{FEFF}" {
      middle.removeFirst()
    }
  }
}

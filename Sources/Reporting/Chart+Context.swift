import Syntax

extension Chart {
  /// The line above that an indented line hangs from, `ALTER TABLE orders` over its actions; for a
  /// blank line, the last line with text. It says what the marked words belong to.
  func context(ofLine number: Int) -> Int? {
    guard let indent = indent(ofLine: number) else { return lastText(above: number) }
    guard indent > 0 else { return nil }
    for above in stride(from: number - 1, through: max(1, number - 60), by: -1) {
      guard let other = self.indent(ofLine: above), !isComment(above, after: other) else {
        continue
      }
      if endsStatement(above) { return nil }
      if other < indent { return above }
    }
    return nil
  }

  private func lastText(above number: Int) -> Int? {
    stride(from: number - 1, through: max(1, number - 10), by: -1).first {
      indent(ofLine: $0) != nil
    }
  }

  /// How far a line is indented, in bytes; nil for a blank one.
  private func indent(ofLine number: Int) -> Int? {
    let line = lines.span(ofLine: number)
    let upper = min(line.end, line.offset + 512)
    let first = bytes[line.offset..<upper].firstIndex { $0 != 0x20 && $0 != 0x09 }
    return first.map { $0 - line.offset }
  }

  private func isComment(_ number: Int, after indent: Int) -> Bool {
    bytes.dropFirst(lines.span(ofLine: number).offset + indent).starts(with: "--".utf8)
  }

  private func endsStatement(_ number: Int) -> Bool {
    let line = lines.span(ofLine: number)
    let last = bytes[max(line.offset, line.end - 64)..<line.end].last { $0 != 0x20 && $0 != 0x09 }
    return last == UInt8(ascii: ";")
  }
}

/// Where the lines of a text begin, so that a byte offset becomes a line and a column.
///
/// Lines end with LF, CRLF or a lone CR, as editors and SARIF count them.
package struct LineMap: Sendable {
  /// The offset of each line's first byte; the first is 0.
  package let starts: [Int]
  private let bytes: [UInt8]
  /// How many units of each kind stand before every so many bytes, where a line is long: many places
  /// in one line are then no more work than in many. Empty where none is.
  private let milestones: [(characters: Int, utf16: Int)]
  private static var stride: Int { 4096 }

  package init(_ bytes: [UInt8]) {
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte <= UInt8(ascii: "\r") {
      if byte == UInt8(ascii: "\n") {
        starts.append(index + 1)
      } else if byte == UInt8(ascii: "\r"),
        index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n")
      {
        starts.append(index + 1)
      }
    }
    self.starts = starts
    self.bytes = bytes
    let ends = starts.dropFirst() + [bytes.count]
    let isLong = zip(starts, ends).contains { $1 - $0 > LineMap.stride }
    milestones = isLong ? LineMap.milestones(in: bytes) : []
  }

  private static func milestones(in bytes: [UInt8]) -> [(characters: Int, utf16: Int)] {
    var sums = [(characters: 0, utf16: 0)]
    for start in Swift.stride(from: 0, to: bytes.count, by: stride) {
      let part = bytes[start..<min(bytes.count, start + stride)]
      let last = sums[sums.count - 1]
      sums.append(
        (
          last.characters + ColumnUnit.characters.count(part),
          last.utf16 + ColumnUnit.utf16.count(part)
        ))
    }
    return sums
  }

  /// How many units the bytes between two places make.
  private func units(_ start: Int, _ end: Int, _ unit: ColumnUnit) -> Int {
    guard end - start > LineMap.stride, !milestones.isEmpty else {
      return unit.count(bytes[min(start, end)..<end])
    }
    let first = start / LineMap.stride + 1
    let last = end / LineMap.stride
    let whole =
      switch unit {
      case .characters: milestones[last].characters - milestones[first].characters
      case .utf16: milestones[last].utf16 - milestones[first].utf16
      }
    return unit.count(bytes[start..<(first * LineMap.stride)]) + whole
      + unit.count(bytes[(last * LineMap.stride)..<end])
  }

  package var count: Int { starts.count }

  /// The line, counted from 1, that holds the byte at `offset`.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(1, low)
  }

  /// The bytes of a line, counted from 1, without its line end.
  package func span(ofLine line: Int) -> SourceSpan {
    guard line >= 1, line <= starts.count else { return SourceSpan(bytes.count, bytes.count) }
    let start = starts[line - 1]
    var end = line < starts.count ? starts[line] : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    return SourceSpan(start, end)
  }

  /// Line and column, both counted from 1, the column in the units asked for.
  package func position(at offset: Int, in unit: ColumnUnit = .characters) -> Position {
    let offset = min(max(0, offset), bytes.count)
    let line = line(at: offset)
    let start = starts[line - 1]
    return Position(line: line, column: 1 + units(start, offset, unit))
  }
}

/// A place in a text, both numbers counted from 1.
package struct Position: Hashable, Sendable {
  package let line: Int
  package let column: Int
}

/// What a column counts. Text and JSON count characters (Unicode scalars), SARIF UTF-16 units.
package enum ColumnUnit: Sendable {
  case characters, utf16

  /// How many units the bytes make. A byte that is no UTF-8 counts as one.
  func count(_ bytes: ArraySlice<UInt8>) -> Int {
    switch self {
    case .characters:
      var text = 0
      for byte in bytes where byte & 0xC0 != 0x80 { text += 1 }
      return text
    case .utf16:
      var units = 0
      for byte in bytes where byte & 0xC0 != 0x80 { units += byte >= 0xF0 ? 2 : 1 }
      return units
    }
  }
}

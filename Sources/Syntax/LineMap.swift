/// Where the lines of a text begin, so that a byte offset becomes a line and a column.
///
/// Lines end with LF, CRLF or a lone CR, as editors and SARIF count them.
package struct LineMap: Sendable {
  /// The offset of each line's first byte; the first is 0.
  package let starts: [Int]
  private let bytes: [UInt8]

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
    return Position(line: line, column: 1 + unit.count(bytes[min(start, offset)..<offset]))
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

import Syntax

/// A line and its columns, all counted from 1.
struct Place: Hashable {
  let line: Int
  /// In Unicode scalars, as text and JSON count.
  let column: Int
  /// In UTF-16 units, as SARIF counts.
  let utf16Column: Int

  static let first = Place(line: 1, column: 1, utf16Column: 1)
}

/// Two places, the end exclusive.
struct Region: Hashable {
  let start: Place
  let end: Place

  var isOnOneLine: Bool { start.line == end.line }
}

/// One file's text, its lines, and the places that the report asks for.
struct Chart {
  let bytes: [UInt8]
  let lines: LineMap
  /// The offsets asked for, in order, and the place of each.
  private let offsets: [Int]
  private let places: [Place]

  init(_ source: Source, offsets: [Int]) {
    bytes = source.bytes
    lines = LineMap(bytes)
    let count = bytes.count
    let sorted = offsets.map { min(max(0, $0), count) }.sorted()
    self.offsets = sorted.indices.compactMap { index in
      index > 0 && sorted[index] == sorted[index - 1] ? nil : sorted[index]
    }
    places = Chart.places(self.offsets, in: bytes, lines)
  }

  /// Where the span begins and ends; what lies outside the file is moved to its edge.
  func region(of span: SourceSpan) -> Region {
    Region(start: place(of: span.offset), end: place(of: span.end))
  }

  /// The span cut to the bytes that are there.
  func clamped(_ span: SourceSpan) -> SourceSpan {
    let lower = min(max(0, span.offset), bytes.count)
    return SourceSpan(lower, min(max(lower, span.end), bytes.count))
  }

  /// An offset that was asked for.
  func place(of offset: Int) -> Place {
    let offset = min(max(0, offset), bytes.count)
    var (low, high) = (0, offsets.count)
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low < offsets.count && offsets[low] == offset ? places[low] : .first
  }

  /// Walks the offsets in order and counts each stretch between two of them once.
  private static func places(_ offsets: [Int], in bytes: [UInt8], _ lines: LineMap) -> [Place] {
    var places: [Place] = []
    places.reserveCapacity(offsets.count)
    var last = (offset: 0, place: Place.first)
    for offset in offsets {
      let line = lines.line(at: offset)
      if line != last.place.line {
        last = (lines.starts[line - 1], Place(line: line, column: 1, utf16Column: 1))
      }
      let (scalars, units) = Chart.count(bytes[last.offset..<offset])
      let place = Place(
        line: line, column: last.place.column + scalars,
        utf16Column: last.place.utf16Column + units)
      places.append(place)
      if !isInsideCharacter(offset, of: bytes) { last = (offset, place) }
    }
    return places
  }

  /// How many Unicode scalars and UTF-16 units the bytes make.
  private static func count(_ bytes: ArraySlice<UInt8>) -> (scalars: Int, units: Int) {
    if bytes.allSatisfy({ $0 < 0x80 }) { return (bytes.count, bytes.count) }
    let text = String(decoding: bytes, as: UTF8.self)
    return (text.unicodeScalars.count, text.utf16.count)
  }

  /// Whether the offset parts a character's bytes, after which the count could not go on.
  private static func isInsideCharacter(_ offset: Int, of bytes: [UInt8]) -> Bool {
    guard offset < bytes.count, bytes[offset] & 0xC0 == 0x80 else { return false }
    return bytes[max(0, offset - 3)..<offset].contains { $0 >= 0xC0 }
  }
}

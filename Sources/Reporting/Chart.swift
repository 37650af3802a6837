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
  private let places: [Int: Place]

  init(_ source: Source, offsets: [Int]) {
    bytes = source.bytes
    lines = LineMap(bytes)
    places = Chart.places(offsets, in: bytes, lines)
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

  private func place(of offset: Int) -> Place {
    places[min(max(0, offset), bytes.count)] ?? .first
  }

  /// Walks the offsets in order and counts each stretch between two of them once.
  private static func places(_ offsets: [Int], in bytes: [UInt8], _ lines: LineMap) -> [Int: Place]
  {
    var places: [Int: Place] = [:]
    var last = (offset: 0, place: Place.first)
    for offset in Set(offsets.map { min(max(0, $0), bytes.count) }).sorted() {
      let line = lines.line(at: offset)
      if line != last.place.line {
        last = (lines.starts[line - 1], Place(line: line, column: 1, utf16Column: 1))
      }
      let text = String(decoding: bytes[last.offset..<offset], as: UTF8.self)
      let place = Place(
        line: line, column: last.place.column + text.unicodeScalars.count,
        utf16Column: last.place.utf16Column + text.utf16.count)
      places[offset] = place
      if !isInsideCharacter(offset, of: bytes) { last = (offset, place) }
    }
    return places
  }

  /// Whether the offset parts a character's bytes, after which the count could not go on.
  private static func isInsideCharacter(_ offset: Int, of bytes: [UInt8]) -> Bool {
    guard offset < bytes.count, bytes[offset] & 0xC0 == 0x80 else { return false }
    return bytes[max(0, offset - 3)..<offset].contains { $0 >= 0xC0 }
  }
}

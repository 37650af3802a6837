/// A text to be read: its name as the user reached it, and its bytes as they stand in the file.
package struct Source: Sendable {
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The text of a span, invalid UTF-8 replaced. Empty where the span lies outside the file.
  package func text(_ span: SourceSpan) -> String {
    let range = span.range.clamped(to: 0..<bytes.count)
    return String(decoding: bytes[range], as: UTF8.self)
  }
}

/// A half-open range of bytes of one file: what outlives a statement is placed by it.
package struct SourceSpan: Hashable, Sendable {
  // Small, for there are many; no file is longer.
  private let first: UInt32
  private let count: UInt32

  package init(offset: Int, length: Int) {
    first = UInt32(clamping: offset)
    count = UInt32(clamping: length)
  }

  /// The first byte, counted from 0.
  package var offset: Int { Int(first) }
  /// How many bytes.
  package var length: Int { Int(count) }

  package init(_ lower: Int, _ upper: Int) {
    self.init(offset: lower, length: max(0, upper - lower))
  }

  package var end: Int { offset + length }
  package var range: Range<Int> { offset..<end }

  /// Whether every byte of `other` is also one of this span.
  package func contains(_ other: SourceSpan) -> Bool {
    offset <= other.offset && other.end <= end
  }
}

import Foundation

/// The lines of a text, as ranges of its bytes. A tool's marks stand on lines of their own.
struct TextLines: Sequence {
  struct Line {
    /// Without the line's end.
    let content: Range<Int>
    /// With it.
    let whole: Range<Int>
    fileprivate let bytes: [UInt8]

    var text: String { String(decoding: bytes[content], as: UTF8.self) }

    /// The text without white space at its ends.
    var trimmed: String { text.trimmingCharacters(in: .whitespacesAndNewlines) }

    /// Whether the first bytes behind blanks are these: looked at before any text is made.
    func begins(with prefix: StaticString) -> Bool {
      let start = content.drop { bytes[$0] == 0x20 || bytes[$0] == 0x09 }
      return prefix.withUTF8Buffer {
        start.count >= $0.count
          && bytes[start.startIndex..<start.startIndex + $0.count].elementsEqual($0)
      }
    }

    /// Whether these bytes stand somewhere in it.
    func contains(_ text: StaticString) -> Bool { bytes.contains(text, in: content) }

    /// Whether the text of a comment begins with one of these, small letters standing for capital
    /// ones too.
    func comments(with letters: StaticString) -> Bool {
      let dash = UInt8(ascii: "-")
      guard let place = content.first(where: { !bytes[$0].isBlank && bytes[$0] != dash }) else {
        return false
      }
      let byte = bytes[place]
      let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      return letters.withUTF8Buffer { $0.contains(isCapital ? byte | 0x20 : byte) }
    }

    var isBlank: Bool { content.allSatisfy { bytes[$0].isBlank } }
    var isComment: Bool { begins(with: "--") }
  }

  private let bytes: [UInt8]
  private let range: Range<Int>

  init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
    self.bytes = bytes
    self.range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
  }

  func makeIterator() -> Iterator {
    var start = range.lowerBound
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      start = Swift.min(3, range.upperBound)
    }
    return Iterator(bytes: bytes, start: start, end: range.upperBound)
  }

  struct Iterator: IteratorProtocol {
    fileprivate let bytes: [UInt8]
    fileprivate var start: Int
    fileprivate let end: Int

    mutating func next() -> Line? {
      guard start < end else { return nil }
      let newline = bytes.firstPlace(of: 0x0A, in: start..<end) ?? end
      var last = newline
      if last > start, bytes[last - 1] == 0x0D { last -= 1 }
      let limit = Swift.min(newline + 1, end)
      defer { start = limit }
      return Line(content: start..<last, whole: start..<limit, bytes: bytes)
    }
  }
}

extension UInt8 {
  var isBlank: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
}

extension [UInt8] {
  /// Where a byte first stands in a range. The C library looks at many at once.
  func firstPlace(of byte: UInt8, in range: Range<Int>) -> Int? {
    withUnsafeBytes { buffer in
      let part = UnsafeRawBufferPointer(rebasing: buffer[range])
      guard let start = part.baseAddress, let found = memchr(start, Int32(byte), part.count) else {
        return nil
      }
      return range.lowerBound + (UnsafeRawPointer(found) - start)
    }
  }

  /// Whether a text stands somewhere in a range, as bytes.
  func contains(_ text: StaticString, in range: Range<Int>) -> Bool {
    text.withUTF8Buffer { needle in
      guard let first = needle.first else { return true }
      var start = range.lowerBound
      let end = Swift.max(start, range.upperBound - needle.count + 1)
      while let place = firstPlace(of: first, in: start..<end) {
        if self[place..<place + needle.count].elementsEqual(needle) { return true }
        start = place + 1
      }
      return false
    }
  }

  /// The same, with blanks in place of everything in the ranges but the ends of lines.
  func blanked(_ ranges: [Range<Int>]) -> [UInt8] {
    var copy = self
    for index in ranges.joined() where copy[index] != 0x0A && copy[index] != 0x0D {
      copy[index] = 0x20
    }
    return copy
  }

  /// Where a text stands in a range, as bytes.
  func ranges(of needle: String, in range: Range<Int>? = nil) -> [Range<Int>] {
    let needle = Array(needle.utf8)
    guard let first = needle.first else { return [] }
    var found: [Range<Int>] = []
    var index = range?.lowerBound ?? 0
    let end = range?.upperBound ?? count
    while index + needle.count <= end {
      if self[index] == first, self[index..<index + needle.count].elementsEqual(needle) {
        found.append(index..<index + needle.count)
        index += needle.count
      } else {
        index += 1
      }
    }
    return found
  }
}

extension String {
  /// Whether a regular expression matches somewhere. What a tool's own pattern says is kept as it is
  /// written there.
  func matches(_ pattern: String, ignoringCase: Bool = false) -> Bool {
    captures(pattern, ignoringCase: ignoringCase) != nil
  }

  /// What a regular expression's groups hold at its first match.
  func captures(_ pattern: String, ignoringCase: Bool = false) -> [String]? {
    let options: NSRegularExpression.Options = ignoringCase ? [.caseInsensitive] : []
    guard let expression = Patterns.shared.expression(pattern, options) else { return nil }
    let whole = NSRange(startIndex..., in: self)
    guard let match = expression.firstMatch(in: self, range: whole) else { return nil }
    return (0..<match.numberOfRanges).map { index in
      Range(match.range(at: index), in: self).map { String(self[$0]) } ?? ""
    }
  }
}

/// Compiled expressions, each once.
private final class Patterns: @unchecked Sendable {
  static let shared = Patterns()
  private let lock = NSLock()
  private var compiled: [String: NSRegularExpression] = [:]

  func expression(_ pattern: String, _ options: NSRegularExpression.Options)
    -> NSRegularExpression?
  {
    lock.lock()
    defer { lock.unlock() }
    let key = pattern + "/\(options.rawValue)"
    if let known = compiled[key] { return known }
    let made = try? NSRegularExpression(pattern: pattern, options: options)
    compiled[key] = made
    return made
  }
}

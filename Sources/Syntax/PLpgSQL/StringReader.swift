/// Decodes a string constant piece by piece, and keeps where each piece stands in the file.
struct StringReader {
  private(set) var text: [UInt8] = []
  private(set) var map: SourceMap
  private let bytes: [UInt8]
  private let outer: SourceMap?
  private let kind: Token.Kind
  private let end: Int
  private var index: Int
  /// The escape character of `U&''`.
  private var escape = UInt8(ascii: "\\")

  init(_ token: Token, in bytes: [UInt8], map outer: SourceMap?) {
    self.bytes = bytes
    self.outer = outer
    kind = token.kind
    let range = token.range.clamped(to: 0..<bytes.count)
    let prefix =
      switch token.kind {
      case .escapeString: 2
      case .unicodeString: 3
      default: 1
      }
    index = min(range.lowerBound + prefix, range.upperBound)
    end = range.upperBound
    let start = outer.place(SourceSpan(index, index)).offset
    map = SourceMap(file: outer?.file ?? bytes, start: start)
    if kind == .unicodeString { escape = escapeCharacter(range) }
  }

  /// Reads to the closing quote.
  mutating func read() {
    while index < end {
      if bytes[index] == UInt8(ascii: "'") {
        if byte(1) == UInt8(ascii: "'") {
          take(2, as: [UInt8(ascii: "'")])
        } else if let next = nextPart {
          index = next
        } else {
          return
        }
      } else if kind == .escapeString, bytes[index] == UInt8(ascii: "\\") {
        takeBackslash()
      } else if kind == .unicodeString, bytes[index] == escape {
        takeUnicode()
      } else {
        take(1, as: [bytes[index]])
      }
    }
  }

  private func byte(_ distance: Int) -> UInt8 {
    index + distance < end ? bytes[index + distance] : 0
  }

  /// Takes so many bytes, which mean these.
  private mutating func take(_ count: Int, as meaning: [UInt8]) {
    let limit = min(index + count, end)
    let place = outer.place(SourceSpan(index, limit))
    text += meaning
    map.append(meaning.count, from: place.range)
    index = limit
  }

  /// Where the next part of a string that is continued on another line begins, if there is one.
  private var nextPart: Int? {
    var place = index + 1
    while place < end, bytes[place] != UInt8(ascii: "'") {
      // A comment may stand between, and it may hold quotes; U&'' may name its escape character.
      if kind == .unicodeString, folded(bytes[place]) == UInt8(ascii: "u") { return nil }
      if bytes[place] == UInt8(ascii: "-") {
        while place < end, !bytes[place].isNewline { place += 1 }
      } else {
        place += 1
      }
    }
    return place < end ? place + 1 : nil
  }

  private mutating func takeBackslash() {
    var length = 2
    switch byte(1) {
    case UInt8(ascii: "u"): length = 6
    case UInt8(ascii: "U"): length = 10
    case UInt8(ascii: "x"): length = 2 + digits(from: 2, most: 2, \.isHexDigit)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      length = 1 + digits(from: 1, most: 3) { $0.isDigit && $0 < UInt8(ascii: "8") }
    default: break
    }
    let unit = Array(bytes[index..<min(index + length, end)])
    take(length, as: decodeEscapes(unit))
  }

  private func digits(from start: Int, most: Int, _ fits: (UInt8) -> Bool) -> Int {
    var count = 0
    while count < most, fits(byte(start + count)) { count += 1 }
    return count
  }

  private mutating func takeUnicode() {
    if byte(1) == escape { return take(2, as: [escape]) }
    let length = byte(1) == UInt8(ascii: "+") ? 8 : 5
    var unit = Array(bytes[index..<min(index + length, end)])
    unit[0] = UInt8(ascii: "\\")
    let whole = Array("U&'".utf8) + unit + [UInt8(ascii: "'")]
    take(length, as: decodeUnicode(whole[...], quote: UInt8(ascii: "'")))
  }

  /// The character that UESCAPE names behind the string.
  private func escapeCharacter(_ range: Range<Int>) -> UInt8 {
    let tail = bytes[range].suffix(3)
    guard tail.count == 3, let quote = tail.first, quote == UInt8(ascii: "'"),
      bytes[range].dropLast(3).suffix(16).contains(where: { folded($0) == UInt8(ascii: "p") })
    else { return UInt8(ascii: "\\") }
    // `… UESCAPE 'x'`: its last word stands between the string's end and this quote.
    var place = range.upperBound - 4
    while place > range.lowerBound,
      bytes[place] == 0x20 || bytes[place].isNewline || bytes[place] == 0x09
    {
      place -= 1
    }
    let word = bytes[max(range.lowerBound, place - 6)...place].map(folded)
    return word == Array("uescape".utf8) ? bytes[range.upperBound - 2] : UInt8(ascii: "\\")
  }
}

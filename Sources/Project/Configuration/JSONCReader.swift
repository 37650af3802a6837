import Syntax

/// Reads JSON with comments (`//`, `/* */`) and trailing commas. Foundation's reader gives no places
/// and lets doubled keys pass.
package struct JSONCReader {
  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0

  /// How deep values may nest; no configuration comes near.
  private static let depthLimit = 64

  /// The value of a whole text.
  package static func read(_ bytes: [UInt8]) throws(JSONCFailure) -> JSONCValue {
    var reader = JSONCReader(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.index = 3 }
    let value = try reader.value()
    try reader.skipBlanks()
    guard reader.index == bytes.count else {
      throw reader.failure("nothing may stand behind the end of the value")
    }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  // MARK: Values

  private mutating func value() throws(JSONCFailure) -> JSONCValue {
    try skipBlanks()
    guard let byte = peek else { throw failure("a value is missing here") }
    guard depth < JSONCReader.depthLimit else { throw failure("this nests too deep") }
    depth += 1
    defer { depth -= 1 }
    let start = index
    let content: JSONCValue.Content
    switch byte {
    case UInt8(ascii: "{"): content = try object()
    case UInt8(ascii: "["): content = try array()
    case UInt8(ascii: "\""): content = .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): content = try number()
    default: content = try word()
    }
    return JSONCValue(content: content, span: SourceSpan(start, index))
  }

  private mutating func object() throws(JSONCFailure) -> JSONCValue.Content {
    let open = index
    index += 1
    var members: [JSONCValue.Member] = []
    while try !closes(UInt8(ascii: "}"), openedAt: open) {
      let start = index
      guard peek == UInt8(ascii: "\"") else { throw failure("a key in double quotes belongs here") }
      let key = try string()
      let span = SourceSpan(start, index)
      if members.contains(where: { $0.key == key }) {
        throw JSONCFailure("the key \"\(key)\" stands here for the second time", at: span)
      }
      try skipBlanks()
      guard peek == UInt8(ascii: ":") else { throw failure("a colon belongs behind the key") }
      index += 1
      members.append(JSONCValue.Member(key: key, keySpan: span, value: try value()))
      try separate(before: UInt8(ascii: "}"))
    }
    return .object(members)
  }

  private mutating func array() throws(JSONCFailure) -> JSONCValue.Content {
    let open = index
    index += 1
    var values: [JSONCValue] = []
    while try !closes(UInt8(ascii: "]"), openedAt: open) {
      values.append(try value())
      try separate(before: UInt8(ascii: "]"))
    }
    return .array(values)
  }

  /// Whether a list or an object ends here; takes the bracket then.
  private mutating func closes(_ bracket: UInt8, openedAt open: Int) throws(JSONCFailure) -> Bool {
    try skipBlanks()
    guard let byte = peek else {
      let word = String(decoding: [bytes[open]], as: UTF8.self)
      throw JSONCFailure("this \(word) is never closed", at: SourceSpan(offset: open, length: 1))
    }
    guard byte == bracket else { return false }
    index += 1
    return true
  }

  /// Takes the comma that must stand between two values, and may stand behind the last.
  private mutating func separate(before bracket: UInt8) throws(JSONCFailure) {
    try skipBlanks()
    guard let byte = peek, byte != bracket else { return }
    guard byte == UInt8(ascii: ",") else { throw failure("a comma is missing before this") }
    index += 1
  }

  private mutating func number() throws(JSONCFailure) -> JSONCValue.Content {
    let start = index
    while let byte = peek, JSONCReader.isNumberByte(byte) { index += 1 }
    let span = SourceSpan(start, index)
    let text = String(decoding: bytes[span.range], as: UTF8.self)
    guard let number = Double(text), number.isFinite else {
      throw JSONCFailure("\(text) is no number", at: span)
    }
    return .number(number)
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  private mutating func word() throws(JSONCFailure) -> JSONCValue.Content {
    let start = index
    while let byte = peek, JSONCReader.isWordByte(byte) { index += 1 }
    switch String(decoding: bytes[start..<index], as: UTF8.self) {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    case "":
      throw failure("a value belongs here")
    case let other:
      throw JSONCFailure(
        "\(other) is no value; a text stands in double quotes", at: SourceSpan(start, index))
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: byte >= 0x80
    }
  }

  // MARK: Strings

  private mutating func string() throws(JSONCFailure) -> String {
    let start = index
    index += 1
    var text: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(&text)
      case 0..<0x20:
        throw JSONCFailure("this text is not closed in its line", at: SourceSpan(start, index))
      default:
        text.append(byte)
        index += 1
      }
    }
    throw JSONCFailure("this text is never closed", at: SourceSpan(start, index))
  }

  private mutating func escape(_ text: inout [UInt8]) throws(JSONCFailure) {
    let start = index
    index += 1
    guard let byte = peek else { return }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text += Array(String(try character(escapedAt: start)).utf8)
    default:
      throw JSONCFailure("this escape is none of JSON's", at: SourceSpan(start, index))
    }
  }

  /// `\u0041`, or a pair of surrogates.
  private mutating func character(escapedAt start: Int) throws(JSONCFailure) -> Character {
    var units: [UInt16] = [try unit(escapedAt: start)]
    if units[0] & 0xFC00 == 0xD800, bytes[index...].starts(with: Array("\\u".utf8)) {
      index += 2
      units.append(try unit(escapedAt: start))
    }
    guard let text = String(validating: units, as: UTF16.self), let character = text.first else {
      throw JSONCFailure("this is half a character", at: SourceSpan(start, index))
    }
    return character
  }

  private mutating func unit(escapedAt start: Int) throws(JSONCFailure) -> UInt16 {
    let end = min(index + 4, bytes.count)
    let digits = String(decoding: bytes[index..<end], as: UTF8.self)
    guard digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit),
      let unit = UInt16(digits, radix: 16)
    else { throw JSONCFailure("four hexadecimal digits belong here", at: SourceSpan(start, end)) }
    index = end
    return unit
  }

  // MARK: Between values

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipBlanks() throws(JSONCFailure) {
    while let byte = peek {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case UInt8(ascii: "/"): try skipComment()
      default: return
      }
    }
  }

  private mutating func skipComment() throws(JSONCFailure) {
    let start = index
    switch index + 1 < bytes.count ? bytes[index + 1] : 0 {
    case UInt8(ascii: "/"):
      while let byte = peek, byte != 0x0A, byte != 0x0D { index += 1 }
    case UInt8(ascii: "*"):
      index += 2
      while index + 1 < bytes.count {
        if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") {
          index += 2
          return
        }
        index += 1
      }
      throw JSONCFailure("this comment is never closed", at: SourceSpan(start, start + 2))
    default: throw failure("a comment begins with // or /*")
    }
  }

  private func failure(_ sentence: String) -> JSONCFailure {
    JSONCFailure(sentence, at: SourceSpan(offset: index, length: index < bytes.count ? 1 : 0))
  }
}

/// Writes flat JSON objects, one a line, byte by byte.
///
/// `parse` prints as many objects as a dump has statements; Foundation's encoder takes longer for
/// one than the parser for its statement. Everything else that is JSON goes through Foundation.
package struct JSONLine: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Lets go of what was written, and keeps the room for more.
  package mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  /// Begins an object.
  mutating func open() { bytes.append(UInt8(ascii: "{")) }

  /// Ends an object.
  mutating func close() { bytes.append(UInt8(ascii: "}")) }

  /// Ends a line.
  package mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

  mutating func add(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  mutating func add(_ name: StaticString, _ value: Int?) {
    key(name)
    if let value { bytes.append(decimal: value) } else { plain("null") }
  }

  mutating func add(_ name: StaticString, _ value: Bool) {
    key(name)
    plain(value ? "true" : "false")
  }

  mutating func add(_ name: StaticString, _ values: [String]) {
    add(name, values) { $0.string($1) }
  }

  /// A list, its elements written by the closure.
  mutating func add<Value>(
    _ name: StaticString, _ values: [Value], _ write: (inout JSONLine, Value) -> Void
  ) {
    key(name)
    bytes.append(UInt8(ascii: "["))
    for index in values.indices {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(&self, values[index])
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func key(_ name: StaticString) {
    if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    plain(name)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func plain(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.allSatisfy(JSONLine.isPlain) {
      bytes.append(contentsOf: text.utf8)
    } else {
      for byte in text.utf8 { escape(byte) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0x7F
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case 0..<0x20, 0x7F:
      plain("\\u00")
      bytes.append(JSONLine.digits[Int(byte >> 4)])
      bytes.append(JSONLine.digits[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }

  private static let digits = Array("0123456789abcdef".utf8)
}

extension [UInt8] {
  /// Writes a number in decimal digits.
  mutating func append(decimal value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(digits: value.magnitude)
  }

  private mutating func append(digits value: UInt) {
    if value >= 10 { append(digits: value / 10) }
    append(UInt8(ascii: "0") + UInt8(value % 10))
  }
}

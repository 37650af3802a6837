/// Writes one flat JSON object on one line, byte by byte.
///
/// `parse` prints as many objects as a dump has statements; Foundation's encoder takes longer for
/// one than the parser for its statement. Everything else that is JSON goes through Foundation.
struct JSONLine {
  private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]

  mutating func add(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  mutating func add(_ name: StaticString, _ value: Int?) {
    key(name)
    bytes += value.map { Array(String($0).utf8) } ?? Array("null".utf8)
  }

  mutating func add(_ name: StaticString, _ value: Bool) {
    key(name)
    bytes += Array((value ? "true" : "false").utf8)
  }

  mutating func add(_ name: StaticString, _ values: [String]) {
    key(name)
    list(values) { $0.string($1) }
  }

  /// A list of objects with these two members.
  mutating func add(
    _ name: StaticString, _ values: [(String, String)],
    as members: (StaticString, StaticString)
  ) {
    key(name)
    list(values) { line, value in
      var object = JSONLine()
      object.add(members.0, value.0)
      object.add(members.1, value.1)
      line.bytes += object.closed
    }
  }

  /// The object, closed.
  var closed: [UInt8] { bytes + [UInt8(ascii: "}")] }

  private mutating func list<Value>(_ values: [Value], _ write: (inout JSONLine, Value) -> Void) {
    bytes.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(&self, value)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func key(_ name: StaticString) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes += $0 }
    bytes += [UInt8(ascii: "\""), UInt8(ascii: ":")]
  }

  private mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20, 0x7F:
        bytes +=
          Array("\\u00".utf8) + [JSONLine.digits[Int(byte >> 4)], JSONLine.digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static let digits = Array("0123456789abcdef".utf8)
}

import Foundation

/// A value that is written as `null` when it is nil, not left out: readers can rely on every key.
@propertyWrapper
struct Nullable<Value: Encodable>: Encodable {
  let wrappedValue: Value?

  init(wrappedValue value: Value?) { wrappedValue = value }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue {
      try container.encode(wrappedValue)
    } else {
      try container.encodeNil()
    }
  }
}

/// Writes a document with sorted keys, so that equal reports are equal bytes.
///
/// No value of ours can fail to be written; were one to, `null` is still JSON.
func json(_ document: some Encodable) -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  do {
    return inert(Array(try encoder.encode(document))) + [UInt8(ascii: "\n")]
  } catch {
    assertionFailure("\(error)")
    return Array("null\n".utf8)
  }
}

/// The same JSON with what would steer a terminal or a CI log written as `\u` escapes. Such
/// characters stand only inside of strings, where a reader gets them back unchanged.
private func inert(_ bytes: [UInt8]) -> [UInt8] {
  if bytes.allSatisfy({ $0 < 0x7F && $0 != UInt8(ascii: "#") }) { return bytes }
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count + 1_024)
  var isAfterHash = false
  for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
    let isHash = scalar == "#"
    if scalar.value >= 0x7F && scalar.steers || isHash && isAfterHash {
      for unit in UTF16.encode(scalar) ?? .init() { result += escape(unit) }
    } else {
      result += UTF8.encode(scalar) ?? .init()
    }
    isAfterHash = isHash
  }
  return result
}

/// `\u001b`
private func escape(_ unit: UInt16) -> [UInt8] {
  let digits = String(unit, radix: 16)
  return Array("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
}

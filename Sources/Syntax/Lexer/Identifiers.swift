/// The longest name PostgreSQL keeps, in bytes (`NAMEDATALEN` - 1).
package let longestIdentifier = 63

/// What an identifier token spells: lower case unless quoted, quotes and escapes undone, cut to 63
/// bytes at a character's border.
package func decodeIdentifier(_ token: Token, in bytes: [UInt8]) -> [UInt8] {
  let text = bytes[token.range.clamped(to: 0..<bytes.count)]
  let name: [UInt8] =
    switch token.kind {
    case .quotedIdentifier: undoubled(text.dropFirst().dropLast(), UInt8(ascii: "\""))
    case .unicodeIdentifier: decodeUnicode(text, quote: UInt8(ascii: "\""))
    case .national: Array("nchar".utf8)
    default: text.map(folded)
    }
  return cut(name)
}

/// The content of a string token: quotes, continuations and escapes undone.
package func decodeString(_ token: Token, in bytes: [UInt8]) -> [UInt8] {
  let text = bytes[token.range.clamped(to: 0..<bytes.count)]
  switch token.kind {
  case .dollarString:
    let tag = (text.dropFirst().firstIndex(of: UInt8(ascii: "$")) ?? text.startIndex) + 1
    let length = tag - text.startIndex
    return Array(text.dropFirst(length).dropLast(length))
  case .unicodeString:
    return decodeUnicode(text, quote: UInt8(ascii: "'"))
  case .escapeString:
    return decodeEscapes(joined(text.dropFirst(), hasEscapes: true))
  case .bitString, .hexString:
    return joined(text.dropFirst())
  default:
    return undoubled(joined(text)[...], UInt8(ascii: "'"))
  }
}

/// The parts of a continued string, without the outer quotes and what stands between the parts.
private func joined(_ text: ArraySlice<UInt8>, hasEscapes: Bool = false) -> [UInt8] {
  let quote = UInt8(ascii: "'")
  let inside = text.dropFirst().dropLast()
  guard inside.contains(quote) else { return Array(inside) }
  var result: [UInt8] = []
  var index = inside.startIndex
  while index < inside.endIndex {
    let byte = inside[index]
    if hasEscapes, byte == UInt8(ascii: "\\"), index + 1 < inside.endIndex {
      result.append(byte)
      result.append(inside[index + 1])
      index += 2
    } else if byte != quote {
      result.append(byte)
      index += 1
    } else if index + 1 < inside.endIndex, inside[index + 1] == quote {
      result += [quote, quote]
      index += 2
    } else {
      // The end of one part: the next begins behind the next quote.
      index += 1
      while index < inside.endIndex, inside[index] != quote { index += 1 }
      index += 1
    }
  }
  return result
}

private func undoubled(_ text: ArraySlice<UInt8>, _ quote: UInt8) -> [UInt8] {
  guard text.contains(quote) else { return Array(text) }
  var result: [UInt8] = []
  var index = text.startIndex
  while index < text.endIndex {
    result.append(text[index])
    index += text[index] == quote ? 2 : 1
  }
  return result
}

private func cut(_ name: [UInt8]) -> [UInt8] {
  guard name.count > longestIdentifier else { return name }
  var length = longestIdentifier
  while length > 0, name[length] & 0xC0 == 0x80 { length -= 1 }
  return Array(name.prefix(length))
}

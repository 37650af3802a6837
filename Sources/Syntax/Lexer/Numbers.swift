/// Numeric constants.
extension Lexer {
  /// A number that begins with a digit, or with a dot and a digit.
  ///
  /// Since 16 there are hexadecimal, octal and binary integers, and underscores between digits.
  mutating func number(_ start: Int) -> Token {
    if server.major >= 16, let based = basedInteger(start) { return based }
    var index = digits(start)
    var kind = Token.Kind.integer
    if byte(index) == UInt8(ascii: "."), index < end, byte(index + 1) != UInt8(ascii: ".") {
      kind = .float
      index = digits(index + 1)
    }
    if byte(index) | 0x20 == UInt8(ascii: "e"), index < end {
      let sign = byte(index + 1) == UInt8(ascii: "+") || byte(index + 1) == UInt8(ascii: "-")
      let exponent = index + (sign ? 2 : 1)
      if byte(exponent).isDigit, exponent < end {
        kind = .float
        index = digits(exponent)
        // Without a sign, the exponent may be read as the beginning of an identifier.
        if !sign, index < end, bytes[index] == UInt8(ascii: "$") { return junk(start, index) }
      } else if sign {
        position = exponent
        return invalid(start, Lexer.junk)
      }
    }
    return finish(kind, start, index)
  }

  static let junk = "trailing junk after numeric literal"

  /// Rejects a number with the identifier that is glued to it.
  private mutating func junk(_ start: Int, _ limit: Int) -> Token {
    position = limit
    while position < end, bytes[position].continuesIdentifier { position += 1 }
    return invalid(start, Lexer.junk)
  }

  /// Ends a number, or rejects it with the identifier that is glued to it.
  private mutating func finish(_ kind: Token.Kind, _ start: Int, _ limit: Int) -> Token {
    let index = limit
    if index < end, bytes[index].startsIdentifier { return junk(start, index) }
    position = index
    let fits = kind == .integer && decimalFits(start, index)
    return Token(kind == .integer && !fits ? .float : kind, start, index)
  }

  /// `[0-9](_?[0-9])*`; the underscores since 16.
  private func digits(_ offset: Int) -> Int {
    var index = offset
    while index < end {
      if bytes[index].isDigit {
        index += 1
      } else if bytes[index] == UInt8(ascii: "_"), index > offset, server.major >= 16,
        byte(index + 1).isDigit, index + 1 < end
      {
        index += 2
      } else {
        break
      }
    }
    return index
  }

  /// `0x…`, `0o…`, `0b…`.
  private mutating func basedInteger(_ start: Int) -> Token? {
    guard bytes[start] == UInt8(ascii: "0") else { return nil }
    let name: String
    let radix: UInt64
    switch byte(start + 1) | 0x20 {
    case UInt8(ascii: "x"): (name, radix) = ("hexadecimal", 16)
    case UInt8(ascii: "o"): (name, radix) = ("octal", 8)
    case UInt8(ascii: "b"): (name, radix) = ("binary", 2)
    default: return nil
    }
    guard start + 1 < end else { return nil }
    var index = start + 2
    var value: UInt64 = 0
    while index < end {
      let place = bytes[index] == UInt8(ascii: "_") ? index + 1 : index
      guard place < end, let digit = digitValue(bytes[place]), UInt64(digit) < radix else { break }
      value = min(value * radix + UInt64(digit), 1 << 40)
      index = place + 1
    }
    if index > start + 2 {
      if index < end, bytes[index].continuesIdentifier { return junk(start, index) }
      position = index
      return Token(value <= UInt64(Int32.max) ? .integer : .float, start, index)
    }
    // `0x` alone, or with an underscore, unless a longer word makes it junk.
    let fail = byte(index) == UInt8(ascii: "_") && index < end ? index + 1 : index
    var word = start + 1
    while word < end, bytes[word].continuesIdentifier { word += 1 }
    position = max(word, fail)
    return invalid(start, word > fail ? Lexer.junk : "invalid \(name) integer")
  }

  private func digitValue(_ byte: UInt8) -> UInt8? {
    guard byte.isHexDigit else { return nil }
    return byte.isDigit ? byte - 0x30 : (byte | 0x20) - 0x61 + 10
  }

  /// Whether a decimal integer fits 32 bits; a larger one is a `numeric` to the grammar.
  private func decimalFits(_ start: Int, _ limit: Int) -> Bool {
    var value = 0
    for byte in bytes[start..<limit] where byte.isDigit {
      value = value * 10 + Int(byte - 0x30)
      if value > Int32.max { return false }
    }
    return true
  }
}

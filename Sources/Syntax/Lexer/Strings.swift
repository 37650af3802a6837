/// String constants.
extension Lexer {
  /// A quoted string whose first byte after the opening quote stands at `position`.
  mutating func quoted(_ kind: Token.Kind, _ start: Int) -> Token {
    var failure: (message: String, offset: Int)?
    var writesBytes = false
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "'") {
        // B'' and X'' know no doubled quote: the second begins another string.
        if self.byte(position + 1) == byte, kind != .bitString, kind != .hexString {
          position += 2
        } else {
          position += 1
          guard let next = continuation(position) else {
            if let failure { return invalid(start, failure.message, at: failure.offset) }
            if writesBytes, !isText(Token(kind, start, position)) { return invalidBytes(start) }
            return Token(kind, start, position)
          }
          position = next
        }
      } else if byte == UInt8(ascii: "\\"), kind == .escapeString {
        let letter = self.byte(position + 1)
        writesBytes = writesBytes || letter == UInt8(ascii: "x") || letter.isDigit
        let wrong = escape()
        if failure == nil { failure = wrong }
      } else {
        position += 1
      }
    }
    position = end
    if let failure { return invalid(start, failure.message, at: failure.offset) }
    switch kind {
    case .bitString: return invalid(start, "unterminated bit string literal")
    case .hexString: return invalid(start, "unterminated hexadecimal string literal")
    default: return invalid(start, "unterminated quoted string")
    }
  }

  /// Whether a string is UTF-8 without NUL when the bytes that its escapes write stand in it.
  private func isText(_ token: Token) -> Bool {
    let text = decodeString(token, in: bytes)
    return !text.contains(0) && String(validating: text, as: UTF8.self) != nil
  }

  private mutating func invalidBytes(_ start: Int) -> Token {
    let message = "invalid byte sequence for encoding \"UTF8\""
    failures.append(
      LexicalFailure(message: message, offset: start, token: start, hasPlace: false))
    return Token(.invalid, start, position)
  }

  /// Where a string goes on after white space with a newline and another quote, if it does.
  private func continuation(_ offset: Int) -> Int? {
    var index = offset
    var seenNewline = false
    while index < end {
      let byte = bytes[index]
      if byte.isNewline {
        seenNewline = true
        index += 1
      } else if isSpace(byte) {
        index += 1
      } else if byte == UInt8(ascii: "-"), self.byte(index + 1) == byte {
        while index < end, !bytes[index].isNewline { index += 1 }
        // A comment counts only with the newline that ends it.
        if index == end { return nil }
      } else {
        return byte == UInt8(ascii: "'") && seenNewline ? index + 1 : nil
      }
    }
    return nil
  }

  /// Reads one backslash escape of an `E''` string and says what is wrong with it.
  private mutating func escape() -> (message: String, offset: Int)? {
    let start = position
    let letter = byte(start + 1)
    position = min(start + 2, end)
    guard letter == UInt8(ascii: "u") || letter == UInt8(ascii: "U") else { return nil }
    guard let first = unicodeEscape(start) else { return ("invalid Unicode escape", start) }
    position = start + (letter == UInt8(ascii: "u") ? 6 : 10)
    if first >= 0xDC00, first <= 0xDFFF { return ("invalid Unicode surrogate pair", start) }
    guard first >= 0xD800, first <= 0xDBFF else {
      return first == 0 || first > 0x10FFFF ? ("invalid Unicode escape value", start) : nil
    }
    let second = position
    guard byte(second) == UInt8(ascii: "\\"), byte(second + 1) | 0x20 == UInt8(ascii: "u") else {
      return ("invalid Unicode surrogate pair", second)
    }
    guard let low = unicodeEscape(second) else { return ("invalid Unicode escape", second) }
    position = second + (byte(second + 1) == UInt8(ascii: "u") ? 6 : 10)
    return low >= 0xDC00 && low <= 0xDFFF ? nil : ("invalid Unicode surrogate pair", second)
  }

  /// The value of `\uXXXX` or `\UXXXXXXXX` at an offset, or nil where digits are missing.
  private func unicodeEscape(_ offset: Int) -> UInt32? {
    let digits = byte(offset + 1) == UInt8(ascii: "u") ? 4 : 8
    return hexValue(offset + 2, digits)
  }

  /// The value of so many hexadecimal digits, or nil.
  func hexValue(_ offset: Int, _ digits: Int) -> UInt32? {
    var value: UInt32 = 0
    for index in offset..<(offset + digits) {
      let byte = byte(index)
      guard byte.isHexDigit, index < end else { return nil }
      let digit = byte.isDigit ? byte - 0x30 : (byte | 0x20) - 0x61 + 10
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// `$1`, `$tag$…$tag$`, or a lone `$`.
  mutating func dollar(_ start: Int) -> Token {
    var index = start + 1
    if byte(index).isDigit, index < end { return parameter(start) }
    if byte(index).startsIdentifier, index < end {
      index += 1
      while index < end, bytes[index].continuesIdentifier, bytes[index] != UInt8(ascii: "$") {
        index += 1
      }
    }
    guard byte(index) == UInt8(ascii: "$"), index < end else { return symbol(.other, 1) }
    let delimiter = start...index
    index += 1
    while index < end {
      if bytes[index] == UInt8(ascii: "$"), matches(delimiter, at: index) {
        position = index + delimiter.count
        return Token(.dollarString, start, position)
      }
      index += 1
    }
    position = end
    return invalid(start, "unterminated dollar-quoted string")
  }

  private func matches(_ delimiter: ClosedRange<Int>, at offset: Int) -> Bool {
    guard offset + delimiter.count <= end else { return false }
    var index = offset
    for place in delimiter {
      if bytes[index] != bytes[place] { return false }
      index += 1
    }
    return true
  }

  private mutating func parameter(_ start: Int) -> Token {
    var index = start + 1
    var value = 0
    while index < end, bytes[index].isDigit {
      value = min(value * 10 + Int(bytes[index] - 0x30), Int(Int32.max) + 1)
      index += 1
    }
    position = index
    if index < end, bytes[index].startsIdentifier {
      while index < end, bytes[index].continuesIdentifier { index += 1 }
      position = index
      return invalid(start, "trailing junk after parameter")
    }
    if value > Int32.max, server.major >= 18 { return invalid(start, "parameter number too large") }
    return Token(.parameter, start, position)
  }
}

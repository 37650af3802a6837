/// `U&'…'` and `U&"…"`, with the UESCAPE that may follow (`parser.c`).
extension Lexer {
  /// Takes in a following `UESCAPE '…'`, and checks the escapes inside.
  mutating func withEscapeCharacter(_ token: Token) -> Token {
    // The server's scanner looks at the next token bare: one of these behind another looks no
    // further.
    guard token.kind != .invalid, !isLookingAhead else { return token }
    isLookingAhead = true
    defer { isLookingAhead = false }
    let start = Int(token.start)
    let closed = position
    let before = (failures.count, directives.count, isCommentReported)
    func comeBack(_ lexer: inout Lexer) {
      lexer.position = closed
      lexer.failures.removeLast(lexer.failures.count - before.0)
      lexer.directives.removeLast(lexer.directives.count - before.1)
      lexer.isCommentReported = before.2
    }

    var character = UInt8(ascii: "\\")
    let behind = next()
    if behind.kind == .invalid, let failure = failures.last {
      // The server reads the next token first, and fails on it.
      comeBack(&self)
      return invalid(start, failure.message, at: failure.offset)
    }
    if isUescape(behind) {
      let string = next()
      guard string.kind == .string || string.kind == .escapeString || string.kind == .dollarString
      else {
        position = Int(string.start)
        return invalid(
          start, "UESCAPE must be followed by a simple string literal", at: Int(string.start))
      }
      guard let chosen = escapeCharacter(string) else {
        return invalid(start, "invalid Unicode escape character", at: Int(string.start))
      }
      character = chosen
    } else {
      comeBack(&self)
    }
    if let wrong = wrongEscape(start + 3, closed - 1, character) {
      return invalid(start, wrong.message, at: wrong.offset)
    }
    return Token(token.kind, start, position)
  }

  private func isUescape(_ token: Token) -> Bool { token.keyword == .uescape }

  /// The one character of UESCAPE's string, where it may serve.
  private func escapeCharacter(_ token: Token) -> UInt8? {
    let text = bytes[token.range]
    guard token.kind == .string, text.count == 3, let byte = text.dropFirst().first else {
      return nil
    }
    let isBarred =
      byte.isHexDigit || isSpace(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "'")
      || byte == UInt8(ascii: "\"") || byte >= 0x80
    return isBarred ? nil : byte
  }

  /// The first wrong escape between two offsets.
  private func wrongEscape(_ lower: Int, _ upper: Int, _ character: UInt8)
    -> (message: String, offset: Int)?
  {
    var index = lower
    var high: UInt32?
    while index < upper {
      guard bytes[index] == character else {
        if high != nil { return ("invalid Unicode surrogate pair", index) }
        index += 1
        continue
      }
      if byte(index + 1) == character, index + 1 < upper {
        if high != nil { return ("invalid Unicode surrogate pair", index) }
        index += 2
        continue
      }
      let long = byte(index + 1) == UInt8(ascii: "+")
      guard let value = hexValue(index + (long ? 2 : 1), long ? 6 : 4) else {
        return ("invalid Unicode escape", index)
      }
      switch (high, value) {
      case (nil, 0xD800...0xDBFF): high = value
      case (nil, 0xDC00...0xDFFF): return ("invalid Unicode surrogate pair", index)
      case (.some, 0xDC00...0xDFFF): high = nil
      case (.some, _): return ("invalid Unicode surrogate pair", index)
      case (nil, _):
        if value == 0 || value > 0x10FFFF { return ("invalid Unicode escape value", index) }
      }
      index += long ? 8 : 5
    }
    return high == nil ? nil : ("invalid Unicode surrogate pair", upper)
  }
}

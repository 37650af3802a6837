/// Operators: the longest run of operator characters, cut back as the standard demands.
extension Lexer {
  mutating func operatorToken(_ start: Int) -> Token {
    if cutSigns.contains(start), let kind = bytes[start].selfKind { return symbol(kind, 1) }
    let limit = operatorEnd(start)
    let length = limit - start
    position = limit
    if length == 1, let kind = bytes[start].selfKind { return Token(kind, start, limit) }
    if length == 2, let kind = pairKind(bytes[start], bytes[start + 1]) {
      return Token(kind, start, limit)
    }
    if length >= 64 { return invalid(start, "operator too long") }
    return Token(.custom, start, limit)
  }

  private mutating func operatorEnd(_ start: Int) -> Int {
    var index = start
    while index < end, bytes[index].isOperatorCharacter {
      // A comment may begin inside the run, but not at its first byte: that was a gap.
      if index > start, beginsComment(index) { break }
      index += 1
    }
    guard index - start > 1, isSign(bytes[index - 1]) else { return index }
    // A trailing sign stays only with a character that no standard operator has.
    if bytes[start..<(index - 1)].contains(where: \.isBeyondStandardOperators) { return index }
    // Each of those that are cut off is a token: a long row of them is looked at once.
    let run = index
    while index - start > 1, isSign(bytes[index - 1]) { index -= 1 }
    cutSigns = index..<run
    return index
  }

  private func beginsComment(_ index: Int) -> Bool {
    let next = byte(index + 1)
    return bytes[index] == UInt8(ascii: "-") && next == UInt8(ascii: "-")
      || bytes[index] == UInt8(ascii: "/") && next == UInt8(ascii: "*")
  }

  private func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
  }

  private func pairKind(_ first: UInt8, _ second: UInt8) -> Token.Kind? {
    switch (first, second) {
    case (UInt8(ascii: "="), UInt8(ascii: ">")): .equalsGreater
    case (UInt8(ascii: "<"), UInt8(ascii: "=")): .lessEquals
    case (UInt8(ascii: ">"), UInt8(ascii: "=")): .greaterEquals
    case (UInt8(ascii: "<"), UInt8(ascii: ">")), (UInt8(ascii: "!"), UInt8(ascii: "=")): .notEquals
    default: nil
    }
  }
}

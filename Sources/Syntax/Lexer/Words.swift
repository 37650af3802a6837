/// Identifiers and keywords.
extension Lexer {
  /// An unquoted word, or the prefix of a string: `B''`, `X''`, `N''`, `E''`, `U&''`, `U&""`.
  mutating func word(_ start: Int, _ first: UInt8) -> Token {
    if let prefixed = prefixedString(start, first) { return prefixed }
    var index = start + 1
    var hash = KeywordTable.hash(KeywordTable.start, first)
    while index < end {
      let byte = bytes[index]
      guard byte.continuesIdentifier else { break }
      hash = KeywordTable.hash(hash, byte)
      index += 1
    }
    position = index
    var keyword = KeywordTable.shared.keyword(bytes[start..<index], hash: hash)
    if let known = keyword, known.keywordClass(on: server) == nil { keyword = nil }
    return Token(.word, start, index, keyword: keyword)
  }

  private mutating func prefixedString(_ start: Int, _ first: UInt8) -> Token? {
    let next = byte(start + 1)
    if next == UInt8(ascii: "'") {
      switch folded(first) {
      case UInt8(ascii: "b"):
        position += 2
        return quoted(.bitString, start)
      case UInt8(ascii: "x"):
        position += 2
        return quoted(.hexString, start)
      case UInt8(ascii: "e"):
        position += 2
        return quoted(.escapeString, start)
      case UInt8(ascii: "n"):
        position += 1
        return Token(.national, start, position, keyword: .nchar)
      default:
        return nil
      }
    }
    guard next == UInt8(ascii: "&"), folded(first) == UInt8(ascii: "u") else { return nil }
    switch byte(start + 2) {
    case UInt8(ascii: "'"):
      position += 3
      return withEscapeCharacter(quoted(.unicodeString, start))
    case UInt8(ascii: "\""):
      position += 2
      return withEscapeCharacter(quotedIdentifier(start))
    default:
      return nil
    }
  }

  /// `"…"`, with `position` at the opening quote.
  mutating func quotedIdentifier(_ start: Int) -> Token {
    let open = position
    var index = open + 1
    while index < end {
      if bytes[index] != UInt8(ascii: "\"") {
        index += 1
      } else if byte(index + 1) == UInt8(ascii: "\"") {
        index += 2
      } else {
        position = index + 1
        if index == open + 1 { return invalid(start, "zero-length delimited identifier") }
        return Token(open == start ? .quotedIdentifier : .unicodeIdentifier, start, position)
      }
    }
    position = end
    return invalid(start, "unterminated quoted identifier")
  }
}

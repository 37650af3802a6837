/// White space and comments: the gaps between tokens.
extension Lexer {
  static let unterminatedComment = "unterminated /* comment"

  /// Moves to the next byte that is neither white space nor comment.
  mutating func skipGap() {
    while position < end {
      let byte = bytes[position]
      if isSpace(byte) {
        position += 1
      } else if byte == UInt8(ascii: "-"), self.byte(position + 1) == byte {
        lineComment()
      } else if byte == UInt8(ascii: "/"), self.byte(position + 1) == UInt8(ascii: "*") {
        blockComment()
      } else {
        return
      }
    }
  }

  /// `[ \t\n\r\f]`, and `\v` since 16.
  @inline(__always) func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D && (byte != 0x0B || server.major >= 16))
  }

  private mutating func lineComment() {
    let start = position
    while position < end, !bytes[position].isNewline { position += 1 }
    noteDirective(start, start + 2)
  }

  /// `/* … */`, nested.
  private mutating func blockComment() {
    let start = position
    var depth = 1
    position += 2
    while position < end, depth > 0 {
      let byte = bytes[position]
      let next = self.byte(position + 1)
      if byte == UInt8(ascii: "*"), next == UInt8(ascii: "/") {
        depth -= 1
        position += 2
      } else if byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
        depth += 1
        position += 2
      } else {
        position += 1
      }
    }
    position = min(position, end)
    if depth > 0 {
      failures.append(
        LexicalFailure(message: Lexer.unterminatedComment, offset: start, token: start))
    }
    noteDirective(start, start + 2)
  }

  /// Keeps a comment that speaks to a linter.
  private mutating func noteDirective(_ start: Int, _ text: Int) {
    var index = text
    while index < position,
      isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "*")
        || bytes[index] == UInt8(ascii: "-")
    {
      index += 1
    }
    guard index < position else { return }
    let first = bytes[index]
    guard first == UInt8(ascii: "l") || first == UInt8(ascii: "s") else { return }
    for prefix in ["lockkeeper:", "squawk-"] as [StaticString] where begins(index, prefix) {
      directives.append(SourceSpan(start, position))
    }
  }

  private func begins(_ offset: Int, _ prefix: StaticString) -> Bool {
    guard offset + prefix.utf8CodeUnitCount <= end else { return false }
    return prefix.withUTF8Buffer { letters in
      letters.indices.allSatisfy { bytes[offset + $0] == letters[$0] }
    }
  }
}

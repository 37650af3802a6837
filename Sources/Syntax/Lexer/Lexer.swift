/// PostgreSQL's scanner: bytes in, one token at a time out.
///
/// Follows `scan.l` of 15 to 19 byte for byte, with `standard_conforming_strings` on. Every byte
/// belongs to one token or to the gap (white space and comments) before it. Nothing is rejected by
/// stopping: what the server's scanner would refuse is a token of kind `.invalid`, with its reason
/// in `failures`.
package struct Lexer: Sendable {
  let bytes: [UInt8]
  let server: Server
  /// The next byte to read.
  var position: Int
  /// One past the last byte to read: the end of the text, or of the part that is read.
  var end: Int
  package internal(set) var failures: [LexicalFailure] = []
  /// Comments that begin with `lockkeeper:` or `squawk-`, in order.
  package internal(set) var directives: [SourceSpan] = []

  package init(_ bytes: [UInt8], server: Server, range: Range<Int>? = nil) {
    self.bytes = bytes
    self.server = server
    let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
    position = range.lowerBound
    end = range.upperBound
  }

  /// The byte at an offset, or 0 beyond the end.
  @inline(__always) func byte(_ offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }

  /// The next token; `.end` at the end, however often it is asked for.
  package mutating func next() -> Token {
    skipGap()
    guard position < end else {
      // An unterminated comment leaves its failure behind; it is the last token.
      if let failure = failures.last, failure.message == Lexer.unterminatedComment,
        failure.token < end, !isCommentReported
      {
        isCommentReported = true
        return Token(.invalid, failure.token, end)
      }
      return Token(.end, end, end)
    }
    let start = position
    let first = bytes[start]
    if first.startsIdentifier { return word(start, first) }
    if first.isDigit { return number(start) }
    switch first {
    case UInt8(ascii: "'"):
      position += 1
      return quoted(.string, start)
    case UInt8(ascii: "\""):
      return quotedIdentifier(start)
    case UInt8(ascii: "$"):
      return dollar(start)
    case UInt8(ascii: "."):
      if byte(start + 1).isDigit, start + 1 < end { return number(start) }
      if byte(start + 1) == first { return symbol(.dotDot, 2) }
      return symbol(.dot, 1)
    case UInt8(ascii: ":"):
      if byte(start + 1) == first { return symbol(.typecast, 2) }
      if byte(start + 1) == UInt8(ascii: "=") { return symbol(.colonEquals, 2) }
      return symbol(.colon, 1)
    default:
      if first.isOperatorCharacter { return operatorToken(start) }
      return symbol(first.selfKind ?? .other, 1)
    }
  }

  /// Whether the unterminated comment at the end was already handed out as a token.
  var isCommentReported = false

  /// The row of signs that was last cut off an operator.
  var cutSigns = 0..<0

  /// Whether a token is read to see how the one before it ends.
  var isLookingAhead = false

  /// A token of fixed length.
  @inline(__always) mutating func symbol(_ kind: Token.Kind, _ length: Int) -> Token {
    defer { position += length }
    return Token(kind, position, position + length)
  }

  /// Notes why a token is rejected and makes it one.
  mutating func invalid(_ start: Int, _ message: String, at offset: Int? = nil) -> Token {
    failures.append(LexicalFailure(message: message, offset: offset ?? start, token: start))
    return Token(.invalid, start, position)
  }
}

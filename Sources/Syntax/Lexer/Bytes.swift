/// The classes of bytes that PostgreSQL's scanner knows (`scan.l`).
extension UInt8 {
  /// `[A-Za-z\200-\377_]`
  @inline(__always) var startsIdentifier: Bool {
    let letter = self | 0x20
    return (letter >= 0x61 && letter <= 0x7A) || self >= 0x80 || self == 0x5F
  }

  /// `[A-Za-z\200-\377_0-9\$]`
  @inline(__always) var continuesIdentifier: Bool {
    startsIdentifier || isDigit || self == 0x24
  }

  @inline(__always) var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  @inline(__always) var isHexDigit: Bool {
    let letter = self | 0x20
    return isDigit || (letter >= 0x61 && letter <= 0x66)
  }

  /// `[\n\r]`
  @inline(__always) var isNewline: Bool { self == 0x0A || self == 0x0D }

  /// `[\~\!\@\#\^\&\|\`\?\+\-\*\/\%\<\>\=]`
  @inline(__always) var isOperatorCharacter: Bool {
    switch self {
    case UInt8(ascii: "~"), UInt8(ascii: "!"), UInt8(ascii: "@"), UInt8(ascii: "#"),
      UInt8(ascii: "^"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "`"),
      UInt8(ascii: "?"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"),
      UInt8(ascii: "/"), UInt8(ascii: "%"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "="):
      true
    default: false
    }
  }

  /// A character that no operator of the SQL standard has; with one, an operator may end in + or -.
  @inline(__always) var isBeyondStandardOperators: Bool {
    switch self {
    case UInt8(ascii: "~"), UInt8(ascii: "!"), UInt8(ascii: "@"), UInt8(ascii: "#"),
      UInt8(ascii: "^"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "`"),
      UInt8(ascii: "?"), UInt8(ascii: "%"):
      true
    default: false
    }
  }

  /// The token kind of a character that is a token by itself.
  var selfKind: Token.Kind? {
    switch self {
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: "("): .leftParenthesis
    case UInt8(ascii: ")"): .rightParenthesis
    case UInt8(ascii: "["): .leftBracket
    case UInt8(ascii: "]"): .rightBracket
    case UInt8(ascii: "."): .dot
    case UInt8(ascii: ";"): .semicolon
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: "+"): .plus
    case UInt8(ascii: "-"): .minus
    case UInt8(ascii: "*"): .star
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: "%"): .percent
    case UInt8(ascii: "^"): .caret
    case UInt8(ascii: "<"): .less
    case UInt8(ascii: ">"): .greater
    case UInt8(ascii: "="): .equals
    default: nil
    }
  }
}

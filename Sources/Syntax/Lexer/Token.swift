/// One token of PostgreSQL's scanner, placed in the bytes of its file. Files over 4 GB are refused.
package struct Token: Hashable, Sendable {
  /// What the scanner calls it.
  package enum Kind: UInt8, Sendable {
    /// An unquoted word; `keyword` says whether the grammar knows it.
    case word
    /// `"…"` or `U&"…" [UESCAPE '…']`.
    case quotedIdentifier, unicodeIdentifier
    /// `'…'`, continued over lines or not.
    case string
    /// `E'…'`, `U&'…' [UESCAPE '…']`, `$tag$…$tag$`: also string constants.
    case escapeString, unicodeString, dollarString
    /// `B'…'` and `X'…'`.
    case bitString, hexString
    /// The `N` before a national string, which the grammar reads as the keyword NCHAR.
    case national
    /// A whole number that fits 32 bits, and any other number.
    case integer, float
    /// `$1`.
    case parameter
    /// An operator of more than one character, or of one that is no `self` character.
    case custom
    /// `::`, `:=`, `=>`, `..`.
    case typecast, colonEquals, equalsGreater, dotDot
    /// `<=`, `>=`, `<>` or `!=`.
    case lessEquals, greaterEquals, notEquals
    case comma, leftParenthesis, rightParenthesis, leftBracket, rightBracket, dot, semicolon, colon
    case plus, minus, star, slash, percent, caret, less, greater, equals
    /// A byte that begins no token: `\`, `{`, a lone `$`, NUL.
    case other
    /// What the scanner rejects; the reason stands in the statement's `lexicalFailures`.
    case invalid
    /// The end of the input.
    case end
  }

  package let start: UInt32
  package let limit: UInt32
  package let kind: Kind
  /// The keyword a `word` spells on the server asked for.
  package let keyword: Keyword?
  /// Whether what follows makes the keyword a token of its own to the grammar, which is no name:
  /// NOT before LIKE, WITH before TIME, …
  package internal(set) var isJoined = false

  package init(_ kind: Kind, _ start: Int, _ end: Int, keyword: Keyword? = nil) {
    self.kind = kind
    self.start = UInt32(truncatingIfNeeded: start)
    self.limit = UInt32(truncatingIfNeeded: end)
    self.keyword = keyword
  }

  package var span: SourceSpan { SourceSpan(Int(start), Int(limit)) }
  package var range: Range<Int> { Int(start)..<Int(limit) }
}

extension Token {
  /// Whether the grammar's look at the next token makes one of this keyword and that (`parser.c`).
  func joins(_ next: Token) -> Bool {
    switch (keyword, next.keyword) {
    case (.not, .between), (.not, .in), (.not, .like), (.not, .ilike), (.not, .similar): true
    case (.nulls, .first), (.nulls, .last): true
    case (.with, .time), (.with, .ordinality), (.without, .time): true
    case (.format, .json): true
    default: false
    }
  }
}

/// Why the scanner rejects a token, and where it points.
package struct LexicalFailure: Hashable, Sendable {
  package let message: String
  /// The byte the server's error cursor stands at: mostly the token's first, sometimes an escape.
  package let offset: Int
  /// The token's first byte.
  package let token: Int
  /// Whether the server says where it is.
  package let hasPlace: Bool

  package init(message: String, offset: Int, token: Int, hasPlace: Bool = true) {
    self.message = message
    self.offset = offset
    self.token = token
    self.hasPlace = hasPlace
  }
}

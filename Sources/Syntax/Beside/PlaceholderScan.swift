/// What is known of the placeholders of one statement while its tokens are read.
struct PlaceholderScan {
  /// All of them, in order.
  private(set) var spans: [SourceSpan] = []
  /// The tokens that are a placeholder and nothing else, by their first bytes.
  private(set) var loose: [Loose] = []
  /// Whether any of them writes something.
  private(set) var hasText = false
  fileprivate var previous: Token?
  fileprivate var brackets = 0

  struct Loose {
    let start: UInt32
    /// Alone on its line: perhaps a clause that may be missing.
    let isLine: Bool
  }

  fileprivate mutating func note(_ start: Int, _ found: Placeholder) {
    spans.append(SourceSpan(start, found.end))
    if found.kind != .control { hasText = true }
  }

  fileprivate mutating func noteLoose(_ start: Int, isLine: Bool) {
    loose.append(Loose(start: UInt32(truncatingIfNeeded: start), isLine: isLine))
  }
}

extension ScriptLexer {
  /// The next token, where a placeholder, or a name that it is part of, is one token.
  mutating func nextOrPlaceholder() -> Token {
    let token = readNext()
    switch token.kind {
    case .leftBracket: placeholders?.brackets += 1
    case .rightBracket: placeholders?.brackets -= 1
    default: break
    }
    placeholders?.previous = token
    return token
  }

  private mutating func readNext() -> Token {
    while true {
      lexer.skipGap()
      let start = lexer.position
      guard let found = placeholder(start) else { return plainToken(start) }
      placeholders?.note(start, found)
      lexer.position = found.end
      if found.kind == .control { continue }
      // What begins a statement stands for a whole one, or for a condition of a template.
      if placeholders?.previous == nil, !isGlued(found.end) { continue }
      return filled(start, found)
    }
  }

  /// The token that a placeholder makes.
  private mutating func filled(_ start: Int, _ found: Placeholder) -> Token {
    if found.kind == .string { return Token(.string, start, found.end) }
    takeRestOfName()
    let isLoose =
      lexer.position == found.end && !isGlued(found.end)
      && lexer.bytes[start..<found.end].last != UInt8(ascii: "\"")
      && !(placeholders?.previous.map { $0.kind == .dot && Int($0.limit) == start } ?? false)
    if isLoose {
      let isLine = isAlone(start, found.end)
      placeholders?.noteLoose(start, isLine: isLine)
    }
    return Token(.word, start, lexer.position)
  }

  /// A token of SQL, cut where a placeholder begins inside.
  private mutating func plainToken(_ start: Int) -> Token {
    let token = lexer.next()
    if token.kind == .word { return withRestOfName(token) }
    if token.kind == .quotedIdentifier { return withQuotesInside(token) }
    return lexer.byte(start).isOperatorCharacter ? cutOperator(token) : token
  }

  /// A quoted name in which braces hold quotes of their own: `"{{ get "x" }}"`.
  private mutating func withQuotesInside(_ name: Token) -> Token {
    var limit = Int(name.limit)
    var index = Int(name.start) + 1
    while index < limit {
      guard lexer.byte(index) == UInt8(ascii: "{"), let found = lexer.placeholder(index),
        found.end > limit
      else {
        index += 1
        continue
      }
      var close = found.end
      while close < lexer.end, lexer.bytes[close] != UInt8(ascii: "\""),
        !lexer.bytes[close].isNewline
      {
        close += 1
      }
      guard close < lexer.end, lexer.bytes[close] == UInt8(ascii: "\"") else { return name }
      placeholders?.note(index, found)
      index = found.end
      limit = close + 1
    }
    lexer.position = limit
    return Token(.quotedIdentifier, Int(name.start), limit)
  }

  private mutating func cutOperator(_ token: Token) -> Token {
    for index in token.range.dropFirst() where lexer.placeholder(index) != nil {
      var part = Lexer(
        lexer.bytes, server: lexer.server, range: token.range.lowerBound..<index)
      let cut = part.next()
      lexer.position = Int(cut.limit)
      return cut
    }
    return token
  }

  /// A word with the placeholders that touch it.
  private mutating func withRestOfName(_ word: Token) -> Token {
    let limit = Int(word.limit)
    let isSplit =
      lexer.byte(limit - 1) == UInt8(ascii: "$") && lexer.placeholder(limit - 1) != nil
    if isSplit { lexer.position = limit - 1 }
    let end = lexer.position
    takeRestOfName()
    if lexer.position == end {
      lexer.position = limit
      return word
    }
    return Token(.word, Int(word.start), lexer.position)
  }

  /// Takes letters, digits and placeholders for as long as they touch.
  private mutating func takeRestOfName() {
    while true {
      let start = lexer.position
      var index = start
      while index < lexer.end, lexer.bytes[index].continuesIdentifier,
        lexer.placeholder(index) == nil
      {
        index += 1
      }
      lexer.position = index
      guard let found = lexer.placeholder(index), touches(index, found) else { return }
      placeholders?.note(index, found)
      lexer.position = found.end
    }
  }

  /// Whether a placeholder goes on with the name before it. psql's does only behind `_`: `a:text`
  /// is a cast with a colon too few.
  private func touches(_ start: Int, _ found: Placeholder) -> Bool {
    guard found.kind == .text else { return false }
    return lexer.byte(start) != UInt8(ascii: ":") || lexer.byte(start - 1) == UInt8(ascii: "_")
  }

  /// The placeholder at an offset, by what stands before it.
  private func placeholder(_ start: Int) -> Placeholder? {
    if let found = lexer.placeholder(start) {
      return lexer.byte(start) != UInt8(ascii: ":") || isVariable(start) ? found : nil
    }
    guard let found = lexer.dollarVariable(start) else { return nil }
    let isInName =
      isGlued(found.end) || start > 0 && lexer.byte(start - 1) == UInt8(ascii: ".")
    return isInName || (placeholders?.previous?.leadsName ?? false) ? found : nil
  }

  /// Whether a colon begins a variable: not in a cast, not in a slice, not glued to an operand.
  private func isVariable(_ start: Int) -> Bool {
    guard let previous = placeholders?.previous else { return true }
    switch previous.kind {
    case .typecast, .colon: return false
    case .word, .quotedIdentifier, .unicodeIdentifier, .rightParenthesis, .rightBracket, .string,
      .integer, .float, .parameter:
      return Int(previous.limit) < start && placeholders?.brackets == 0
    default: return true
    }
  }

  /// Whether what follows belongs to the same name.
  private func isGlued(_ end: Int) -> Bool {
    lexer.byte(end) == UInt8(ascii: ".") && lexer.byte(end + 1) != UInt8(ascii: ".")
  }

  private func isAlone(_ start: Int, _ end: Int) -> Bool {
    var before = start
    while before > 0, isBlank(lexer.bytes[before - 1]) { before -= 1 }
    var behind = end
    while behind < lexer.end, isBlank(lexer.bytes[behind]) { behind += 1 }
    return (before == 0 || lexer.bytes[before - 1] == 0x0A)
      && (behind == lexer.end || lexer.bytes[behind] == 0x0A)
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}

extension Token {
  /// Whether a name follows rather than a quoted text.
  fileprivate var leadsName: Bool {
    switch keyword {
    case .to, .table, .from, .into, .schema, .on, .exists, .update, .join, .role, .user,
      .authorization, .only, .view, .index, .sequence, .database, .references, .truncate:
      true
    default: false
    }
  }
}

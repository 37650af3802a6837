/// One token as PL/pgSQL's scanner hands it out: names with dots are one, and variables are known.
struct PLItem {
  enum Kind {
    case keyword(PLKeyword)
    /// A variable, or a field of one.
    case variable(PLVariableFacts, isField: Bool)
    /// A word that is no variable.
    case word
    /// Words with dots between them that are no variable.
    case compound
    case other(Token.Kind)
  }

  let kind: Kind
  /// The index of the first token, and how many there are.
  let start: Int
  let count: Int

  var range: TokenRange { TokenRange(start, start + count) }
}

extension PLParser {
  var kind: Token.Kind { token(at).kind }

  /// The word at an index, reserved or not, whether or not a variable hides it.
  func word(_ index: Int) -> PLKeyword? {
    index >= 0 && index < words.count ? words[index] : nil
  }

  /// The reserved word at an index.
  func reserved(_ index: Int) -> PLKeyword? {
    guard let word = word(index), word.isReserved(on: server) else { return nil }
    return word
  }

  /// Whether a token may be a name to the scanner.
  func isIdentifier(_ index: Int) -> Bool {
    switch token(index).kind {
    case .word: reserved(index) == nil
    case .quotedIdentifier: true
    default: false
    }
  }

  /// Whether a token is a name, or a parameter, which the scanner takes for one.
  func isName(_ index: Int) -> Bool { isIdentifier(index) || token(index).kind == .parameter }

  /// What an identifier means to the server.
  func name(_ index: Int) -> String {
    let token = token(index)
    if token.kind == .parameter {
      return String(decoding: text.bytes[token.range], as: UTF8.self)
    }
    return String(decoding: decodeIdentifier(token, in: text.bytes), as: UTF8.self)
  }

  /// The next item, with names looked up, save in declarations.
  func item(isDeclaring: Bool = false) -> PLItem {
    if let word = reserved(at) { return PLItem(kind: .keyword(word), start: at, count: 1) }
    guard isName(at) else { return PLItem(kind: .other(kind), start: at, count: 1) }
    let count = compoundCount(at)
    guard count > 1 else { return single(isDeclaring) }
    let parts = stride(from: at, to: at + count, by: 2).map(name)
    if !isDeclaring, let found = names.lookUp(parts) {
      return PLItem(
        kind: .variable(found.facts, isField: found.isField), start: at, count: count)
    }
    return PLItem(kind: .compound, start: at, count: count)
  }

  /// How many tokens `a`, `a.b` or `a.b.c` has.
  func compoundCount(_ index: Int) -> Int {
    guard token(index + 1).kind == .dot, isIdentifier(index + 2) else { return 1 }
    guard token(index + 3).kind == .dot, isIdentifier(index + 4) else { return 3 }
    return 5
  }

  private func single(_ isDeclaring: Bool) -> PLItem {
    if !isDeclaring, looksUp, let found = names.lookUp([name(at)]) {
      return PLItem(kind: .variable(found.facts, isField: false), start: at, count: 1)
    }
    if kind == .word, let word = word(at) {
      return PLItem(kind: .keyword(word), start: at, count: 1)
    }
    return PLItem(kind: .word, start: at, count: 1)
  }

  /// At the start of a statement a word is a variable only where something is assigned to it.
  private var looksUp: Bool {
    guard isAtStatement else { return true }
    switch token(at + 1).kind {
    case .equals, .colonEquals, .leftBracket: return true
    // `a.begin`: the dot does not join the two.
    case .dot: return true
    default: return false
    }
  }

  private var isAtStatement: Bool {
    guard at > 0 else { return false }
    if token(at - 1).kind == .semicolon { return true }
    switch reserved(at - 1) {
    case .begin, .then, .else, .loop: return true
    default: return false
    }
  }

  /// Whether the next item is this keyword, or a variable of its name (`tok_is_keyword`).
  func isNext(_ keyword: PLKeyword) -> Bool {
    guard kind == .word, word(at) == keyword else { return false }
    return reserved(at) != nil || compoundCount(at) == 1
  }

  func isNext(_ kind: Token.Kind) -> Bool { self.kind == kind }

  @discardableResult
  mutating func take(_ keyword: PLKeyword) -> Bool {
    guard isNext(keyword) else { return false }
    at += 1
    return true
  }

  @discardableResult
  mutating func take(_ kind: Token.Kind) -> Bool {
    guard self.kind == kind else { return false }
    at += 1
    return true
  }

  mutating func expect(_ keyword: PLKeyword) throws(PLError) {
    guard take(keyword) else { throw unexpected() }
  }

  mutating func expect(_ kind: Token.Kind) throws(PLError) {
    guard take(kind) else { throw unexpected() }
  }

  /// An operator of these two bytes: `<<` and `>>`, which are no tokens of SQL's grammar.
  mutating func takeOperator(_ spelling: StaticString) -> Bool {
    let token = token(at)
    guard token.kind == .custom, token.range.count == spelling.utf8CodeUnitCount,
      spelling.withUTF8Buffer({ text.bytes[token.range].elementsEqual($0) })
    else { return false }
    at += 1
    return true
  }

  func range(from start: Int) -> TokenRange { TokenRange(start, at) }
}

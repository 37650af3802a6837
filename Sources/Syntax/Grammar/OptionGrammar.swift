/// Words, numbers and option lists that many statements share.
extension Parser {
  /// Whether a word comes next, also on a server that does not know it as a keyword yet. For places
  /// where no name can stand.
  func isWord(_ keyword: Keyword, at distance: Int = 0) -> Bool {
    let token = peek(distance)
    if token.keyword == keyword { return true }
    guard token.kind == .word, token.keyword == nil else { return false }
    return spells(Keyword.spellings[Int(keyword.rawValue)], at: distance)
  }

  /// Takes such a word, if it comes next.
  mutating func takeWord(_ keyword: Keyword) -> Bool {
    guard isWord(keyword) else { return false }
    advance()
    return true
  }

  /// Takes WITH, if it comes next and is a word by itself.
  @discardableResult
  mutating func takeWith() -> Bool { take(.with) }

  /// WITH, whatever follows.
  @discardableResult
  mutating func takeAnyWith() -> Bool {
    guard isNext(.with) else { return false }
    advance()
    return true
  }

  /// WITH, as a word by itself.
  mutating func expectWith() throws(SyntaxError) {
    guard takeWith() else { throw unexpected() }
  }

  /// Whether the next token is this word and the one behind it that symbol.
  func isNext(_ keyword: Keyword, before kind: Token.Kind) -> Bool {
    self.keyword == keyword && peek(1).kind == kind
  }

  /// The identifier a token spells, as the server knows it.
  func spelling(_ index: Int) -> [UInt8] {
    index < tokens.count ? decodeIdentifier(tokens[index], in: bytes) : []
  }

  /// Whether the name at a token is this one.
  func isIdentifier(_ word: StaticString, at index: Int) -> Bool {
    let name = spelling(index)
    return word.withUTF8Buffer { $0.elementsEqual(name) }
  }

  /// Iconst.
  mutating func integer() throws(SyntaxError) -> Int {
    guard kind == .integer else { throw unexpected() }
    advance()
    return integerValue(tokens[at - 1])
  }

  /// `[+ | -] Iconst`: SignedIconst.
  mutating func signedInteger() throws(SyntaxError) -> Int {
    let isNegative = isNext(.minus)
    if isNegative || isNext(.plus) { advance() }
    let value = try integer()
    return isNegative ? -value : value
  }

  /// `[+ | -] number`: NumericOnly.
  @discardableResult
  mutating func number() throws(SyntaxError) -> TokenRange {
    let start = at
    if isNext(.minus) || isNext(.plus) { advance() }
    guard isNumber(token) else { throw unexpected() }
    advance()
    return range(from: start)
  }

  private func isNumber(_ token: Token) -> Bool { token.kind == .integer || token.kind == .float }

  private var isSignNext: Bool { isNext(.minus) || isNext(.plus) }

  /// Whether a number or its sign comes next.
  var isNumberNext: Bool {
    switch kind {
    case .plus, .minus, .integer, .float: true
    default: false
    }
  }

  /// Whether opt_boolean_or_string begins here.
  var isBooleanOrStringNext: Bool {
    switch keyword {
    case .true, .false, .on: true
    default: isNonReservedWord(token) || isStringConstant(token)
    }
  }

  /// `TRUE | FALSE | ON | word | 'string'`: opt_boolean_or_string.
  mutating func booleanOrString() throws(SyntaxError) -> TokenRange {
    guard isBooleanOrStringNext else { throw unexpected() }
    advance()
    return TokenRange(at - 1, at)
  }

  /// `( name [= value], … )` with qualified names: reloptions.
  mutating func storageOptions() throws(SyntaxError) -> [Option] {
    try parenthesized { (parser) throws(SyntaxError) in
      let start = parser.at
      _ = try parser.columnLabel()
      if parser.take(.dot) { _ = try parser.columnLabel() }
      let name = QualifiedName(parser.range(from: start))
      let value = parser.take(.equals) ? try parser.definitionArgument() : nil
      return Option(name: name, value: value)
    }
  }

  /// `( name [= value], … )`: definition.
  mutating func definition() throws(SyntaxError) -> [Option] {
    try parenthesized { (parser) throws(SyntaxError) in
      let name = QualifiedName(try parser.columnLabel())
      let value = parser.take(.equals) ? try parser.definitionArgument() : nil
      return Option(name: name, value: value)
    }
  }

  /// `( name [= value], … )`, as ALTER OPERATOR and ALTER TYPE have it: operator_def_list.
  mutating func operatorDefinition() throws(SyntaxError) -> [Option] {
    let options = try definition()
    if options.contains(where: { $0.value == nil }) { requires(17, at: at - 1) }
    return options
  }

  /// `WITH ( … )`, where it stands: opt_definition.
  mutating func withDefinition() throws(SyntaxError) -> [Option] {
    takeWith() ? try definition() : []
  }

  /// `type | reserved word | operator | number | 'string' | NONE`: def_arg.
  mutating func definitionArgument() throws(SyntaxError) -> TokenRange {
    let start = at
    if isStringConstant(token) || isNext(.none) || keywordClass(token) == .reserved {
      advance()
    } else if isNumberNext, !isSignNext || isNumber(peek(1)) {
      try number()
    } else if isNext(.operator, before: .leftParenthesis) || isOperatorNext {
      _ = try operatorName()
    } else {
      _ = try functionType()
    }
    return range(from: start)
  }

  /// all_Op.
  private var isOperatorNext: Bool {
    switch kind {
    case .custom, .plus, .minus, .star, .slash, .percent, .caret, .less, .greater, .equals,
      .lessEquals, .greaterEquals, .notEquals:
      true
    default: false
    }
  }

  /// `OPTIONS ( name 'value', … )`, where it stands: create_generic_options.
  mutating func foreignOptions() throws(SyntaxError) -> [Option] {
    guard take(.options) else { return [] }
    return try parenthesized { (parser) throws(SyntaxError) in try parser.foreignOption() }
  }

  private mutating func foreignOption() throws(SyntaxError) -> Option {
    let name = QualifiedName(try columnLabel())
    return Option(name: name, value: try stringConstant())
  }

  /// `OPTIONS ( {[ADD | SET] name 'value' | DROP name}, … )`: alter_generic_options.
  mutating func changedForeignOptions() throws(SyntaxError) {
    try expect(.options)
    _ = try parenthesized { (parser) throws(SyntaxError) in
      // The words are names too: `OPTIONS (set 'x')`.
      let isNamed = parser.isStringConstant(parser.peek(1))
      if !isNamed, parser.take(.drop) {
        return Option(name: QualifiedName(try parser.columnLabel()), value: nil)
      }
      if !isNamed, parser.isNext(.add) || parser.isNext(.set) { parser.advance() }
      return try parser.foreignOption()
    }
  }

  /// `( name [value], … )`: utility_option_list in parentheses.
  mutating func utilityOptions() throws(SyntaxError) -> [Option] {
    try parenthesized { (parser) throws(SyntaxError) in
      let fits =
        parser.isNonReservedWord(parser.token) || parser.isNext(.analyze)
        || parser.isNext(.analyse) || parser.isNext(.format)
      guard fits else { throw parser.unexpected() }
      let name = QualifiedName(Name(parser.at))
      parser.advance()
      return Option(name: name, value: try parser.utilityValue())
    }
  }

  private mutating func utilityValue() throws(SyntaxError) -> TokenRange? {
    if isNumberNext { return try number() }
    return isBooleanOrStringNext ? try booleanOrString() : nil
  }

  /// Whether an option of a utility statement is set: named without a value, or with a true one.
  func isOn(_ option: Option) -> Bool {
    guard let value = option.value else { return true }
    let token = tokens[Int(value.lower)]
    if token.kind == .integer { return bytes[token.range].last != UInt8(ascii: "0") }
    let text = isStringConstant(token) ? decodeString(token, in: bytes) : spelling(Int(value.lower))
    return !["false", "off", "0"].contains(String(decoding: text, as: UTF8.self))
  }

  /// The option of this name, where it is given and on. The last one given counts.
  func option(_ name: StaticString, in options: [Option]) -> Option? {
    let last = options.last { isIdentifier(name, at: Int($0.name.range.lower)) }
    return last.flatMap { isOn($0) ? $0 : nil }
  }
}

/// The types that the grammar spells with keywords of its own: Numeric, Bit, Character,
/// ConstDatetime, ConstInterval, JsonType.
extension Parser {
  /// Whether the next token begins such a type.
  var beginsKeywordType: Bool {
    switch keyword {
    case .int, .integer, .smallint, .bigint, .real, .float, .decimal, .dec, .numeric, .boolean,
      .bit, .character, .char, .varchar, .national, .nchar, .timestamp, .time, .interval:
      true
    case .double: peek(1).keyword == .precision
    case .json: server.major >= 17
    default: false
    }
  }

  /// A keyword type, with the length that a column of it has where none is said.
  mutating func keywordType() throws(SyntaxError) -> TypeName {
    try keywordType(isConstant: false)
  }

  /// A keyword type; before a constant, `char` and `bit` have no length of their own.
  mutating func keywordType(isConstant: Bool) throws(SyntaxError) -> TypeName {
    let start = at
    let word = keyword
    advance()
    let type: (SystemType, [Int])
    switch word {
    case .int, .integer: type = (.int4, [])
    case .smallint: type = (.int2, [])
    case .bigint: type = (.int8, [])
    case .real: type = (.float4, [])
    case .boolean: type = (.bool, [])
    case .json: type = (.json, [])
    case .float: type = (try floatPrecision(), [])
    case .double:
      try expect(.precision)
      type = (.float8, [])
    case .decimal, .dec, .numeric: type = (.numeric, try typeModifiers())
    case .bit: type = try bitType(isConstant)
    case .timestamp: type = try dateTime(.timestamp, zoned: .timestamptz)
    case .time: type = try dateTime(.time, zoned: .timetz)
    case .interval: type = (.interval, try intervalModifiers())
    case .varchar: type = (.varchar, try length())
    case .national:
      guard take(.character) || take(.char) else { throw unexpected() }
      type = try character(isConstant)
    default: type = try character(isConstant)
    }
    return TypeName(base: .system(type.0), modifiers: type.1, range: range(from: start))
  }

  /// `[(precision)]` behind FLOAT.
  private mutating func floatPrecision() throws(SyntaxError) -> SystemType {
    guard take(.leftParenthesis) else { return .float8 }
    let place = at
    try expect(.integer as Token.Kind)
    try expect(.rightParenthesis)
    switch integerValue(peek(place - at)) {
    case ..<1: throw rejected("precision for type float must be at least 1 bit", at: place)
    case ...24: return .float4
    case ...53: return .float8
    default: throw rejected("precision for type float must be less than 54 bits", at: place)
    }
  }

  /// `[VARYING] [(modifiers)]` behind BIT.
  private mutating func bitType(_ isConstant: Bool) throws(SyntaxError) -> (SystemType, [Int]) {
    let isVarying = take(.varying)
    if kind == .leftParenthesis { return (isVarying ? .varbit : .bit, try typeModifiers()) }
    return isVarying ? (.varbit, []) : (.bit, isConstant ? [] : [1])
  }

  /// `[VARYING] [(length)]` behind CHARACTER.
  private mutating func character(_ isConstant: Bool) throws(SyntaxError) -> (SystemType, [Int]) {
    if take(.varying) { return (.varchar, try length()) }
    let length = try length()
    return (.bpchar, length.isEmpty && !isConstant ? [1] : length)
  }

  /// `( Iconst )`, if it comes next.
  private mutating func length() throws(SyntaxError) -> [Int] {
    guard take(.leftParenthesis) else { return [] }
    let value = integerValue(token)
    try expect(.integer as Token.Kind)
    try expect(.rightParenthesis)
    return [value]
  }

  /// `[(precision)] [{WITH | WITHOUT} TIME ZONE]`.
  private mutating func dateTime(
    _ plain: SystemType, zoned: SystemType
  ) throws(SyntaxError) -> (SystemType, [Int]) {
    let precision = try length()
    return (try takeTimeZone() ? zoned : plain, precision)
  }

  /// opt_timezone.
  private mutating func takeTimeZone() throws(SyntaxError) -> Bool {
    let isWith = isWithLookahead
    // Until 15 WITHOUT was a token like any other.
    let isWithout = areNext(.without, .time) || server.major < 16 && isNext(.without)
    guard isWith || isWithout else { return false }
    advance()
    try expect(.time)
    try expect(.zone)
    return isWith
  }

  /// WITH before TIME or ORDINALITY, which is a token of its own to the grammar.
  var isWithLookahead: Bool { areNext(.with, .time) || areNext(.with, .ordinality) }

  /// The value of an integer constant's token.
  func integerValue(_ token: Token) -> Int {
    guard token.range.upperBound <= bytes.count else { return 0 }
    var digits = bytes[token.range].filter { $0 != UInt8(ascii: "_") }[...]
    var radix = 10
    if digits.count > 2, digits.first == UInt8(ascii: "0") {
      switch digits[digits.startIndex + 1] | 0x20 {
      case UInt8(ascii: "x"): radix = 16
      case UInt8(ascii: "o"): radix = 8
      case UInt8(ascii: "b"): radix = 2
      default: break
      }
      if radix != 10 { digits = digits.dropFirst(2) }
    }
    return Int(String(decoding: digits, as: UTF8.self), radix: radix) ?? 0
  }
}

/// The arguments of EXTRACT, NORMALIZE, OVERLAY, SUBSTRING and TRIM.
extension Parser {
  /// `field FROM value`.
  mutating func extractArguments() throws(SyntaxError) -> [Expression] {
    switch keyword {
    case .year, .month, .day, .hour, .minute, .second: break
    case nil where isColumnName(token) || isStringConstant(token): break
    default: throw unexpected()
    }
    advance()
    try expect(.from)
    return [try expression()]
  }

  /// `text [, form]`.
  mutating func normalizeArguments() throws(SyntaxError) -> [Expression] {
    let text = try expression()
    if take(.comma) {
      switch keyword {
      case .nfc, .nfd, .nfkc, .nfkd: advance()
      default: throw unexpected()
      }
    }
    return [text]
  }

  /// `( text PLACING new FROM start [FOR count] )`, or a plain list.
  mutating func overlay(_ start: Int) throws(SyntaxError) -> Expression.Shape {
    let name = QualifiedName(range(from: start))
    try expect(.leftParenthesis)
    if take(.rightParenthesis) { return plainCall(name, [], start) }
    let isNamed = takeArgumentName()
    let first = try expression()
    guard !isNamed, take(.placing) else { return try plainCall(name, first, start) }
    var items = [first, try expression()]
    try expect(.from)
    items.append(try expression())
    if take(.for) { items.append(try expression()) }
    try expect(.rightParenthesis)
    return .call(FunctionCall(function: mention("overlay", from: start), arguments: items))
  }

  /// `( text {FROM start [FOR count] | FOR count [FROM start] | SIMILAR p ESCAPE e} )`, or a list.
  mutating func substring(_ start: Int) throws(SyntaxError) -> Expression.Shape {
    let name = QualifiedName(range(from: start))
    try expect(.leftParenthesis)
    if take(.rightParenthesis) { return plainCall(name, [], start) }
    let isNamed = takeArgumentName()
    let first = try operand(.lowest, isNamed ? .full : .beforeSimilar)
    guard !isNamed, keyword == .from || keyword == .for || keyword == .similar else {
      return try plainCall(name, first, start)
    }
    var items = [first]
    if take(.similar) {
      items.append(try expression())
      try expect(.escape)
      items.append(try expression())
    } else {
      let word = keyword
      advance()
      items.append(try expression())
      if take(word == .from ? .for : .from) {
        items.append(try expression())
      } else if word == .for {
        // A length alone is cast, so that the server finds the function of numbers.
        mention(TypeName(base: .system(.int4), range: range(from: start)))
      }
    }
    try expect(.rightParenthesis)
    return .call(FunctionCall(function: mention("substring", from: start), arguments: items))
  }

  /// The rest of `( first, … )` for a function called by its plain name.
  private mutating func plainCall(
    _ name: QualifiedName, _ first: Expression, _ start: Int
  ) throws(SyntaxError) -> Expression.Shape {
    var items = [first]
    while take(.comma) { items.append(try functionArgument()) }
    try expect(.rightParenthesis)
    return plainCall(name, items, start)
  }

  private mutating func plainCall(
    _ name: QualifiedName, _ items: [Expression], _ start: Int
  ) -> Expression.Shape {
    .call(FunctionCall(function: mention(name, from: start), arguments: items))
  }

  /// `( [BOTH | LEADING | TRAILING] [characters] [FROM] text )`.
  mutating func trim(_ start: Int) throws(SyntaxError) -> Expression.Shape {
    try expect(.leftParenthesis)
    var name = "btrim"
    if take(.leading) {
      name = "ltrim"
    } else if take(.trailing) {
      name = "rtrim"
    } else {
      take(.both)
    }
    var items: [Expression] = []
    if take(.from) {
      items = try expressions()
    } else {
      items = [try expression()]
      if take(.from) {
        items += try expressions()
      } else {
        while take(.comma) { items.append(try expression()) }
      }
    }
    try expect(.rightParenthesis)
    return .call(FunctionCall(function: mention(name, from: start), arguments: items))
  }
}

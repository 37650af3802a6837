/// Variables that receive values: INTO and its kin.
extension PLParser {
  /// `INTO [STRICT] target, …`, behind the word INTO.
  mutating func intoTarget(mayBeStrict: Bool = true) throws(PLError) -> PLInto {
    let start = at - 1
    let isStrict = mayBeStrict && take(.strict)
    let item = item()
    guard case .variable(let facts, let isField) = item.kind else { throw notVariable(item) }
    guard case .record = facts.shape, !isField else {
      let targets = try scalars()
      return PLInto(isStrict: isStrict, targets: targets, range: range(from: start))
    }
    try checkAssignable(item)
    at += item.count
    if isNext(.comma) {
      throw rejected("record variable cannot be part of multiple-item INTO list")
    }
    return PLInto(isStrict: isStrict, targets: [item.range], range: range(from: start))
  }

  /// Variables of one value, with commas between.
  mutating func scalars() throws(PLError) -> [TokenRange] {
    var targets: [TokenRange] = []
    repeat {
      let item = item()
      guard case .variable(let facts, let isField) = item.kind else { throw notVariable(item) }
      try checkAssignable(item)
      if !targets.isEmpty, !isField, case .record = facts.shape {
        throw rejected("\"\(words(item))\" is not a scalar variable")
      }
      at += item.count
      targets.append(item.range)
    } while take(.comma)
    return targets
  }

  /// An item as the server spells it.
  func words(_ item: PLItem) -> String {
    stride(from: item.start, to: item.start + item.count, by: 2).map(name).joined(separator: ".")
  }

  /// Something stands where a variable should.
  func notVariable(_ item: PLItem) -> PLError {
    switch item.kind {
    case .word, .compound: notKnown(item)
    case .keyword, .other, .variable: unexpected(at: item.start)
    }
  }

  /// A word stands where a variable should.
  func notKnown(_ item: PLItem) -> PLError {
    rejected("\"\(words(item))\" is not a known variable", at: item.start)
  }

  /// cursor_variable
  mutating func cursorVariable() throws(PLError) -> (item: PLItem, facts: PLVariableFacts) {
    let item = item()
    guard case .variable(let facts, let isField) = item.kind else { throw notVariable(item) }
    let isSubscripted = token(at + item.count).kind == .leftBracket
    if isField || isSubscripted { throw rejected("cursor variable must be a simple variable") }
    switch facts.shape {
    case .cursor, .boundCursor, .unknown: break
    case .record: throw rejected("cursor variable must be a simple variable")
    case .scalar:
      throw rejected("variable \"\(words(item))\" must be of type cursor or refcursor")
    }
    at += item.count
    return (item, facts)
  }

  /// `[( [name {:= | =>}] value, … )]`: the arguments of a declared cursor.
  mutating func cursorArguments(_ names: [String], of cursor: PLItem) throws(PLError)
    -> [PLExpression]
  {
    let cursor = words(cursor)
    guard !names.isEmpty else {
      if isNext(.leftParenthesis) { throw rejected("cursor \"\(cursor)\" has no arguments") }
      return []
    }
    guard isNext(.leftParenthesis) else { throw rejected("cursor \"\(cursor)\" has arguments") }
    at += 1
    var values: [PLExpression] = []
    var given: Set<Int> = []
    while values.count < names.count {
      let place = at
      let position = try argumentName(names, of: cursor) ?? values.count
      guard given.insert(position).inserted else {
        throw rejected(
          "value for parameter \"\(names[position])\" of cursor \"\(cursor)\" specified more than once",
          at: place)
      }
      let (value, end) = try expression(
        until: [.kind(.comma), .kind(.rightParenthesis)], expected: ",\" or \")")
      values.append(value)
      let isLast = values.count == names.count
      switch end {
      case .kind(.comma) where isLast:
        throw rejected("too many arguments for cursor \"\(cursor)\"", at: at - 1)
      case .kind(.rightParenthesis) where !isLast:
        throw rejected("not enough arguments for cursor \"\(cursor)\"", at: at - 1)
      default: break
      }
    }
    return values
  }

  /// `name :=` before an argument, or `name =>` since 18; the argument's position.
  private mutating func argumentName(_ names: [String], of cursor: String) throws(PLError) -> Int? {
    guard isIdentifier(at) else { return nil }
    switch token(at + 1).kind {
    case .colonEquals: break
    case .equalsGreater where server.major >= 18: break
    default: return nil
    }
    let word = name(at)
    guard let position = names.firstIndex(of: word) else {
      throw rejected("cursor \"\(cursor)\" has no argument named \"\(word)\"")
    }
    at += 2
    return position
  }
}

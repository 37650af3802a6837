/// DECLARE.
extension PLParser {
  /// decl_stmts, behind the word DECLARE.
  mutating func declarations() throws(PLError) -> [PLDeclaration] {
    var declarations: [PLDeclaration] = []
    while true {
      if take(.declare) { continue }
      let start = at
      if takeOperator("<<") {
        _ = try anyIdentifier()
        guard takeOperator(">>") else { throw unexpected() }
        throw rejected("block label must be placed before DECLARE, not after", at: start)
      }
      guard isName(at), item(isDeclaring: true).count == 1 else { return declarations }
      declarations.append(try declaration())
    }
  }

  private mutating func declaration() throws(PLError) -> PLDeclaration {
    let name = Name(at)
    let word = self.name(at)
    if names.declares(word) { throw near("duplicate declaration") }
    at += 1
    if isNext(.alias) { return try alias(name) }
    if isNext(.cursor) || isNext(.scroll) || isNext(.no) { return try cursor(name) }
    return .variable(try variable(name))
  }

  /// `name ALIAS FOR variable ;`
  private mutating func alias(_ name: Name) throws(PLError) -> PLDeclaration {
    at += 1
    try expect(.for)
    let start = at
    let item = item(isDeclaring: true)
    guard isName(at) else { throw unexpected() }
    let parts = stride(from: at, to: at + item.count, by: 2).map(self.name)
    guard let found = names.lookUp(parts) else {
      throw rejected("variable \"\(parts.joined(separator: "."))\" does not exist")
    }
    at += item.count
    let old = range(from: start)
    try expect(.semicolon)
    names.add(self.name(Int(name.token)), found.facts)
    return .alias(name, of: old)
  }

  /// `name [CONSTANT] type [COLLATE collation] [NOT NULL] [{DEFAULT | := | =} expression] ;`
  private mutating func variable(_ name: Name) throws(PLError) -> PLVariable {
    let isConstant = take(.constant)
    let (type, shape) = try type()
    var collation: TokenRange?
    if take(.collate) {
      let item = item(isDeclaring: true)
      guard isIdentifier(at) else { throw unexpected() }
      at += item.count
      collation = item.range
    }
    let notNull = at
    let isNotNull = take(.not)
    if isNotNull { try expect(.null) }
    let value = try defaultValue()
    names.add(
      self.name(Int(name.token)), PLVariableFacts(shape: shape, isConstant: isConstant))
    if isNotNull, value == nil {
      throw rejected(
        "variable \"\(self.name(Int(name.token)))\" must have a default value, since it's declared NOT NULL",
        at: notNull)
    }
    return PLVariable(
      name: name, isConstant: isConstant, type: type, collation: collation,
      isNotNull: isNotNull, value: value)
  }

  /// decl_defval
  private mutating func defaultValue() throws(PLError) -> PLExpression? {
    if take(.semicolon) { return nil }
    guard take(.equals) || take(.colonEquals) || take(.default) else { throw unexpected() }
    return try expressionToSemicolon()
  }

  /// `name [[NO] SCROLL] CURSOR [( argument, … )] {IS | FOR} query ;`
  private mutating func cursor(_ name: Name) throws(PLError) -> PLDeclaration {
    var isScrollable: Bool?
    if take(.no) {
      try expect(.scroll)
      isScrollable = false
    } else if take(.scroll) {
      isScrollable = true
    }
    try expect(.cursor)
    names.push(self.name(Int(name.token)), .arguments)
    let arguments: [PLCursor.Argument]
    do throws(PLError) {
      arguments = take(.leftParenthesis) ? try cursorArguments() : []
    } catch {
      names.pop()
      throw error
    }
    names.pop()
    guard take(.is) || take(.for) else { throw unexpected() }
    let (query, _) = try extract(
      until: [.kind(.semicolon)], expected: ";", isExpression: false)
    let statement = try statement(query)
    let words = arguments.map { self.name(Int($0.name.token)) }
    names.add(
      self.name(Int(name.token)), PLVariableFacts(shape: .boundCursor(arguments: words)))
    return .cursor(
      PLCursor(name: name, isScrollable: isScrollable, arguments: arguments, query: statement))
  }

  private mutating func cursorArguments() throws(PLError) -> [PLCursor.Argument] {
    var arguments: [PLCursor.Argument] = []
    repeat {
      guard isIdentifier(at), item(isDeclaring: true).count == 1 else { throw unexpected() }
      let name = Name(at)
      if names.declares(self.name(at)) { throw near("duplicate declaration") }
      at += 1
      let (type, shape) = try type()
      names.add(self.name(Int(name.token)), PLVariableFacts(shape: shape))
      arguments.append(PLCursor.Argument(name: name, type: type))
    } while take(.comma)
    try expect(.rightParenthesis)
    return arguments
  }
}

/// Names, and which keywords may be one (`gram.y`: ColId, type_function_name, ColLabel, …).
extension Parser {
  /// The class of the next token's keyword on this server; nil where it is none.
  func keywordClass(_ token: Token) -> KeywordClass? {
    guard let keyword = token.keyword, !token.isJoined else { return nil }
    return keyword.keywordClass(on: server)
  }

  /// Whether a token may be an identifier whatever stands around it.
  private func isIdentifier(_ token: Token) -> Bool {
    switch token.kind {
    case .word: token.keyword == nil
    case .quotedIdentifier, .unicodeIdentifier: true
    default: false
    }
  }

  /// ColId: a column, table or other object.
  func isColumnName(_ token: Token) -> Bool {
    if isIdentifier(token) { return true }
    return switch keywordClass(token) {
    case .unreserved, .columnName: true
    case .typeOrFunctionName, .reserved, nil: false
    }
  }

  /// type_function_name.
  func isTypeOrFunctionName(_ token: Token) -> Bool {
    if isIdentifier(token) { return true }
    return switch keywordClass(token) {
    case .unreserved, .typeOrFunctionName: true
    case .columnName, .reserved, nil: false
    }
  }

  /// NonReservedWord.
  func isNonReservedWord(_ token: Token) -> Bool {
    if isIdentifier(token) { return true }
    return switch keywordClass(token) {
    case .unreserved, .columnName, .typeOrFunctionName: true
    case .reserved, nil: false
    }
  }

  /// ColLabel: any word at all.
  func isColumnLabel(_ token: Token) -> Bool {
    isIdentifier(token) || token.keyword != nil && !token.isJoined
  }

  /// BareColLabel: a label without AS.
  func isBareColumnLabel(_ token: Token) -> Bool {
    if isIdentifier(token) { return true }
    return !token.isJoined && token.keyword?.isBareLabel ?? false
  }

  /// Takes one token as a name, if it fits.
  private mutating func name(if fits: Bool) throws(SyntaxError) -> Name {
    guard fits else { throw unexpected() }
    defer { at += 1 }
    return Name(at)
  }

  mutating func columnName() throws(SyntaxError) -> Name { try name(if: isColumnName(token)) }
  mutating func typeOrFunctionName() throws(SyntaxError) -> Name {
    try name(if: isTypeOrFunctionName(token))
  }
  mutating func nonReservedWord() throws(SyntaxError) -> Name {
    try name(if: isNonReservedWord(token))
  }
  mutating func columnLabel() throws(SyntaxError) -> Name { try name(if: isColumnLabel(token)) }

  /// NonReservedWord or a string.
  mutating func nonReservedWordOrString() throws(SyntaxError) -> Name {
    try name(if: isNonReservedWord(token) || isStringConstant(token))
  }

  /// Sconst.
  func isStringConstant(_ token: Token) -> Bool {
    switch token.kind {
    case .string, .escapeString, .unicodeString, .dollarString: true
    default: false
    }
  }

  /// Sconst, as the range of its token.
  mutating func stringConstant() throws(SyntaxError) -> TokenRange {
    guard isStringConstant(token) else { throw unexpected() }
    at += 1
    return TokenRange(at - 1, at)
  }

  /// `ColId {. ColLabel}`: any_name, and qualified_name, which may have three parts at most.
  mutating func qualifiedName() throws(SyntaxError) -> QualifiedName {
    let start = at
    _ = try columnName()
    while take(.dot) { _ = try columnLabel() }
    return QualifiedName(range(from: start))
  }

  /// qualified_name: a relation. Its grammar is a function's, so a star or a bracket fails late.
  mutating func relationName() throws(SyntaxError) -> QualifiedName {
    let start = at
    _ = try columnName()
    let parts = try indirection(from: start)
    guard parts.isName else { throw unexpected() }
    let name = parts.name
    if name.partCount > 3 {
      throw rejected("improper qualified name (too many dotted names)", at: Int(name.range.lower))
    }
    return name
  }

  /// qualified_name as a relation, without ONLY and star.
  mutating func plainRelation() throws(SyntaxError) -> RelationReference {
    let start = at
    let name = try relationName()
    return mention(RelationReference(name: name, isOnly: false, range: range(from: start)))
  }

  /// relation_expr: `name [*]`, `ONLY name`, `ONLY (name)`.
  mutating func relation() throws(SyntaxError) -> RelationReference {
    let start = at
    guard take(.only) else {
      let name = try relationName()
      take(.star)
      return mention(RelationReference(name: name, isOnly: false, range: range(from: start)))
    }
    let isWrapped = take(.leftParenthesis)
    let name = try relationName()
    if isWrapped { try expect(.rightParenthesis) }
    return mention(RelationReference(name: name, isOnly: true, range: range(from: start)))
  }

  /// Notes that the statement names a relation.
  mutating func mention(_ relation: RelationReference) -> RelationReference {
    mentions.relations.append(relation)
    return relation
  }

  /// `( name, … )`: columnList.
  mutating func columnNames() throws(SyntaxError) -> [Name] {
    try parenthesized { (parser) throws(SyntaxError) in try parser.columnName() }
  }
}

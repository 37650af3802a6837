/// The types of variables.
extension PLParser {
  /// decl_datatype, and what a variable of the type is.
  mutating func type() throws(PLError) -> (PLType, PLVariableFacts.Shape) {
    let start = at
    let item = item(isDeclaring: true)
    if isIdentifier(at), token(at + item.count).kind == .percent {
      at += item.count + 1
      let isRow = isNext(.rowtype)
      if isRow || isNext(.type), isRow || !isOldRecord(item) {
        at += 1
        return try copiedType(item, isRow: isRow)
      }
      at = start
    }
    return try writtenType()
  }

  /// Before 17 no type is copied from a record.
  private func isOldRecord(_ item: PLItem) -> Bool {
    let parts = stride(from: item.start, to: item.start + item.count, by: 2).map(name)
    guard server.major < 17, let found = names.lookUp(parts), !found.isField,
      case .record = found.facts.shape
    else { return false }
    return true
  }

  /// What follows `%TYPE` and `%ROWTYPE`: since 17 the decoration of an array.
  private mutating func copiedType(
    _ item: PLItem, isRow: Bool
  ) throws(PLError) -> (PLType, PLVariableFacts.Shape) {
    var isArray = false
    if server.major >= 17 {
      isArray = take(.array)
      while take(.leftBracket) {
        isArray = true
        take(.integer)
        guard take(.rightBracket) else { throw near("syntax error, expected \"]\"") }
      }
    }
    if isRow {
      return (.rowTypeOf(item.range, isArray: isArray), isArray ? .scalar : .record)
    }
    let parts = stride(from: item.start, to: item.start + item.count, by: 2).map(name)
    let facts = names.lookUp(parts)
    let shape: PLVariableFacts.Shape =
      if isArray { .scalar } else if let facts, !facts.isField { facts.facts.shape } else {
        .unknown
      }
    return (.typeOf(item.range, isArray: isArray), shape)
  }

  /// A type as SQL writes it, to where a declaration goes on.
  private mutating func writtenType() throws(PLError) -> (PLType, PLVariableFacts.Shape) {
    let start = at
    try skipType()
    guard start < at else { throw near("missing data type declaration") }
    var type: TypeName?
    let statement = try parse(Array(tokens[start..<at]), end: Int(token(at).start)) {
      (parser) throws(SyntaxError) in
      let name = try parser.typeName()
      type = name
      return .query(Query(body: .values(rows: 0, areConstant: true), range: name.range))
    }
    guard let type else { throw unexpected(at: start) }
    return (.written(type.moved(by: start)), .of(type, in: statement))
  }

  private mutating func skipType() throws(PLError) {
    var open = 0
    while kind != .semicolon {
      switch kind {
      case .end:
        throw near(open != 0 ? "mismatched parentheses" : "incomplete data type declaration")
      case .invalid: throw lexical(token(at))
      case .equals, .colonEquals: return
      case .comma where open == 0: return
      case .leftParenthesis: open += 1
      case .rightParenthesis:
        if open == 0 { return }
        open -= 1
      case .word where isNext(.collate) || isNext(.not) || isNext(.default): return
      default: break
      }
      at += isIdentifier(at) ? compoundCount(at) : 1
    }
  }
}

extension TypeName {
  /// The same type, its ranges so many tokens further on.
  fileprivate func moved(by distance: Int) -> TypeName {
    let base: Base =
      switch self.base {
      case .named(let name): .named(QualifiedName(name.range.moved(by: distance)))
      case .system: self.base
      }
    return TypeName(
      base: base, modifiers: modifiers, arrayDimensions: arrayDimensions, isSetOf: isSetOf,
      isTypeOf: isTypeOf, range: range.moved(by: distance))
  }
}

extension TokenRange {
  fileprivate func moved(by distance: Int) -> TokenRange {
    TokenRange(Int(lower) + distance, Int(upper) + distance)
  }
}

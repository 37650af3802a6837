extension Parser {
  /// ```
  /// CREATE OPERATOR CLASS name [DEFAULT] FOR TYPE type USING method [FAMILY name] AS item, …
  /// ```
  mutating func createOperatorClass(from start: Int) throws(SyntaxError) -> CreateOperatorClass {
    advance()
    let name = try qualifiedName()
    let isDefault = take(.default)
    try expect(.for)
    try expect(.type)
    let type = try typeName()
    try expect(.using)
    let method = try columnName()
    if take(.family) { _ = try qualifiedName() }
    try expect(.as)
    try operatorClassItems()
    return CreateOperatorClass(
      name: name, isDefault: isDefault, type: type, method: method, range: range(from: start))
  }

  private mutating func operatorClassItems() throws(SyntaxError) {
    repeat { try operatorClassItem() } while take(.comma)
  }

  /// ```
  /// OPERATOR n operator [( left, right )] [FOR {SEARCH | ORDER BY family}]
  ///   | FUNCTION n [( type, … )] routine | STORAGE type
  /// ```
  private mutating func operatorClassItem() throws(SyntaxError) {
    if take(.storage) {
      _ = try typeName()
    } else if take(.function) {
      _ = try integer()
      if isNext(.leftParenthesis) { try typeList() }
      _ = try routineReference()
    } else {
      try expect(.operator)
      _ = try integer()
      _ = try anyOperator()
      if isNext(.leftParenthesis) { try operatorArguments() }
      try operatorPurpose()
    }
  }

  private mutating func operatorPurpose() throws(SyntaxError) {
    guard take(.for) else { return }
    if take(.search) { return }
    try expect(.order)
    try expect(.by)
    _ = try qualifiedName()
  }

  /// `( type, … )`
  private mutating func typeList() throws(SyntaxError) {
    _ = try parenthesized { (parser) throws(SyntaxError) in try parser.typeName() }
  }

  /// ```
  /// ALTER OPERATOR {CLASS | FAMILY} name USING method {RENAME TO name | SET SCHEMA name
  ///   | OWNER TO role}
  /// ALTER OPERATOR FAMILY name USING method {ADD item, … | DROP {OPERATOR | FUNCTION} n ( … ), …}
  /// ALTER OPERATOR operator ( left, right ) {SET ( options ) | SET SCHEMA name | OWNER TO role}
  /// ```
  mutating func alterOperator(from start: Int) throws(SyntaxError) -> StatementBody {
    advance()
    guard isNext(.class) || isNext(.family), peek(1).kind != .dot else {
      return try alterPlainOperator(from: start)
    }
    let isFamily = isNext(.family)
    advance()
    let name = try qualifiedName()
    try expect(.using)
    let method = try columnName()
    if isFamily, isNext(.add) || isNext(.drop) {
      let isAdded = isNext(.add)
      advance()
      if isAdded { try operatorClassItems() } else { try droppedItems() }
      return .alterOperatorFamily(
        AlterOperatorFamily(
          name: name, method: method, isAdded: isAdded, range: range(from: start)))
    }
    let object = ObjectReference(
      kind: isFamily ? .operatorFamily : .operatorClass, name: name, owner: QualifiedName(method),
      range: range(from: start + 1))
    return try commonAction(object, [.rename, .owner, .schema], from: start)
  }

  /// `{OPERATOR | FUNCTION} n ( type, … ), …`
  private mutating func droppedItems() throws(SyntaxError) {
    repeat {
      if !take(.operator) { try expect(.function) }
      _ = try integer()
      try typeList()
    } while take(.comma)
  }

  private mutating func alterPlainOperator(from start: Int) throws(SyntaxError) -> StatementBody {
    let name = try operatorReference()
    if isNext(.set), peek(1).kind == .leftParenthesis {
      advance()
      let options = try operatorDefinition()
      return .alterOperator(
        AlterOperator(operator: name, options: options, range: range(from: start)))
    }
    let object = ObjectReference(
      kind: .operator, name: name.name, owner: nil, range: range(from: start + 1))
    return try commonAction(object, [.owner, .schema], from: start)
  }
}

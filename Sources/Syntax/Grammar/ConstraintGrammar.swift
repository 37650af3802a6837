extension Parser {
  /// Whether `[CONSTRAINT name] constraint` begins here, and not a column of such a name: EXCLUDE
  /// alone among its words may be one.
  var isTableConstraintNext: Bool {
    switch keyword {
    case .constraint, .check, .not, .unique, .primary, .foreign: true
    case .exclude: peek(1).kind == .leftParenthesis || peek(1).keyword == .using
    default: false
    }
  }

  /// ```
  /// TableConstraint: [CONSTRAINT name] {CHECK … | NOT NULL … | UNIQUE … | PRIMARY KEY … | EXCLUDE …
  ///   | FOREIGN KEY …} attribute…
  /// ```
  mutating func tableConstraint() throws(SyntaxError) -> TableConstraint {
    let start = at
    let name = take(.constraint) ? try columnName() : nil
    let first = at
    let (kind, words, rules) = try tableConstraintKind()
    let attributes = try constraintAttributes()
    try rules.check(attributes, self)
    return TableConstraint(
      name: name, kind: kind, attributes: attributes, keywords: TokenRange(first, first + words),
      range: range(from: start))
  }

  /// What the constraint says, how many words say so, and which attributes may follow.
  private mutating func tableConstraintKind() throws(SyntaxError) -> (
    TableConstraint.Kind, Int, AttributeRules
  ) {
    switch keyword {
    case .check:
      advance()
      return (.check(try parenthesizedExpression()), 1, .check)
    case .not:
      try expect(.not)
      requires(18, at: at - 1)
      try expect(.null)
      return (.notNull(try columnName()), 2, .notNull)
    case .unique:
      advance()
      let isPlain = !isNext(.nulls)
      let nullsNotDistinct = try nullTreatment()
      let key = try keyDefinition(allowsIndex: isPlain)
      return (.unique(key, nullsNotDistinct: nullsNotDistinct), 1, .unique)
    case .primary:
      advance()
      try expect(.key)
      return (.primaryKey(try keyDefinition(allowsIndex: true)), 2, .primaryKey)
    case .exclude:
      advance()
      return (.exclude(try exclusion()), 1, .exclude)
    case .foreign:
      advance()
      try expect(.key)
      let columns = try columnNamesAndPeriod()
      try expect(.references)
      return (.foreignKey(columns: columns, try reference()), 2, .foreignKey)
    default:
      throw unexpected()
    }
  }

  /// ```
  /// DomainConstraint: [CONSTRAINT name] {CHECK (…) | NOT NULL} attribute…
  /// ```
  mutating func domainConstraint() throws(SyntaxError) -> TableConstraint {
    let start = at
    let name = take(.constraint) ? try columnName() : nil
    let first = at
    let kind: TableConstraint.Kind
    let isCheck = take(.check)
    if isCheck {
      kind = .check(try parenthesizedExpression())
    } else {
      try expect(.not)
      try expect(.null)
      requires(17, at: at - 2)
      kind = .domainNotNull
    }
    let attributes = try constraintAttributes()
    try (isCheck ? AttributeRules.domainCheck : .domainNotNull).check(attributes, self)
    return TableConstraint(
      name: name, kind: kind, attributes: attributes,
      keywords: TokenRange(first, first + (isCheck ? 1 : 2)), range: range(from: start))
  }

  /// `NULLS [NOT] DISTINCT`, where it stands; whether NOT does.
  mutating func nullTreatment() throws(SyntaxError) -> Bool {
    guard take(.nulls) else { return false }
    let isNotDistinct = take(.not)
    try expect(.distinct)
    return isNotDistinct
  }

  /// ```
  /// (column, … [WITHOUT OVERLAPS]) [INCLUDE (…)] [WITH (…)] [USING INDEX TABLESPACE name]
  ///   | USING INDEX name
  /// ```
  private mutating func keyDefinition(allowsIndex: Bool) throws(SyntaxError) -> KeyDefinition {
    if allowsIndex, take(.using) {
      try expect(.index)
      return .index(try columnName())
    }
    try expect(.leftParenthesis)
    let columns = try commaSeparated { (parser) throws(SyntaxError) in try parser.columnName() }
    let withoutOverlaps = isNext(.without) && !token.isJoined
    if withoutOverlaps {
      requires(18, at: at)
      advance()
      try expect(.overlaps)
    }
    try expect(.rightParenthesis)
    let include = take(.include) ? try columnNames() : []
    try keyStorage()
    return .columns(columns, withoutOverlaps: withoutOverlaps, include: include)
  }

  /// `[WITH (…)] [USING INDEX TABLESPACE name]`.
  mutating func keyStorage() throws(SyntaxError) {
    _ = try withDefinition()
    guard take(.using) else { return }
    try expect(.index)
    try expect(.tablespace)
    _ = try columnName()
  }

  /// ```
  /// [USING method] (element WITH operator, …) [INCLUDE (…)] [WITH (…)]
  ///   [USING INDEX TABLESPACE name] [WHERE (…)]
  /// ```
  private mutating func exclusion() throws(SyntaxError) -> Exclusion {
    let method = take(.using) ? try columnName() : nil
    var elements: [IndexElement] = []
    let operators = try parenthesized { (parser) throws(SyntaxError) in
      elements.append(try parser.indexElement())
      try parser.expectWith()
      guard parser.isNext(.operator, before: .leftParenthesis) else {
        return try parser.anyOperator()
      }
      return try parser.qualifiedOperator()
    }
    if take(.include) { _ = try columnNames() }
    try keyStorage()
    let filter = take(.where) ? try parenthesizedExpression() : nil
    return Exclusion(method: method, elements: elements, operators: operators, filter: filter)
  }

  /// `(column, … [, PERIOD column])`.
  private mutating func columnNamesAndPeriod() throws(SyntaxError) -> [Name] {
    try expect(.leftParenthesis)
    var columns = [try columnName()]
    while take(.comma) {
      if isWord(.period), isColumnName(peek(1)) {
        requires(18, at: at + 1)
        advance()
        columns.append(try columnName())
        break
      }
      columns.append(try columnName())
    }
    try expect(.rightParenthesis)
    return columns
  }

  /// ```
  /// table [(columns)] [MATCH {FULL | PARTIAL | SIMPLE}] [ON DELETE action] [ON UPDATE action]
  /// ```
  mutating func reference() throws(SyntaxError) -> Reference {
    let table = try plainRelation()
    let columns = isNext(.leftParenthesis) ? try columnNamesAndPeriod() : []
    if take(.match) {
      let match = at - 1
      if take(.partial) { throw rejected("MATCH PARTIAL not yet implemented", at: match) }
      if !take(.full) { try expect(.simple) }
    }
    try referentialActions()
    return Reference(table: table, columns: columns)
  }

  /// `ON {DELETE | UPDATE} action`, each once at most and in any order.
  private mutating func referentialActions() throws(SyntaxError) {
    var seen: Keyword?
    for _ in 0..<2 {
      guard isNext(.on) else { return }
      let start = at
      advance()
      guard let word = keyword, word == .update || word == .delete, word != seen else {
        throw unexpected()
      }
      advance()
      try referentialAction(isDelete: word == .delete, start: start)
      seen = word
    }
  }

  /// `NO ACTION | RESTRICT | CASCADE | SET {NULL | DEFAULT} [(columns)]`
  private mutating func referentialAction(isDelete: Bool, start: Int) throws(SyntaxError) {
    switch keyword {
    case .restrict, .cascade:
      advance()
    case .no:
      advance()
      try expect(.action)
    case .set:
      advance()
      let isNull = take(.null)
      if !isNull { try expect(.default) }
      guard isNext(.leftParenthesis) else { return }
      _ = try columnNames()
      if !isDelete {
        let action = isNull ? "SET NULL" : "SET DEFAULT"
        throw rejected(
          "a column list with \(action) is only supported for ON DELETE actions", at: start)
      }
    default:
      throw unexpected()
    }
  }
}

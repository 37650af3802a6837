extension Parser {
  /// ```
  /// ALTER [COLUMN] name {SET … | DROP … | RESET (…) | [SET DATA] TYPE … | ADD GENERATED …
  ///   | RESTART … | OPTIONS (…)}
  /// ALTER [COLUMN] number SET STATISTICS value
  /// ALTER CONSTRAINT name {attribute… | INHERIT}
  /// ```
  mutating func alterAction() throws(SyntaxError) -> (AlterTableAction.Kind, TokenRange) {
    let start = at
    advance()
    if take(.constraint) { return try alterConstraint(TokenRange(start, at)) }
    take(.column)
    if kind == .integer { return try numberedColumn() }
    let name = try columnName()
    let words = at
    let word = keyword
    switch word {
    case .set: return try setColumn(name)
    case .drop: return try dropFromColumn(name)
    case .type: return try alterType(name, from: words)
    case .reset:
      advance()
      return (.resetColumnOptions(name, try storageOptions()), range(from: words, count: 1))
    case .add:
      advance()
      try expect(.generated)
      let always = try generatedWhen()
      try expect(.as)
      try expect(.identity)
      let keywords = range(from: words)
      if isNext(.leftParenthesis) { try parenthesizedSequenceOptions() }
      return (.addIdentity(name, always: always), keywords)
    case .restart:
      return try identityOptions(name)
    case .options:
      try changedForeignOptions()
      return (.columnForeignOptions(name), range(from: words, count: 1))
    default:
      throw unexpected()
    }
  }

  private func range(from start: Int, count: Int) -> TokenRange { TokenRange(start, start + count) }

  /// `ALTER CONSTRAINT name …`, behind the words.
  private mutating func alterConstraint(
    _ keywords: TokenRange
  ) throws(SyntaxError) -> (AlterTableAction.Kind, TokenRange) {
    let name = try columnName()
    var attributes = ConstraintAttributes()
    let start = at
    if take(.inherit) {
      requires(18, at: at - 1)
      attributes.isInherit = true
      attributes.range = range(from: start)
      return (.alterConstraint(name, attributes), keywords)
    }
    attributes = try constraintAttributes()
    if attributes.isNoInherit {
      requires(18, at: start, saying: "FOREIGN KEY constraints cannot be marked NO INHERIT")
    }
    if attributes.isNotValid {
      throw rejected("constraints cannot be altered to be NOT VALID", at: start)
    }
    try AttributeRules.altered.check(attributes, self)
    return (.alterConstraint(name, attributes), keywords)
  }

  /// `number SET STATISTICS value`, for the column of an index.
  private mutating func numberedColumn() throws(SyntaxError) -> (
    AlterTableAction.Kind, TokenRange
  ) {
    let place = at
    let number = try integer()
    let start = at
    try expect(.set)
    try expect(.statistics)
    let keywords = range(from: start)
    let target = try statisticsTarget()
    guard number > 0, number <= 32767 else {
      throw rejected("column number must be in range from 1 to 32767", at: place)
    }
    return (.setStatistics(.number(number), target), keywords)
  }

  /// `number | DEFAULT`: set_statistics_value; nil for the default.
  mutating func statisticsTarget() throws(SyntaxError) -> Int? {
    guard take(.default) else { return try signedInteger() }
    requires(17, at: at - 1)
    return nil
  }

  /// ```
  /// SET {DEFAULT value | NOT NULL | EXPRESSION AS (value) | STATISTICS value | ( options )
  ///   | STORAGE name | COMPRESSION name | DATA TYPE … | GENERATED … | sequence option}
  /// ```
  private mutating func setColumn(
    _ name: Name
  ) throws(SyntaxError) -> (AlterTableAction.Kind, TokenRange) {
    let start = at
    let two = range(from: start, count: 2)
    switch peek(1).keyword {
    case .default:
      at += 2
      return (.setDefault(name, try expression()), two)
    case .not:
      advance()
      try expect(.not)
      try expect(.null)
      return (.setNotNull(name), range(from: start))
    case .expression:
      at += 2
      requires(17, at: at - 1)
      try expect(.as)
      return (.setExpression(name, try parenthesizedExpression()), two)
    case .statistics:
      at += 2
      return (.setStatistics(.name(name), try statisticsTarget()), two)
    case .storage:
      advance()
      if peek(1).keyword == .default { requires(16, at: at + 1) }
      return (.setStorage(name, try columnSetting()), two)
    case .compression:
      advance()
      return (.setCompression(name, try columnSetting()), two)
    case .data:
      at += 2
      guard isNext(.type) else { throw unexpected() }
      return try alterType(name, from: start)
    default:
      guard peek(1).kind == .leftParenthesis else { return try identityOptions(name) }
      advance()
      return (.setColumnOptions(name, try storageOptions()), range(from: start, count: 1))
    }
  }

  /// `DROP {DEFAULT | NOT NULL | EXPRESSION [IF EXISTS] | IDENTITY [IF EXISTS]}`
  private mutating func dropFromColumn(
    _ name: Name
  ) throws(SyntaxError) -> (AlterTableAction.Kind, TokenRange) {
    let start = at
    advance()
    let word = token.isJoined ? nil : keyword
    if word == nil { throw unexpected() }
    advance()
    let keywords = range(from: start)
    switch word {
    case .default:
      return (.dropDefault(name), keywords)
    case .not:
      try expect(.null)
      return (.dropNotNull(name), range(from: start))
    case .expression:
      return (.dropExpression(name, ifExists: try takeIfExists(orName: false)), keywords)
    case .identity:
      return (.dropIdentity(name, ifExists: try takeIfExists(orName: false)), keywords)
    default:
      at -= 1
      throw unexpected()
    }
  }

  /// `[SET DATA] TYPE type [COLLATE name] [USING value]`
  private mutating func alterType(
    _ name: Name, from start: Int
  ) throws(SyntaxError) -> (AlterTableAction.Kind, TokenRange) {
    try expect(.type)
    let keywords = range(from: start)
    let type = try typeName()
    let collation = take(.collate) ? try qualifiedName() : nil
    let using = take(.using) ? try expression() : nil
    return (.alterColumnType(name, type, collation: collation, using: using), keywords)
  }

  /// `{RESTART [[WITH] n] | SET sequence option | SET GENERATED {ALWAYS | BY DEFAULT}}…`
  private mutating func identityOptions(
    _ name: Name
  ) throws(SyntaxError) -> (AlterTableAction.Kind, TokenRange) {
    let start = at
    repeat {
      if isNext(.restart) {
        _ = try sequenceOption()
      } else {
        try expect(.set)
        try changedIdentityOption()
      }
    } while isNext(.restart) || isNext(.set)
    return (.alterIdentity(name), range(from: start, count: 2))
  }

  private mutating func changedIdentityOption() throws(SyntaxError) {
    if take(.generated) {
      _ = try generatedWhen()
      return
    }
    let start = at
    guard isSequenceOptionNext else { throw unexpected() }
    switch try sequenceOption().kind {
    case .dataType: throw rejected("sequence option \"as\" not supported here", at: start)
    case .restart: throw rejected("sequence option \"restart\" not supported here", at: start)
    case .ownedBy: throw rejected("sequence option \"owned_by\" not supported here", at: start)
    default: break
    }
  }
}

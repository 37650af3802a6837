extension Parser {
  /// ```
  /// columnDef: name type [STORAGE …] [COMPRESSION …] [OPTIONS (…)] {constraint | COLLATE …}…
  /// ```
  mutating func columnDefinition() throws(SyntaxError) -> ColumnDefinition {
    let start = at
    let name = try columnName()
    let type = try typeName()
    if isNext(.storage) {
      requires(16, at: at)
      _ = try columnSetting()
    }
    if isNext(.compression) { _ = try columnSetting() }
    _ = try foreignOptions()
    let (constraints, collation) = try columnConstraints()
    return ColumnDefinition(
      name: name, type: type, collation: collation, constraints: constraints,
      range: range(from: start))
  }

  /// `STORAGE {name | DEFAULT}`, `COMPRESSION {name | DEFAULT}`.
  mutating func columnSetting() throws(SyntaxError) -> Name {
    advance()
    if take(.default) { return Name(at - 1) }
    return try columnName()
  }

  /// ```
  /// columnOptions: name [WITH OPTIONS] {constraint | COLLATE …}…
  /// ```
  mutating func typedColumn() throws(SyntaxError) -> ColumnDefinition {
    let start = at
    let name = try columnName()
    if takeWith() { try expect(.options) }
    let (constraints, collation) = try columnConstraints()
    return ColumnDefinition(
      name: name, type: nil, collation: collation, constraints: constraints,
      range: range(from: start))
  }

  /// ```
  /// ColQualList: {[CONSTRAINT name] constraint | attribute | COLLATE name}…
  /// ```
  /// An attribute belongs to the constraint before it. That it fits there is not the grammar's
  /// business; a second COLLATE is, once the list has been read.
  mutating func columnConstraints() throws(SyntaxError) -> ([ColumnConstraint], QualifiedName?) {
    var constraints: [ColumnConstraint] = []
    var collation: QualifiedName?
    var second: Int?
    while true {
      let start = at
      if take(.collate) {
        let name = try qualifiedName()
        if collation != nil { second = second ?? start }
        collation = collation ?? name
      } else if let attributes = try columnAttribute(of: constraints.last?.attributes) {
        guard let last = constraints.popLast() else { continue }
        constraints.append(
          ColumnConstraint(
            name: last.name, kind: last.kind, attributes: attributes, keywords: last.keywords,
            range: range(from: Int(last.range.lower))))
      } else if let constraint = try columnConstraint() {
        constraints.append(constraint)
      } else {
        break
      }
    }
    if let second { throw rejected("multiple COLLATE clauses not allowed", at: second) }
    return (constraints, collation)
  }

  /// ```
  /// ConstraintAttr: [NOT] DEFERRABLE | INITIALLY {DEFERRED | IMMEDIATE} | [NOT] ENFORCED
  /// ```
  private mutating func columnAttribute(
    of before: ConstraintAttributes?
  ) throws(SyntaxError) -> ConstraintAttributes? {
    var attributes = before ?? ConstraintAttributes()
    if isNext(.not), peek(1).keyword == .deferrable || isWord(.enforced, at: 1) {
      advance()
      if take(.deferrable) {
        attributes.isNotDeferrable = true
      } else {
        advance()
        requires(18, at: at - 1)
        attributes.isNotEnforced = true
      }
    } else if take(.deferrable) {
      attributes.isDeferrable = true
    } else if takeWord(.enforced) {
      requires(18, at: at - 1)
      attributes.isEnforced = true
    } else if isNext(.initially) {
      try initially(&attributes)
    } else {
      return nil
    }
    return attributes
  }

  /// `INITIALLY {DEFERRED | IMMEDIATE}`.
  mutating func initially(_ attributes: inout ConstraintAttributes) throws(SyntaxError) {
    advance()
    if take(.deferred) {
      attributes.isInitiallyDeferred = true
    } else {
      try expect(.immediate)
      attributes.isInitiallyImmediate = true
    }
  }

  /// ```
  /// ColConstraintElem: NOT NULL [NO INHERIT] | NULL | UNIQUE … | PRIMARY KEY … | CHECK (…) …
  ///   | DEFAULT b_expr | GENERATED … | REFERENCES …
  /// ```
  /// nil where none begins here.
  private mutating func columnConstraint() throws(SyntaxError) -> ColumnConstraint? {
    let start = at
    let name = take(.constraint) ? try columnName() : nil
    let first = at
    var attributes = ConstraintAttributes()
    guard let (kind, words) = try columnConstraintKind(&attributes) else {
      if name != nil { throw unexpected() }
      return nil
    }
    return ColumnConstraint(
      name: name, kind: kind, attributes: attributes, keywords: TokenRange(first, words),
      range: range(from: start))
  }

  /// What the constraint says, and where its keywords end.
  private mutating func columnConstraintKind(
    _ attributes: inout ConstraintAttributes
  ) throws(SyntaxError) -> (ColumnConstraint.Kind, Int)? {
    let words = at + 1
    switch keyword {
    case .not:
      try expect(.not)
      try expect(.null)
      if isNext(.no) { requires(18, at: at) }
      attributes.isNoInherit = try noInherit()
      return (.notNull, words + 1)
    case .null:
      advance()
      return (.null, words)
    case .unique:
      advance()
      let nullsNotDistinct = try nullTreatment()
      try keyStorage()
      return (.unique(nullsNotDistinct: nullsNotDistinct), words)
    case .primary:
      advance()
      try expect(.key)
      try keyStorage()
      return (.primaryKey, words + 1)
    case .check:
      advance()
      let condition = try parenthesizedExpression()
      attributes.isNoInherit = try noInherit()
      return (.check(condition, noInherit: attributes.isNoInherit), words)
    case .default:
      advance()
      return (.defaultValue(try restrictedExpression()), words)
    case .generated:
      return try generated()
    case .references:
      advance()
      return (.references(try reference()), words)
    default:
      return nil
    }
  }

  /// `NO INHERIT`, where it stands.
  private mutating func noInherit() throws(SyntaxError) -> Bool {
    guard take(.no) else { return false }
    try expect(.inherit)
    return true
  }

  /// ```
  /// GENERATED {ALWAYS | BY DEFAULT} AS {IDENTITY [(options)] | (value) [STORED | VIRTUAL]}
  /// ```
  private mutating func generated() throws(SyntaxError) -> (ColumnConstraint.Kind, Int) {
    advance()
    let when = at
    let always = try generatedWhen()
    try expect(.as)
    if take(.identity) {
      let words = at
      if isNext(.leftParenthesis) { try parenthesizedSequenceOptions() }
      return (.identity(always: always), words)
    }
    let value = try parenthesizedExpression()
    let kind: GeneratedKind =
      if take(.stored) { .stored } else if takeWord(.virtual) { .virtual } else { .unsaid }
    if kind != .stored { requires(18, at: kind == .virtual ? at - 1 : at) }
    if !always {
      throw rejected("for a generated column, GENERATED ALWAYS must be specified", at: when)
    }
    return (.generated(value, kind), at)
  }

  /// `ALWAYS | BY DEFAULT`: generated_when; whether it is ALWAYS.
  mutating func generatedWhen() throws(SyntaxError) -> Bool {
    if take(.always) { return true }
    try expect(.by)
    try expect(.default)
    return false
  }

  /// `( value )`.
  mutating func parenthesizedExpression() throws(SyntaxError) -> Expression {
    try expect(.leftParenthesis)
    let value = try expression()
    try expect(.rightParenthesis)
    return value
  }
}

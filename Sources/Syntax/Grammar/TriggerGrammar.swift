extension Parser {
  /// ```
  /// CREATE [OR REPLACE] TRIGGER name {BEFORE | AFTER | INSTEAD OF} event [OR event …] ON table
  ///   [REFERENCING …] [FOR [EACH] {ROW | STATEMENT}] [WHEN ( condition )]
  ///   EXECUTE {FUNCTION | PROCEDURE} function ( [argument, …] )
  /// CREATE [OR REPLACE] CONSTRAINT TRIGGER name AFTER event [OR event …] ON table [FROM table]
  ///   attribute… FOR EACH ROW [WHEN ( condition )] EXECUTE …
  /// ```
  mutating func createTrigger(
    from start: Int, orReplace: Bool
  ) throws(SyntaxError) -> CreateTrigger {
    let isConstraint = take(.constraint)
    try expect(.trigger)
    let keywords = range(from: start)
    let name = try columnName()
    let timing = try triggerTiming(isConstraint: isConstraint)
    let events = try triggerEvents()
    try expect(.on)
    let table = try plainRelation()
    var referenced: RelationReference?
    var attributes = ConstraintAttributes()
    if isConstraint {
      if take(.from) { referenced = try plainRelation() }
      let start = at
      attributes = try constraintAttributes()
      if attributes.isEnforced {
        requires(19, at: start, saying: "constraint triggers cannot be marked ENFORCED")
      }
    } else {
      try transitionTables()
    }
    let isForEachRow = try triggerLevel(isConstraint: isConstraint)
    let condition = take(.when) ? try parenthesizedExpression() : nil
    let function = try executedFunction()
    try triggerArguments()
    if isConstraint { try checkConstraintTrigger(attributes, orReplace: orReplace, at: start) }
    return CreateTrigger(
      keywords: keywords, orReplace: orReplace, isConstraint: isConstraint, name: name,
      timing: timing, events: events, table: table, referenced: referenced,
      attributes: attributes, isForEachRow: isForEachRow, condition: condition,
      function: function, range: range(from: start))
  }

  private mutating func triggerTiming(
    isConstraint: Bool
  ) throws(SyntaxError) -> CreateTrigger.Timing {
    if isConstraint {
      try expect(.after)
      return .after
    }
    if take(.before) { return .before }
    if take(.after) { return .after }
    try expect(.instead)
    try expect(.of)
    return .insteadOf
  }

  /// `event OR event …`, each once. The server complains of a second one at the token it has read:
  /// the one behind, where it had to look for OF or a further column.
  private mutating func triggerEvents() throws(SyntaxError) -> [CreateTrigger.Event] {
    var events: [CreateTrigger.Event] = []
    var seen: Set<Keyword> = []
    repeat {
      let word = keyword
      events.append(try triggerEvent())
      if let word, !seen.insert(word).inserted {
        throw yielded("duplicate trigger events specified", at: word == .update ? at : at - 1)
      }
    } while take(.or)
    return events
  }

  /// `INSERT | DELETE | TRUNCATE | UPDATE [OF column, …]`
  private mutating func triggerEvent() throws(SyntaxError) -> CreateTrigger.Event {
    if take(.insert) { return .insert }
    if take(.delete) { return .delete }
    if take(.truncate) { return .truncate }
    try expect(.update)
    guard take(.of) else { return .update([]) }
    return .update(try commaSeparated { (parser) throws(SyntaxError) in try parser.columnName() })
  }

  /// `REFERENCING {{NEW | OLD} {TABLE | ROW} [AS] name}…`
  private mutating func transitionTables() throws(SyntaxError) {
    guard take(.referencing) else { return }
    repeat {
      guard take(.new) || take(.old) else { throw unexpected() }
      guard take(.table) || take(.row) else { throw unexpected() }
      take(.as)
      _ = try columnName()
    } while isNext(.new) || isNext(.old)
  }

  /// `FOR [EACH] {ROW | STATEMENT}`; whether it is for each row.
  private mutating func triggerLevel(isConstraint: Bool) throws(SyntaxError) -> Bool {
    if isConstraint {
      try expect(.for)
      try expect(.each)
      try expect(.row)
      return true
    }
    guard take(.for) else { return false }
    take(.each)
    if take(.row) { return true }
    try expect(.statement)
    return false
  }

  /// `EXECUTE {FUNCTION | PROCEDURE} name`
  private mutating func executedFunction() throws(SyntaxError) -> QualifiedName {
    try expect(.execute)
    if !take(.function) { try expect(.procedure) }
    return try functionName()
  }

  /// `( [[{number | 'string' | word}], …] )`: the first may be left out.
  private mutating func triggerArguments() throws(SyntaxError) {
    try expect(.leftParenthesis)
    if isNext(.rightParenthesis) { return advance() }
    take(.comma)
    repeat {
      let fits =
        kind == .integer || kind == .float || isStringConstant(token) || isColumnLabel(token)
      guard fits else { throw unexpected() }
      advance()
    } while take(.comma)
    try expect(.rightParenthesis)
  }

  private func checkConstraintTrigger(
    _ attributes: ConstraintAttributes, orReplace: Bool, at start: Int
  ) throws(SyntaxError) {
    if orReplace {
      throw rejected("CREATE OR REPLACE CONSTRAINT TRIGGER is not supported", at: start)
    }
    let refused: String? =
      if attributes.isNotValid { "NOT VALID" } else if attributes.isNoInherit {
        "NO INHERIT"
      } else if attributes.isNotEnforced { "NOT ENFORCED" } else { nil }
    if let refused {
      throw rejected(
        "constraint triggers cannot be marked \(refused)", at: Int(attributes.range.lower))
    }
  }

  /// ```
  /// CREATE EVENT TRIGGER name ON event [WHEN variable IN ( 'value', … ) [AND …]]
  ///   EXECUTE {FUNCTION | PROCEDURE} function ( )
  /// ```
  mutating func createEventTrigger(from start: Int) throws(SyntaxError) -> CreateEventTrigger {
    advance()
    try expect(.trigger)
    let name = try columnName()
    try expect(.on)
    let event = try columnLabel()
    if take(.when) {
      repeat {
        _ = try columnName()
        try expect(.in)
        _ = try parenthesized { (parser) throws(SyntaxError) in try parser.stringConstant() }
      } while take(.and)
    }
    let function = try executedFunction()
    try expect(.leftParenthesis)
    try expect(.rightParenthesis)
    return CreateEventTrigger(
      name: name, event: event, function: function, range: range(from: start))
  }

  /// `ENABLE [REPLICA | ALWAYS] | DISABLE`; nil where it is disabled.
  mutating func eventTriggerFiring() throws(SyntaxError) -> FiringMode? {
    if take(.disable) { return nil }
    try expect(.enable)
    if take(.replica) { return .replica }
    return take(.always) ? .always : .ordinary
  }
}

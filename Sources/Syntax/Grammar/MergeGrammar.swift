extension Parser {
  /// ```
  /// [WITH …] MERGE INTO [ONLY] table [[AS] alias] USING source ON condition
  ///   WHEN [NOT] MATCHED [BY {SOURCE | TARGET}] [AND condition] THEN action … [RETURNING …]
  /// ```
  mutating func merge(_ with: With?, _ start: Int) throws(SyntaxError) -> Merge {
    let first = at
    advance()
    try expect(.into)
    let keywords = range(from: first)
    let table = try relation()
    let alias = try targetAlias()
    try expect(.using)
    let source = try fromItem()
    try expect(.on)
    let condition = try expression()
    var actions: [Merge.Action] = []
    repeat { actions.append(try mergeAction()) } while keyword == .when
    if keyword == .returning { requires(17, at: at) }
    let returning = try returningClause()
    return Merge(
      keywords: keywords, with: with, table: table, alias: alias, source: source,
      condition: condition, actions: actions, returning: returning, range: range(from: start))
  }

  /// `WHEN … THEN …`.
  private mutating func mergeAction() throws(SyntaxError) -> Merge.Action {
    try expect(.when)
    let isMatched = try mergeMatch()
    if take(.and) { _ = try expression() }
    try expect(.then)
    switch keyword {
    case .do:
      advance()
      try expect(.nothing)
      return .nothing
    case .update where isMatched:
      advance()
      try expect(.set)
      return .update(try setClauses())
    case .delete where isMatched:
      advance()
      return .delete
    case .insert where !isMatched:
      advance()
      return .insert(try mergeInsert())
    default: throw unexpected()
    }
  }

  /// `[NOT] MATCHED [BY {SOURCE | TARGET}]`: whether a row of the target is at hand.
  private mutating func mergeMatch() throws(SyntaxError) -> Bool {
    guard take(.not) else {
      try expect(.matched)
      return true
    }
    try expect(.matched)
    guard take(.by) else { return false }
    requires(17, at: at - 1)
    // Before 17 neither is a keyword; the word means the same.
    if takeWord(.source) { return true }
    guard takeWord(.target) else { throw unexpected() }
    return false
  }

  /// `[(columns)] [OVERRIDING …] VALUES (…) | DEFAULT VALUES`.
  private mutating func mergeInsert() throws(SyntaxError) -> [Name] {
    if take(.default) {
      try expect(.values)
      return []
    }
    let columns = kind == .leftParenthesis ? try insertColumns() : []
    try takeOverriding()
    try expect(.values)
    _ = try parenthesizedList()
    return columns
  }
}

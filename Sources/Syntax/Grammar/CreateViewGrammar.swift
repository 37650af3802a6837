extension Parser {
  /// ```
  /// CREATE [OR REPLACE] [TEMP] [RECURSIVE] VIEW name [(columns)] [WITH (…)] AS query
  ///   [WITH [CASCADED | LOCAL] CHECK OPTION]
  /// ```
  mutating func createView(
    from start: Int, orReplace: Bool, _ persistence: Persistence
  ) throws(SyntaxError) -> StatementBody {
    let isRecursive = take(.recursive)
    try expect(.view)
    let keywords = range(from: start)
    let view = try plainRelation()
    let columns = isRecursive || isNext(.leftParenthesis) ? try columnNames() : []
    if takeWith() { _ = try storageOptions() }
    try expect(.as)
    let query = try query()
    let option = at
    if try takeCheckOption(), isRecursive {
      throw rejected("WITH CHECK OPTION not supported on recursive views", at: option)
    }
    if isRecursive { mentionRecursion(view, columns) }
    return .createView(
      CreateView(
        keywords: keywords, persistence: persistence, orReplace: orReplace, view: view,
        columns: columns, query: query, range: range(from: start)))
  }

  /// `WITH [CASCADED | LOCAL] CHECK OPTION`
  private mutating func takeCheckOption() throws(SyntaxError) -> Bool {
    guard takeWith() else { return false }
    if !take(.cascaded) { take(.local) }
    try expect(.check)
    try expect(.option)
    return true
  }

  /// The server makes a recursive view into a query that selects its columns from its own name.
  private mutating func mentionRecursion(_ view: RelationReference, _ columns: [Name]) {
    let own = QualifiedName(view.name.last)
    _ = mention(RelationReference(name: own, isOnly: false, range: own.range))
    mentions.columns += columns.map { ColumnReference(name: QualifiedName($0)) }
  }
}

extension Parser {
  /// ```
  /// OptTemp: [LOCAL | GLOBAL] {TEMPORARY | TEMP} | UNLOGGED
  /// ```
  mutating func persistence() throws(SyntaxError) -> Persistence {
    if take(.unlogged) { return .unlogged }
    if take(.temporary) || take(.temp) { return .temporary }
    guard take(.local) || take(.global) else { return .permanent }
    guard take(.temporary) || take(.temp) else { throw unexpected() }
    return .temporary
  }

  /// ```
  /// CREATE [TEMP | UNLOGGED] TABLE [IF NOT EXISTS] name {( elements ) [INHERITS (…)] | OF type …
  ///   | PARTITION OF parent … bound} [PARTITION BY …] [USING method] [WITH (…)] [ON COMMIT …]
  ///   [TABLESPACE name]
  /// ```
  /// CREATE TABLE AS begins like it; which of both it is shows behind the name.
  mutating func createTable(
    from start: Int, _ persistence: Persistence, isElement: Bool = false
  ) throws(SyntaxError) -> StatementBody {
    advance()
    let keywords = range(from: start)
    let ifNotExists = try takeIfNotExists()
    let table = try plainRelation()
    if !isElement, isTableTarget {
      return try createTableAs(
        keywords: keywords, persistence, ifNotExists: ifNotExists, table: table)
    }
    var parts = TableParts()
    let shape = try tableShape(&parts)
    if case .columns = shape, take(.inherits) { parts.inherits = try inheritedTables() }
    let partitionKey = try partitionKey()
    let storage = try tableStorage()
    return .createTable(
      CreateTable(
        keywords: keywords, persistence: persistence, ifNotExists: ifNotExists, table: table,
        shape: shape, columns: parts.columns, constraints: parts.constraints, likes: parts.likes,
        inherits: parts.inherits, partitionKey: partitionKey, storage: storage,
        range: range(from: start)))
  }

  /// `( table, … )` behind INHERITS.
  mutating func inheritedTables() throws(SyntaxError) -> [RelationReference] {
    try parenthesized { (parser) throws(SyntaxError) in try parser.plainRelation() }
  }

  /// `( elements ) | OF type [( … )] | PARTITION OF parent [( … )] bound`
  private mutating func tableShape(
    _ parts: inout TableParts
  ) throws(SyntaxError) -> CreateTable.Shape {
    if take(.of) {
      let type = try namedType()
      if isNext(.leftParenthesis) { try typedTableElements(&parts) }
      return .ofType(type)
    }
    if take(.partition) {
      try expect(.of)
      let parent = try plainRelation()
      if isNext(.leftParenthesis) { try typedTableElements(&parts) }
      return .partition(of: parent, try partitionBound())
    }
    try tableElements(&parts)
    return .columns
  }

  /// ```
  /// ( [{column | LIKE table … | constraint}, …] )
  /// ```
  mutating func tableElements(_ parts: inout TableParts) throws(SyntaxError) {
    try expect(.leftParenthesis)
    if take(.rightParenthesis) { return }
    repeat {
      if take(.like) {
        parts.likes.append(try plainRelation())
        try likeOptions()
      } else if isTableConstraintNext {
        parts.constraints.append(try tableConstraint())
      } else {
        parts.columns.append(try columnDefinition())
      }
    } while take(.comma)
    try expect(.rightParenthesis)
  }

  /// `{INCLUDING | EXCLUDING} what …`
  private mutating func likeOptions() throws(SyntaxError) {
    while take(.including) || take(.excluding) {
      switch keyword {
      case .comments, .compression, .constraints, .defaults, .identity, .generated, .indexes,
        .statistics, .storage, .all:
        advance()
      default:
        throw unexpected()
      }
    }
  }

  /// ```
  /// ( {name [WITH OPTIONS] constraint… | constraint}, … )
  /// ```
  mutating func typedTableElements(_ parts: inout TableParts) throws(SyntaxError) {
    try expect(.leftParenthesis)
    repeat {
      if isTableConstraintNext {
        parts.constraints.append(try tableConstraint())
      } else {
        parts.columns.append(try typedColumn())
      }
    } while take(.comma)
    try expect(.rightParenthesis)
  }

  /// ```
  /// [USING method] [WITH (…) | WITHOUT OIDS] [ON COMMIT {DROP | DELETE ROWS | PRESERVE ROWS}]
  ///   [TABLESPACE name]
  /// ```
  mutating func tableStorage() throws(SyntaxError) -> TableStorage {
    var storage = TableStorage()
    if take(.using) { storage.accessMethod = try columnName() }
    if takeWith() {
      storage.options = try storageOptions()
    } else if take(.without) {
      try expect(.oids)
    }
    if take(.on) { try commitAction() }
    if take(.tablespace) { storage.tablespace = try columnName() }
    return storage
  }

  private mutating func commitAction() throws(SyntaxError) {
    try expect(.commit)
    if take(.drop) { return }
    guard take(.delete) || take(.preserve) else { throw unexpected() }
    try expect(.rows)
  }
}

/// What stands between the parentheses of CREATE TABLE.
struct TableParts {
  var columns: [ColumnDefinition] = []
  var constraints: [TableConstraint] = []
  var likes: [RelationReference] = []
  var inherits: [RelationReference] = []
}

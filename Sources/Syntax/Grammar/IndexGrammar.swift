extension Parser {
  /// ```
  /// CREATE [UNIQUE] INDEX [CONCURRENTLY] [[IF NOT EXISTS] name] ON [ONLY] table [USING method]
  ///   ( element, … ) [INCLUDE ( element, … )] [NULLS [NOT] DISTINCT] [WITH (…)] [TABLESPACE name]
  ///   [WHERE condition]
  /// ```
  mutating func createIndex(from start: Int) throws(SyntaxError) -> StatementBody {
    let isUnique = take(.unique)
    try expect(.index)
    let keywords = range(from: start)
    let concurrently = takeConcurrently()
    let ifNotExists = try takeIfNotExists()
    let name = ifNotExists || !isNext(.on) ? try columnName() : nil
    try expect(.on)
    let table = try relation()
    let method = take(.using) ? try columnName() : nil
    let elements = try indexElements()
    let include = take(.include) ? try indexElements() : []
    _ = try nullTreatment()
    let options = takeWith() ? try storageOptions() : []
    let tablespace = take(.tablespace) ? try columnName() : nil
    let filter = take(.where) ? try expression() : nil
    return .createIndex(
      CreateIndex(
        keywords: keywords, isUnique: isUnique, concurrently: concurrently,
        ifNotExists: ifNotExists, name: name, table: table, method: method, elements: elements,
        include: include, filter: filter, options: options, tablespace: tablespace,
        range: range(from: start)))
  }

  /// The word CONCURRENTLY, if it comes next.
  mutating func takeConcurrently() -> TokenRange? {
    let start = at
    return take(.concurrently) ? range(from: start) : nil
  }

  private mutating func indexElements() throws(SyntaxError) -> [IndexElement] {
    try parenthesized { (parser) throws(SyntaxError) in try parser.indexElement() }
  }

  /// ```
  /// index_elem: {column | function | (expression)} [COLLATE name] [class [(options)]] [ASC | DESC]
  ///   [NULLS {FIRST | LAST}]
  /// ```
  mutating func indexElement() throws(SyntaxError) -> IndexElement {
    let start = at
    let key = try indexKey()
    let hasClass = try collationAndClass()
    if hasClass, isNext(.leftParenthesis) { _ = try storageOptions() }
    if !take(.asc) { take(.desc) }
    if areNext(.nulls, .first) || areNext(.nulls, .last) { at += 2 }
    return IndexElement(key: key, range: range(from: start))
  }

  /// `[COLLATE name] [class]`; whether the class is given.
  @discardableResult
  mutating func collationAndClass() throws(SyntaxError) -> Bool {
    if take(.collate) { _ = try qualifiedName() }
    guard isColumnName(token) else { return false }
    _ = try qualifiedName()
    return true
  }

  /// Whether the name that comes next goes on as a function's: only such a name has more to it.
  private var isIndirectedAhead: Bool {
    switch peek(1).kind {
    case .leftParenthesis, .dot, .leftBracket: true
    default: false
    }
  }

  /// `column | function | (expression)`.
  mutating func indexKey() throws(SyntaxError) -> IndexElement.Key {
    if isNext(.leftParenthesis) { return .expression(try parenthesizedExpression()) }
    if isColumnName(token), !isIndirectedAhead, !areNext(.collation, .for) {
      return .column(try columnName())
    }
    return .expression(try windowlessFunction())
  }

  /// ```
  /// REINDEX [(options)] {INDEX | TABLE} [CONCURRENTLY] name | REINDEX [(options)] SCHEMA
  ///   [CONCURRENTLY] name | REINDEX [(options)] {DATABASE | SYSTEM} [CONCURRENTLY] [name]
  /// ```
  mutating func reindex() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    let options = isNext(.leftParenthesis) ? try utilityOptions() : []
    let kind = keyword
    switch kind {
    case .index, .table, .schema, .database, .system: advance()
    default: throw unexpected()
    }
    let keywords = options.isEmpty ? range(from: start) : TokenRange(start, start + 1)
    let word = takeConcurrently()
    let target = try reindexTarget(kind)
    let concurrently = word ?? option("concurrently", in: options)?.name.range
    return .reindex(
      Reindex(
        keywords: keywords, target: target, concurrently: concurrently, range: range(from: start)))
  }

  private mutating func reindexTarget(_ kind: Keyword?) throws(SyntaxError) -> Reindex.Target {
    switch kind {
    case .index: .index(try plainRelation())
    case .table: .table(try plainRelation())
    case .schema: .schema(try columnName())
    case .system: .system(try optionalName())
    default: .database(try optionalName())
    }
  }

  /// The name that 15 still asks for.
  private mutating func optionalName() throws(SyntaxError) -> Name? {
    if isColumnName(token) { return try columnName() }
    requires(16, at: at)
    return nil
  }
}

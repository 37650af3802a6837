extension Parser {
  /// ```
  /// VACUUM {[FULL] [FREEZE] [VERBOSE] [ANALYZE] | ( options )} [table [(columns)], …]
  /// ```
  mutating func vacuum() throws(SyntaxError) -> Vacuum {
    let start = at
    advance()
    var keywords = range(from: start)
    var isFull = false
    if isNext(.leftParenthesis) {
      isFull = option("full", in: try utilityOptions()) != nil
    } else {
      isFull = take(.full)
      if isFull { keywords = range(from: start) }
      take(.freeze)
      take(.verbose)
      if !take(.analyze) { take(.analyse) }
    }
    return Vacuum(
      keywords: keywords, isVacuum: true, isFull: isFull, tables: try vacuumedTables(),
      range: range(from: start))
  }

  /// ```
  /// {ANALYZE | ANALYSE} {[VERBOSE] | ( options )} [table [(columns)], …]
  /// ```
  mutating func analyze() throws(SyntaxError) -> Vacuum {
    let start = at
    advance()
    let keywords = range(from: start)
    if isNext(.leftParenthesis) { _ = try utilityOptions() } else { take(.verbose) }
    return Vacuum(
      keywords: keywords, isVacuum: false, isFull: false, tables: try vacuumedTables(),
      range: range(from: start))
  }

  private mutating func vacuumedTables() throws(SyntaxError) -> [RelationReference] {
    guard isColumnName(token) || isNext(.only) else { return [] }
    return try commaSeparated { (parser) throws(SyntaxError) in
      let table = try parser.relation()
      // ONLY and the star came with 18.
      if table.range.lower != table.name.range.lower {
        parser.requires(18, at: Int(table.range.lower))
      } else if table.range != table.name.range {
        parser.requires(18, at: parser.at - 1)
      }
      if parser.isNext(.leftParenthesis) { _ = try parser.columnNames() }
      return table
    }
  }

  /// ```
  /// CLUSTER {[VERBOSE] | ( options )} [table [USING index]] | CLUSTER [VERBOSE] index ON table
  /// ```
  mutating func cluster() throws(SyntaxError) -> Cluster {
    let start = at
    advance()
    let keywords = range(from: start)
    let hasOptions = isNext(.leftParenthesis)
    if hasOptions { _ = try utilityOptions() } else { take(.verbose) }
    guard isColumnName(token) else {
      if hasOptions { requires(17, at: at) }
      return Cluster(keywords: keywords, table: nil, index: nil, range: range(from: start))
    }
    if !hasOptions, peek(1).keyword == .on {
      let index = try columnName()
      advance()
      let table = try plainRelation()
      return Cluster(keywords: keywords, table: table, index: index, range: range(from: start))
    }
    let table = try plainRelation()
    let index = take(.using) ? try columnName() : nil
    return Cluster(keywords: keywords, table: table, index: index, range: range(from: start))
  }

  /// ```
  /// LOCK [TABLE] table, … [IN mode MODE] [NOWAIT]
  /// ```
  mutating func lockTable() throws(SyntaxError) -> LockTable {
    let start = at
    advance()
    take(.table)
    let tables = try commaSeparated { (parser) throws(SyntaxError) in try parser.relation() }
    var mode: TokenRange?
    if take(.in) {
      mode = try lockMode()
      try expect(.mode)
    }
    let isNoWait = take(.nowait)
    return LockTable(tables: tables, mode: mode, isNoWait: isNoWait, range: range(from: start))
  }

  /// ```
  /// ACCESS {SHARE | EXCLUSIVE} | ROW {SHARE | EXCLUSIVE} | SHARE [UPDATE EXCLUSIVE | ROW EXCLUSIVE]
  ///   | EXCLUSIVE
  /// ```
  private mutating func lockMode() throws(SyntaxError) -> TokenRange {
    let start = at
    if take(.share) {
      if take(.update) || take(.row) { try expect(.exclusive) }
    } else if take(.access) || take(.row) {
      if !take(.share) { try expect(.exclusive) }
    } else {
      try expect(.exclusive)
    }
    return range(from: start)
  }

  /// ```
  /// REFRESH MATERIALIZED VIEW [CONCURRENTLY] name [WITH [NO] DATA]
  /// ```
  mutating func refresh() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    try expect(.materialized)
    try expect(.view)
    let keywords = range(from: start)
    let concurrently = takeConcurrently()
    let view = try plainRelation()
    let withData = try withData()
    return .refreshMaterializedView(
      RefreshMaterializedView(
        keywords: keywords, concurrently: concurrently, view: view, withData: withData,
        range: range(from: start)))
  }

  /// ```
  /// REPACK [( options )] [table [(columns)]] [USING INDEX [name]]
  /// ```
  mutating func repack() throws(SyntaxError) -> Repack {
    requires(19, at: at)
    let start = at
    advance()
    let keywords = range(from: start)
    let options = isNext(.leftParenthesis) ? try utilityOptions() : []
    var table: RelationReference?
    if isColumnName(token) || isNext(.only) {
      table = try relation()
      if isNext(.leftParenthesis) { _ = try columnNames() }
    }
    let usesIndex = take(.using)
    if usesIndex { try expect(.index) }
    let index = usesIndex && table != nil && isColumnName(token) ? try columnName() : nil
    return Repack(
      keywords: keywords, table: table, usesIndex: usesIndex, index: index,
      concurrently: option("concurrently", in: options)?.name.range, range: range(from: start))
  }

  /// ```
  /// WAIT FOR LSN 'position' [WITH ( options )]
  /// ```
  mutating func waitFor() throws(SyntaxError) -> WaitFor {
    requires(19, at: at)
    let start = at
    advance()
    try expect(.for)
    guard takeWord(.lsn) else { throw unexpected() }
    _ = try stringConstant()
    if takeWith() { _ = try utilityOptions() }
    return WaitFor(range: range(from: start))
  }
}

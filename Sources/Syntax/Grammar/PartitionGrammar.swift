extension Parser {
  /// ```
  /// PARTITION BY strategy ( {column | function | (expression)} [COLLATE name] [class], … )
  /// ```
  mutating func partitionKey() throws(SyntaxError) -> PartitionKey? {
    let start = at
    guard take(.partition) else { return nil }
    try expect(.by)
    let strategy = try columnName()
    var columns: [Name] = []
    _ = try parenthesized { (parser) throws(SyntaxError) in
      if case .column(let name) = try parser.indexKey() { columns.append(name) }
      try parser.collationAndClass()
    }
    try checkStrategy(strategy)
    return PartitionKey(strategy: strategy, columns: columns, range: range(from: start))
  }

  private func checkStrategy(_ strategy: Name) throws(SyntaxError) {
    let index = Int(strategy.token)
    let name = String(decoding: spelling(index).map(folded), as: UTF8.self)
    if !["list", "range", "hash"].contains(name) {
      let written = String(decoding: spelling(index), as: UTF8.self)
      throw rejected("unrecognized partitioning strategy \"\(written)\"", at: index)
    }
  }

  /// ```
  /// DEFAULT | FOR VALUES {IN (…) | FROM (…) TO (…) | WITH (MODULUS n, REMAINDER m)}
  /// ```
  mutating func partitionBound() throws(SyntaxError) -> PartitionBound {
    if take(.default) { return .defaultPartition }
    try expect(.for)
    try expect(.values)
    if take(.in) { return .list(try parenthesizedExpressions()) }
    if take(.from) {
      let lower = try parenthesizedExpressions()
      try expect(.to)
      return .range(from: lower, to: try parenthesizedExpressions())
    }
    try expectWith()
    return .hash(try hashBound())
  }

  /// `( value, … )`.
  mutating func parenthesizedExpressions() throws(SyntaxError) -> [Expression] {
    try parenthesized { (parser) throws(SyntaxError) in try parser.expression() }
  }

  /// `( MODULUS n, REMAINDER m )`, in any order, each once.
  private mutating func hashBound() throws(SyntaxError) -> TokenRange {
    let start = at
    let names = try parenthesized { (parser) throws(SyntaxError) in
      let name = try parser.nonReservedWord()
      _ = try parser.integer()
      return name
    }
    var seen: [[UInt8]] = []
    for name in names {
      let word = spelling(Int(name.token))
      let text = String(decoding: word, as: UTF8.self)
      guard text == "modulus" || text == "remainder" else {
        throw rejected(
          "unrecognized hash partition bound specification \"\(text)\"", at: Int(name.token))
      }
      if seen.contains(word) {
        throw rejected("\(text) for hash partition provided more than once", at: Int(name.token))
      }
      seen.append(word)
    }
    for word in ["modulus", "remainder"] where !seen.contains(Array(word.utf8)) {
      throw rejected("\(word) for hash partition must be specified", at: start - 1)
    }
    return range(from: start)
  }
}

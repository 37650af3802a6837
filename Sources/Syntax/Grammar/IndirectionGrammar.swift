/// A name with everything that dots and brackets add to it.
struct IndirectedName {
  /// The parts up to the first bracket; the last may be a star.
  var name: QualifiedName
  /// The subscripts' expressions.
  var subscripts: [Expression] = []
  /// Whether there is a bracket, be it an empty slice.
  var hasSubscripts = false
  var isIndirected = false
  var hasStar = false
  /// Whether anything stands behind a star.
  var isStarMisplaced = false

  /// Whether it is names and dots alone.
  var isName: Bool { !hasSubscripts && !hasStar }
}

extension Parser {
  /// opt_indirection behind the name that was just taken.
  mutating func indirection(from start: Int) throws(SyntaxError) -> IndirectedName {
    var parts = IndirectedName(name: QualifiedName(range(from: start)))
    while kind == .dot || kind == .leftBracket {
      parts.isIndirected = true
      if parts.hasStar { parts.isStarMisplaced = true }
      if take(.dot) {
        if take(.star) { parts.hasStar = true } else { _ = try columnLabel() }
        if !parts.hasSubscripts { parts.name = QualifiedName(range(from: start)) }
      } else {
        parts.hasSubscripts = true
        try takeSubscript(into: &parts.subscripts)
      }
    }
    return parts
  }

  /// `[ index ]` or `[ [low] : [high] ]`.
  private mutating func takeSubscript(into list: inout [Expression]) throws(SyntaxError) {
    try expect(.leftBracket)
    if kind != .colon {
      list.append(try expression())
      if take(.rightBracket) { return }
    }
    try expect(.colon)
    if kind != .rightBracket { list.append(try expression()) }
    try expect(.rightBracket)
  }

  /// check_indirection: a star is the last.
  func barMisplacedStar(_ parts: IndirectedName) throws(SyntaxError) {
    if parts.isStarMisplaced { throw yielded("improper use of \"*\"") }
  }

  /// opt_indirection behind an expression.
  mutating func indirected(_ base: Expression, _ start: Int) throws(SyntaxError) -> Expression {
    guard kind == .dot || kind == .leftBracket else { return base }
    let parts = try indirection(from: start)
    try barMisplacedStar(parts)
    return Expression(.indirection(base, parts.subscripts), range(from: start))
  }

  /// Notes that the statement names a column.
  mutating func mention(_ column: ColumnReference) -> ColumnReference {
    mentions.columns.append(column)
    return column
  }

  /// any_name: `ColId {. ColLabel}`.
  mutating func anyName() throws(SyntaxError) -> QualifiedName { try qualifiedName() }
}

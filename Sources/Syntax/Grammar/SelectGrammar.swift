/// simple_select: SELECT and VALUES.
extension Parser {
  /// ```
  /// SELECT [ALL | DISTINCT [ON (…)]] [target, …] [INTO table] [FROM …] [WHERE …] [GROUP BY …]
  ///   [HAVING …] [WINDOW …]
  /// ```
  mutating func select() throws(SyntaxError) -> Select {
    try expect(.select)
    var others: [Expression] = []
    var mayBeEmpty = true
    if take(.distinct) {
      mayBeEmpty = false
      if take(.on) { others = try parenthesizedList() }
    } else {
      take(.all)
    }
    let targets = mayBeEmpty && endsTargets(token) ? [] : try self.targets()
    let into = take(.into) ? try intoTable() : nil
    let from = take(.from) ? try fromList() : []
    let filter = take(.where) ? try expression() : nil
    let isGrouped = keyword == .group || keyword == .having
    others += try grouping()
    others += try windowClause()
    return Select(
      targets: targets, into: into, from: from, filter: filter, isGrouped: isGrouped,
      others: others)
  }

  /// `( expr_list )`.
  mutating func parenthesizedList() throws(SyntaxError) -> [Expression] {
    try parenthesized { (parser) throws(SyntaxError) in try parser.expression() }
  }

  /// target_list.
  mutating func targets() throws(SyntaxError) -> [SelectTarget] {
    try commaSeparated { (parser) throws(SyntaxError) in try parser.target() }
  }

  /// `* | expression [[AS] label]`.
  private mutating func target() throws(SyntaxError) -> SelectTarget {
    if kind == .star {
      advance()
      let place = TokenRange(at - 1, at)
      let column = mention(ColumnReference(name: QualifiedName(place)))
      return SelectTarget(value: Expression(.column(column), place), label: nil)
    }
    let value = try operand(.lowest, .target)
    if take(.as) { return SelectTarget(value: value, label: try columnLabel()) }
    guard isBareColumnLabel(token) else { return SelectTarget(value: value, label: nil) }
    advance()
    return SelectTarget(value: value, label: Name(at - 1))
  }

  /// OptTempTableName.
  private mutating func intoTable() throws(SyntaxError) -> RelationReference {
    switch keyword {
    case .table: advance()
    case .local, .global:
      if peek(1).keyword == .temp || peek(1).keyword == .temporary {
        at += 2
        take(.table)
      }
    case .temp, .temporary, .unlogged:
      if peek(1).keyword == .table {
        at += 2
      } else if isColumnName(peek(1)) {
        advance()
      }
    default: break
    }
    return try plainRelation()
  }

  /// `[GROUP BY [ALL | DISTINCT] item, …] [HAVING condition]`.
  private mutating func grouping() throws(SyntaxError) -> [Expression] {
    var items: [Expression] = []
    if take(.group) {
      try expect(.by)
      let isAll = keyword == .all
      takeSetQuantifier()
      if isAll, endsTargets(token) { requires(19, at: at) } else { items = try groupingItems() }
    }
    if take(.having) { items.append(try expression()) }
    return items
  }

  /// group_by_list.
  private mutating func groupingItems() throws(SyntaxError) -> [Expression] {
    guard depth < Parser.deepest else { throw SyntaxError(reason: .tooDeep, token: at) }
    depth += 1
    defer { depth -= 1 }
    var items: [Expression] = []
    repeat {
      if kind == .leftParenthesis, peek(1).kind == .rightParenthesis {
        at += 2
      } else if keyword == .cube || keyword == .rollup, peek(1).kind == .leftParenthesis {
        advance()
        items += try parenthesizedList()
      } else if take(.grouping, .sets) {
        try expect(.leftParenthesis)
        items += try groupingItems()
        try expect(.rightParenthesis)
      } else {
        items.append(try expression())
      }
    } while take(.comma)
    return items
  }

  /// `VALUES ( … ), …`. The rows are counted and let go.
  mutating func values() throws(SyntaxError) -> Query {
    let start = at
    try expect(.values)
    var rows = 0
    var areConstant = true
    repeat {
      try expect(.leftParenthesis)
      repeat {
        if !takeConstantItem() { areConstant = try isConstant(expression()) && areConstant }
      } while take(.comma)
      try expect(.rightParenthesis)
      rows += 1
    } while take(.comma)
    return Query(body: .values(rows: rows, areConstant: areConstant), range: range(from: start))
  }

  /// Takes a plain constant that is a whole item: most are, and need no tree.
  private mutating func takeConstantItem() -> Bool {
    var length = 1
    if kind == .minus || kind == .plus { length = 2 }
    switch peek(length - 1).kind {
    case .integer, .float, .string, .escapeString, .unicodeString, .dollarString, .bitString,
      .hexString:
      break
    case .word:
      switch peek(length - 1).keyword {
      case .null, .true, .false, .default: break
      default: return false
      }
      if length > 1 { return false }
    default: return false
    }
    let next = peek(length).kind
    guard next == .comma || next == .rightParenthesis else { return false }
    at += length
    return true
  }

  private func isConstant(_ expression: Expression) -> Bool {
    switch expression.shape {
    case .constant, .defaultValue: true
    case .prefix(_, let operand), .cast(let operand, _), .collate(let operand, _):
      isConstant(operand)
    case .array(let items), .row(let items): items.allSatisfy(isConstant)
    default: false
    }
  }
}

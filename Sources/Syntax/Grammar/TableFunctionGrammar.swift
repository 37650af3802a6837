/// Functions in FROM.
extension Parser {
  /// `function [WITH ORDINALITY] [alias]`, `ROWS FROM ( function [AS (…)], … ) …`.
  mutating func functionItem() throws(SyntaxError) -> FromItem {
    let start = at
    let function: Expression
    if take(.rows, .from) {
      let items = try parenthesized { (parser) throws(SyntaxError) in try parser.rowsFromItem() }
      function = Expression(.row(items), range(from: start))
    } else {
      function = try windowlessFunction()
    }
    if isWithLookahead {
      advance()
      try expect(.ordinality)
    }
    try functionAlias()
    return .function(function)
  }

  private mutating func rowsFromItem() throws(SyntaxError) -> Expression {
    let function = try windowlessFunction()
    if take(.as) {
      guard kind == .leftParenthesis else { throw unexpected() }
      try columnDefinitions()
    }
    return function
  }

  /// func_alias_clause: `[AS] alias [(columns)]`, or with types behind the columns' names.
  private mutating func functionAlias() throws(SyntaxError) {
    if take(.as) {
      if kind == .leftParenthesis { return try columnDefinitions() }
      _ = try columnName()
    } else if isColumnName(token) {
      advance()
    } else {
      return
    }
    guard kind == .leftParenthesis else { return }
    let isTyped =
      isColumnName(peek(1)) && peek(2).kind != .comma && peek(2).kind != .rightParenthesis
    if isTyped { try columnDefinitions() } else { _ = try columnNames() }
  }

  /// `( column type [COLLATE name], … )`.
  private mutating func columnDefinitions() throws(SyntaxError) {
    _ = try parenthesized { (parser) throws(SyntaxError) in
      _ = try parser.columnName()
      _ = try parser.typeName()
      if parser.take(.collate) { _ = try parser.anyName() }
    }
  }

  /// XMLTABLE, JSON_TABLE or GRAPH_TABLE with an alias.
  mutating func tableForm() throws(SyntaxError) -> FromItem {
    let start = at
    let word = keyword
    advance()
    try expect(.leftParenthesis)
    let parts: [Expression]
    switch word {
    case .xmltable: parts = try xmlTable()
    case .jsonTable: parts = try jsonTable()
    default: parts = try graphTable()
    }
    let form = Expression(.form(word ?? .table, parts), range(from: start))
    try aliasClause()
    return .function(form)
  }

  /// `[XMLNAMESPACES (…),] row PASSING document COLUMNS …`.
  private mutating func xmlTable() throws(SyntaxError) -> [Expression] {
    if keyword == .xmlnamespaces, peek(1).kind == .leftParenthesis {
      advance()
      _ = try parenthesized { (parser) throws(SyntaxError) in
        if parser.take(.default) {
          _ = try parser.restrictedExpression()
        } else {
          _ = try parser.restrictedExpression()
          try parser.expect(.as)
          _ = try parser.columnLabel()
        }
      }
      try expect(.comma)
    }
    let parts = [try primary(), try xmlPassing()]
    try expect(.columns)
    repeat { try xmlTableColumn() } while take(.comma)
    try expect(.rightParenthesis)
    return parts
  }

  /// `name {FOR ORDINALITY | type [option …]}`.
  private mutating func xmlTableColumn() throws(SyntaxError) {
    _ = try columnName()
    if take(.for) { return try expect(.ordinality) }
    _ = try typeName()
    var seen = XMLColumnOptions()
    while try takeXMLColumnOption(&seen) {}
    if let failure = seen.failure { throw failure }
  }

  /// One option; which are wrong is said only behind the last.
  private mutating func takeXMLColumnOption(
    _ seen: inout XMLColumnOptions
  ) throws(SyntaxError) -> Bool {
    let start = at
    switch keyword {
    case .default:
      advance()
      _ = try restrictedExpression()
      seen.note(.default, rejected("only one DEFAULT value is allowed", at: start))
    case .not, .null:
      if take(.not), keyword != .null { throw unexpected() }
      advance()
      seen.note(.null, rejected("conflicting or redundant NULL / NOT NULL declarations", at: start))
    case .path: try takePath(&seen)
    case nil where isColumnName(token):
      if spells("path") { return try takePath(&seen) == () }
      advance()
      _ = try restrictedExpression()
      seen.fail(rejected("unrecognized column option", at: start))
    default: return false
    }
    return true
  }

  private mutating func takePath(_ seen: inout XMLColumnOptions) throws(SyntaxError) {
    let start = at
    advance()
    _ = try restrictedExpression()
    seen.note(.path, rejected("only one PATH value per column is allowed", at: start))
  }
}

/// The options of one column of XMLTABLE, and the first that is wrong.
private struct XMLColumnOptions {
  private var words: Set<Keyword> = []
  private(set) var failure: SyntaxError?

  mutating func note(_ word: Keyword, _ doubled: SyntaxError) {
    if !words.insert(word).inserted { fail(doubled) }
  }

  mutating func fail(_ error: SyntaxError) { failure = failure ?? error }
}

extension Parser {
  /// ```
  /// COPY [BINARY] table [(columns)] {FROM | TO} {'file' | PROGRAM 'command' | STDIN | STDOUT}
  ///   [[USING] DELIMITERS 'c'] [[WITH] options] [WHERE condition]
  /// COPY (query) TO … [[WITH] options]
  /// ```
  mutating func copy() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    if kind == .leftParenthesis { return .copy(try copyQuery(start)) }
    if keyword == .binary { advance() }
    let table = try plainRelation()
    let columns = kind == .leftParenthesis ? try columnNames() : []
    let isFrom = take(.from)
    if !isFrom { try expect(.to) }
    let (isProgram, isStream) = try copyFile()
    // Where the server points when a program is given a stream; nowhere if there is no such clause.
    let delimiters = keyword == .using || keyword == .delimiters ? at : nil
    if keyword == .using, peek(1).keyword != .delimiters {
      advance()
      throw unexpected()
    }
    take(.using)
    if take(.delimiters) { _ = try stringConstant() }
    try takeCopyOptions()
    let place = at
    let filter = take(.where) ? try expression() : nil
    if isProgram, isStream {
      let message = Parser.streamWithProgram
      throw delimiters.map { rejected(message, at: $0) } ?? rejectedSomewhere(message)
    }
    if filter != nil, !isFrom { throw rejected("WHERE clause not allowed with COPY TO", at: place) }
    return .copy(
      Copy(
        table: table, query: nil, isFrom: isFrom, isFromStdin: isFrom && isStream,
        columns: columns, filter: filter, range: range(from: start)))
  }

  private mutating func copyQuery(_ start: Int) throws(SyntaxError) -> Copy {
    try expect(.leftParenthesis)
    let statement = try preparableStatement()
    try expect(.rightParenthesis)
    let place = at
    try expect(.to)
    let (isProgram, isStream) = try copyFile()
    try takeCopyOptions()
    if isProgram, isStream { throw rejected(Parser.streamWithProgram, at: place) }
    var query: Query?
    if case .query(let body) = statement { query = body }
    return Copy(
      table: nil, query: query, isFrom: false, isFromStdin: false, columns: [], filter: nil,
      range: range(from: start))
  }

  private static let streamWithProgram = "STDIN/STDOUT not allowed with PROGRAM"

  /// `[PROGRAM] {'text' | STDIN | STDOUT}`: whether it is a program, and whether a stream.
  private mutating func copyFile() throws(SyntaxError) -> (isProgram: Bool, isStream: Bool) {
    let isProgram = take(.program)
    if take(.stdin) || take(.stdout) { return (isProgram, true) }
    _ = try stringConstant()
    return (isProgram, false)
  }

  /// `[WITH] { ( name [value], … ) | words of the old syntax }`.
  private mutating func takeCopyOptions() throws(SyntaxError) {
    if keyword == .with { advance() }
    guard kind == .leftParenthesis else {
      while try takeOldCopyOption() {}
      return
    }
    _ = try parenthesized { (parser) throws(SyntaxError) in
      if parser.areNext(.format, .json) {
        parser.requires(19, at: parser.at)
        parser.advance()
      } else {
        _ = try parser.columnLabel()
      }
      try parser.takeCopyValue()
    }
  }

  /// copy_generic_opt_arg.
  private mutating func takeCopyValue() throws(SyntaxError) {
    if isNumberNext {
      try number()
    } else if kind == .leftParenthesis {
      _ = try parenthesized { (parser) throws(SyntaxError) in try parser.booleanOrString() }
    } else if take(.default) {
      requires(17, at: at - 1)
    } else if !take(.star), isBooleanOrStringNext {
      advance()
    }
  }

  /// copy_opt_item; false where none comes next.
  private mutating func takeOldCopyOption() throws(SyntaxError) -> Bool {
    switch keyword {
    case .binary, .freeze, .csv, .header: advance()
    case .delimiter, .null, .quote, .escape:
      advance()
      take(.as)
      _ = try stringConstant()
    case .encoding:
      advance()
      _ = try stringConstant()
    case .force:
      advance()
      if take(.not) {
        try expect(.null)
      } else {
        guard take(.quote) || take(.null) else { throw unexpected() }
      }
      if !take(.star) { try takeColumnList() }
    default: return false
    }
    return true
  }
}

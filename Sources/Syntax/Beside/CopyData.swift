/// The rows that stand in a script behind `COPY … FROM STDIN`.
extension Lexer {
  /// Behind the line `\.` that ends the rows beginning at an offset; the end where none does.
  ///
  /// A dump may hold gigabytes of them: one pass over the bytes, and nothing is kept.
  func endOfData(_ start: Int, before limit: Int) -> Int {
    var line = start
    while line < limit {
      let isMark =
        bytes[line] == UInt8(ascii: "\\") && line + 1 < limit
        && bytes[line + 1] == UInt8(ascii: ".")
      var index = isMark ? line + 2 : line
      if isMark, index < limit, bytes[index] == 0x0D { index += 1 }
      if isMark, index >= limit || bytes[index] == 0x0A { return min(index + 1, limit) }
      while index < limit, bytes[index] != 0x0A { index += 1 }
      line = index + 1
    }
    return limit
  }

  /// Whether `\copy` reads its rows from the script.
  func readsData(_ command: MetaCommand) -> Bool {
    guard command.name == "copy" else { return false }
    var lexer = Lexer(bytes, server: server, range: command.span.range.dropFirst(5))
    var previous = lexer.next()
    while previous.kind != .end {
      let token = lexer.next()
      if previous.keyword == .from, token.keyword == .stdin { return true }
      previous = token
    }
    return false
  }
}

extension [Token] {
  /// Whether these are a COPY that reads its rows from the script. Asked of the tokens, because the
  /// rows stand there even when the rest of the statement does not parse.
  var readData: Bool {
    guard first?.keyword == .copy else { return false }
    return zip(self, dropFirst()).contains { $0.keyword == .from && $1.keyword == .stdin }
  }
}

/// The statements of one file, and the comments in it that speak to a linter.
///
/// A small file is parsed whole, on any thread. A large one is read statement by statement, so that
/// what was judged can be let go.
package struct Script: Sendable {
  package let source: Source
  private let server: Server
  private let whole: (statements: [Statement], margin: Margin)?

  /// What stands beside the statements of a script.
  package struct Margin: Sendable {
    /// The comments that speak to a linter.
    package let directives: [SourceSpan]
    /// psql's own commands behind the last statement; those before each are its `commands`.
    package let commands: [MetaCommand]

    fileprivate init(_ reader: StatementReader) {
      directives = reader.directives
      commands = reader.trailingCommands
    }
  }

  /// From this many bytes on a file is read statement by statement.
  private static var large: Int { 1 << 21 }

  package init(_ source: Source, server: Server) {
    self.source = source
    self.server = server
    guard source.bytes.count < Script.large else {
      whole = nil
      return
    }
    var reader = StatementReader(source, server: server)
    var statements: [Statement] = []
    while let statement = reader.next() { statements.append(statement) }
    whole = (statements, Margin(reader))
  }

  /// Hands out the statements in order, and whether there is one alone. Returns what stands beside
  /// them.
  package func visit(_ body: (_ statement: Statement, _ isSingle: Bool) -> Void) -> Margin {
    if let whole {
      for statement in whole.statements { body(statement, whole.statements.count == 1) }
      return whole.margin
    }
    var reader = StatementReader(source, server: server)
    let first = reader.next()
    let second = first == nil ? nil : reader.next()
    if let first { body(first, second == nil) }
    if let second { body(second, false) }
    while second != nil, let statement = reader.next() { body(statement, false) }
    return Margin(reader)
  }
}

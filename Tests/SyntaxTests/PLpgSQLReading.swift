import Testing

@testable import Syntax

/// One statement with a body, read for tests.
struct PLpgSQLReading {
  let sql: String
  let statement: Statement?
  let body: RoutineBody?

  init(_ sql: String, server: Server = Server(major: 18)) {
    self.sql = sql
    var reader = StatementReader(Source(path: "", bytes: Array(sql.utf8)), server: server)
    statement = reader.next()
    body = statement?.routineBody(on: server)
  }

  /// The body of a DO block between dollars.
  init(block: String, server: Server = Server(major: 18)) {
    self.init("DO $body$\(block)$body$", server: server)
  }

  /// The tree, where the body parses.
  var tree: PLBody? { if case .plpgsql(let tree) = body { tree } else { nil } }

  /// The statements of the outermost block.
  var list: [PLStatement] { tree?.block.statements ?? [] }

  var failure: SyntaxFailure? { body?.failure }

  /// The text of a place in the file.
  func text(_ span: SourceSpan) -> String {
    let bytes = Array(sql.utf8)
    return String(decoding: bytes[span.range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The inner statements as they stand in the file; `?` before those that may not run.
  var statements: [String] {
    (body?.statements ?? []).map { ($0.isConditional ? "?" : "") + text($0.statement.span) }
  }

  /// The expressions as they stand in the file.
  var expressions: [String] {
    (body?.parts ?? []).compactMap {
      if case .expression(let expression) = $0.content { text(expression.span) } else { nil }
    }
  }

  /// The words EXECUTE of dynamic SQL that was not read, and what they run.
  var unseen: [String] { (body?.unseen ?? []).map { text($0.span) } }
}

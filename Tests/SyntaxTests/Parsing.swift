import Testing

@testable import Syntax

/// The one statement of a text.
func parse(_ sql: String, server: Int = 19) throws -> Statement {
  let source = Source(path: "", bytes: Array(sql.utf8))
  let statements = Array(StatementReader(source, server: Server(major: server)))
  try #require(statements.count == 1)
  return statements[0]
}

/// What the statement of a text says; a failure of the test where it does not parse.
func body(_ sql: String) throws -> (StatementBody, Statement) {
  let statement = try parse(sql)
  return (try #require(statement.body, "\(sql): \(statement.outcome)"), statement)
}

/// The message and the place of a text's error, the place as the text from there on.
func failure(_ sql: String, server: Int = 19) throws -> String {
  guard case .failed(let failure) = try parse(sql, server: server).outcome else { return "parses" }
  let rest = String(
    decoding: Array(sql.utf8)[min(failure.span.offset, sql.utf8.count)...], as: UTF8.self)
  return "\(failure.message) @ \(rest)"
}

/// The actions of an ALTER TABLE.
func actions(_ sql: String) throws -> ([AlterTableAction], Statement) {
  let (body, statement) = try body(sql)
  guard case .alterTable(let alter) = body else {
    Issue.record("no ALTER TABLE: \(sql)")
    return ([], statement)
  }
  return (alter.actions, statement)
}

package import Foundation
package import Syntax

/// What `parse --format json` prints: one line of JSON for each statement of a file.
package struct ParseReport {
  private let source: Source
  private let lines: LineMap
  private var reader: StatementReader
  private let encoder: JSONEncoder

  package init(_ source: Source, server: Server) {
    self.source = source
    lines = LineMap(source.bytes)
    reader = StatementReader(source, server: server)
    encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  /// The next statement's line, without a newline; nil at the end.
  package mutating func next() throws -> ParsedLine? {
    guard let statement = reader.next() else { return nil }
    let place = lines.position(at: statement.span.offset)
    if case .failed(let failure) = statement.outcome {
      let line = FailedStatement(
        path: source.path, line: place.line, column: place.column,
        offset: statement.span.offset, error: sentence(failure),
        errorOffset: failure.hasPlace ? failure.span.offset : nil)
      return ParsedLine(json: try encoder.encode(line), isParsed: false)
    }
    guard let facts = statement.facts else { return nil }
    let line = ParsedStatement(
      path: source.path, line: place.line, column: place.column, offset: statement.span.offset,
      length: statement.span.length, facts: facts, requires: statement.requiredServer.major)
    return ParsedLine(json: try encoder.encode(line), isParsed: true)
  }

  /// The failure as the server words it.
  private func sentence(_ failure: SyntaxFailure) -> String {
    guard failure.saysNear else { return failure.message }
    if failure.isAtEnd { return "\(failure.message) at end of input" }
    return "\(failure.message) at or near \"\(source.text(failure.span))\""
  }
}

/// One line of the output.
package struct ParsedLine {
  package let json: Data
  /// Whether the statement was understood.
  package let isParsed: Bool
}

/// The line of a statement that parses.
private struct ParsedStatement: Encodable {
  let path: String
  let line: Int
  let column: Int
  let offset: Int
  let length: Int
  let ok = true
  let kind: String
  let relations: [String]
  let functions: [String]
  let columns: [String]
  let types: [String]
  let commands: [String]?
  let objects: [ParsedObject]
  /// The oldest server whose grammar takes the statement.
  let requires: Int
  let placeholders = 0

  init(
    path: String, line: Int, column: Int, offset: Int, length: Int, facts: Facts, requires: Int
  ) {
    self.path = path
    self.line = line
    self.column = column
    self.offset = offset
    self.length = length
    self.requires = requires
    kind = facts.kind
    relations = facts.relations
    functions = facts.functions
    columns = facts.columns
    types = facts.types
    commands = facts.commands
    objects = facts.objects.map { ParsedObject(kind: $0.kind, name: $0.name) }
  }
}

/// Something that a statement names as its target.
private struct ParsedObject: Encodable {
  let kind: String
  let name: String
}

/// The line of a statement that does not parse.
private struct FailedStatement: Encodable {
  let path: String
  let line: Int
  let column: Int
  let offset: Int
  let ok = false
  let error: String
  let errorOffset: Int?

  private enum Key: CodingKey { case path, line, column, offset, ok, error, errorOffset }

  /// Writes `errorOffset` also where it is null: that the server gives no place is said.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(path, forKey: .path)
    try container.encode(line, forKey: .line)
    try container.encode(column, forKey: .column)
    try container.encode(offset, forKey: .offset)
    try container.encode(ok, forKey: .ok)
    try container.encode(error, forKey: .error)
    try container.encode(errorOffset, forKey: .errorOffset)
  }
}

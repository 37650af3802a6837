package import Syntax

/// What `parse` prints: a line for each statement of a file, JSON or text.
package struct ParseReport {
  private let source: Source
  private let lines: LineMap
  private var reader: StatementReader

  package init(_ source: Source, server: Server) {
    self.source = source
    lines = LineMap(source.bytes)
    reader = StatementReader(source, server: server)
  }

  /// What is said of the next statement; nil at the end.
  package mutating func next() -> ParsedLine? {
    guard let statement = reader.next() else { return nil }
    let place = lines.position(at: statement.span.offset)
    switch statement.outcome {
    case .failed(let failure): return failed(statement, failure, place)
    case .parsed: return parsed(statement, place)
    }
  }

  private func parsed(_ statement: Statement, _ place: Position) -> ParsedLine {
    let facts = statement.facts
    var json = head(statement, place)
    json.add("length", statement.span.length)
    json.add("ok", true)
    json.add("kind", facts?.kind ?? "")
    json.add("relations", facts?.relations ?? [])
    json.add("functions", facts?.functions ?? [])
    json.add("columns", facts?.columns ?? [])
    json.add("types", facts?.types ?? [])
    if let commands = facts?.commands { json.add("commands", commands) }
    json.add("objects", (facts?.objects ?? []).map { ($0.kind, $0.name) }, as: ("kind", "name"))
    json.add("placeholders", statement.placeholders.count)
    json.add("requires", statement.requiredServer.major)
    let named = ["relations", "functions", "types"].enumerated().compactMap { index, word in
      let names = [facts?.relations, facts?.functions, facts?.types][index] ?? []
      return names.isEmpty ? nil : "\(word) \(names.joined(separator: ", "))"
    }
    let text = ([facts?.kind ?? "?"] + named).joined(separator: "; ")
    return ParsedLine(json: json.closed, text: prefix(place) + text.visible, isParsed: true)
  }

  private func failed(_ statement: Statement, _ failure: SyntaxFailure, _ place: Position)
    -> ParsedLine
  {
    var json = head(statement, place)
    json.add("ok", false)
    json.add("error", sentence(failure))
    json.add("errorOffset", failure.hasPlace ? failure.span.offset : nil)
    let spot = lines.position(at: failure.span.offset)
    return ParsedLine(
      json: json.closed, text: prefix(spot) + "error: " + sentence(failure).visible,
      isParsed: false)
  }

  private func head(_ statement: Statement, _ place: Position) -> JSONLine {
    var json = JSONLine()
    json.add("path", source.path)
    json.add("line", place.line)
    json.add("column", place.column)
    json.add("offset", statement.span.offset)
    return json
  }

  private func prefix(_ place: Position) -> String {
    "\(source.path.visible):\(place.line):\(place.column): "
  }

  /// The failure as the server words it.
  private func sentence(_ failure: SyntaxFailure) -> String {
    guard failure.saysNear else { return failure.message }
    if failure.isAtEnd { return "\(failure.message) at end of input" }
    return "\(failure.message) at or near \"\(source.text(failure.span))\""
  }
}

/// What is said of one statement, without a newline.
package struct ParsedLine: Sendable {
  package let json: [UInt8]
  package let text: String
  /// Whether the statement was understood.
  package let isParsed: Bool
}

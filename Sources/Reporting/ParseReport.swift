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
    return ParsedLine(statement: statement, source: source, lines: lines)
  }
}

/// What is said of one statement, without a newline. Nothing is written before it is asked for.
package struct ParsedLine: Sendable {
  fileprivate let statement: Statement
  fileprivate let source: Source
  fileprivate let lines: LineMap

  /// Whether the statement was understood.
  package var isParsed: Bool { statement.body != nil }

  package var json: [UInt8] {
    var json = JSONLine()
    write(to: &json)
    return json.bytes
  }

  /// Writes the line as an object.
  package func write(to json: inout JSONLine) {
    let place = lines.position(at: statement.span.offset)
    json.open()
    json.add("path", source.path)
    json.add("line", place.line)
    json.add("column", place.column)
    json.add("offset", statement.span.offset)
    switch statement.outcome {
    case .parsed: if let facts = statement.facts { add(facts, to: &json) }
    case .failed(let failure): add(failure, to: &json)
    }
    json.close()
  }

  private func add(_ facts: Facts, to json: inout JSONLine) {
    json.add("length", statement.span.length)
    json.add("ok", true)
    json.add("kind", facts.kind)
    json.add("relations", facts.relations)
    json.add("functions", facts.functions)
    json.add("columns", facts.columns)
    json.add("types", facts.types)
    if let commands = facts.commands { json.add("commands", commands) }
    json.add("objects", facts.objects) { json, object in
      json.open()
      json.add("kind", object.kind)
      json.add("name", object.name)
      json.close()
    }
    json.add("placeholders", statement.placeholders.count)
    json.add("requires", statement.requiredServer.major)
    if let refusal = statement.refusal {
      json.add("refused", sentence(refusal))
      json.add("refusedOffset", refusal.span.offset)
    }
  }

  private func add(_ failure: SyntaxFailure, to json: inout JSONLine) {
    json.add("ok", false)
    json.add("error", sentence(failure))
    json.add("errorOffset", failure.hasPlace ? failure.span.offset : nil)
  }

  package var text: String {
    switch statement.outcome {
    case .parsed:
      return prefix(statement.span.offset) + (statement.facts.map(text) ?? "?").visible
    case .failed(let failure):
      return prefix(failure.span.offset) + "error: " + sentence(failure).visible
    }
  }

  private func text(_ facts: Facts) -> String {
    let named = [
      ("relations", facts.relations), ("functions", facts.functions), ("types", facts.types),
    ].filter { !$0.1.isEmpty }.map { "\($0) \($1.joined(separator: ", "))" }
    return ([facts.kind] + named).joined(separator: "; ")
  }

  private func prefix(_ offset: Int) -> String {
    let place = lines.position(at: offset)
    return "\(source.path.visible):\(place.line):\(place.column): "
  }

  /// The failure as the server words it.
  private func sentence(_ failure: SyntaxFailure) -> String {
    guard failure.saysNear else { return failure.message }
    let isAtSemicolon = failure.isAtEnd && source.text(failure.span.widened) == ";"
    if failure.isAtEnd, !isAtSemicolon { return "\(failure.message) at end of input" }
    let text = isAtSemicolon ? ";" : source.text(failure.span)
    return "\(failure.message) at or near \"\(text)\""
  }
}

extension SourceSpan {
  /// The first byte at the place, even where the place has none.
  fileprivate var widened: SourceSpan { SourceSpan(offset: offset, length: 1) }
}

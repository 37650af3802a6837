import Syntax

/// A statement of a text, as tools look at it: by its first words.
struct LeadingWords {
  /// The first words in capitals, single spaces between them: `CREATE UNIQUE INDEX CONCURRENTLY X`.
  let text: String
  /// From the statement's first token to its last.
  let span: SourceSpan
  /// With the semicolon behind it.
  let end: Int

  init(_ statement: Statement) {
    let words = statement.tokens.indices.prefix(10).map {
      statement.written(TokenRange($0, $0 + 1)).uppercased()
    }
    text = words.joined(separator: " ")
    span = statement.span
    var end = statement.span.end
    let bytes = statement.bytes
    while end < bytes.count, bytes[end].isBlank { end += 1 }
    self.end = end < bytes.count && bytes[end] == UInt8(ascii: ";") ? end + 1 : statement.span.end
  }

  /// The statements of a text.
  static func all(in source: Source, range: Range<Int>? = nil) -> [LeadingWords] {
    StatementReader(source, server: .newest, range: range).map(LeadingWords.init)
  }

  func begins(_ pattern: String) -> Bool { text.matches("^(?:" + pattern + #")(?:\b|$)"#) }
}

@testable import Syntax

/// A text that was read to its end, for tests to look at.
struct Reading {
  let bytes: [UInt8]
  let statements: [Statement]
  let commands: [MetaCommand]
  let trailing: [MetaCommand]
  let directives: [SourceSpan]

  init(_ bytes: [UInt8], server: Server = .newest) {
    var reader = StatementReader(Source(path: "", bytes: bytes), server: server)
    var statements: [Statement] = []
    while let statement = reader.next() { statements.append(statement) }
    self.bytes = bytes
    self.statements = statements
    commands = reader.metaCommands
    trailing = reader.trailingCommands
    directives = reader.directives
  }

  init(_ text: String) { self.init(Array(text.utf8)) }

  /// Each statement as its tokens are written, one space between; a wrong one behind a `!`.
  var lines: [String] {
    statements.map { statement in
      (statement.body == nil ? "!" : "")
        + statement.tokens.map { text($0.span) }.joined(separator: " ")
    }
  }

  var failures: [SyntaxFailure] {
    statements.compactMap {
      if case .failed(let failure) = $0.outcome { failure } else { nil }
    }
  }

  func text(_ span: SourceSpan) -> String {
    String(decoding: bytes[span.range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// Whether statements and their tokens follow each other inside the text, and all places that
  /// are told of lie in it.
  var isInOrder: Bool {
    var end = 0
    for statement in statements {
      guard statement.span.length > 0, statement.span.offset >= end else { return false }
      for token in statement.tokens {
        guard Int(token.start) >= end, token.limit >= token.start else { return false }
        end = Int(token.limit)
      }
      guard end == statement.span.end, end <= bytes.count else { return false }
      if case .failed(let failure) = statement.outcome, failure.span.end > bytes.count {
        return false
      }
    }
    return true
  }
}

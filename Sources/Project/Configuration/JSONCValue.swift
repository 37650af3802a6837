package import Syntax

/// A value of a JSON text with comments, and where it stands.
package struct JSONCValue: Sendable {
  package indirect enum Content: Sendable {
    case object([Member])
    case array([JSONCValue])
    case string(String)
    case number(Double)
    case bool(Bool)
    case null
  }

  /// A key and its value, in the order in which they are written.
  package struct Member: Sendable {
    package let key: String
    package let keySpan: SourceSpan
    package let value: JSONCValue
  }

  package let content: Content
  package let span: SourceSpan

  /// What it is, as a sentence names it: `a string`.
  package var kind: String {
    switch content {
    case .object: "an object"
    case .array: "a list"
    case .string: "a string"
    case .number: "a number"
    case .bool(let value): value ? "true" : "false"
    case .null: "null"
    }
  }
}

/// What a configuration file says wrong, and where.
package struct JSONCFailure: Error, Hashable, Sendable {
  package let sentence: String
  package let span: SourceSpan
  /// What was most likely meant, where there is a guess.
  package let hint: String?

  package init(_ sentence: String, at span: SourceSpan, hint: String? = nil) {
    self.sentence = sentence
    self.span = span
    self.hint = hint
  }
}

import Rulebook
import Syntax

/// What a comment says to the linter.
struct Directive: Sendable {
  enum Scope: Sendable { case statement, file }

  /// A rule that the comment names, and where.
  struct Mention: Sendable {
    let word: String
    let span: SourceSpan
    /// The rules meant; none where the word names no rule.
    let rules: [RuleID]
  }

  let source: Allowance.Source
  let scope: Scope
  let mentions: [Mention]
  let reason: String
  /// The comment.
  let span: SourceSpan
  /// The words after `lockkeeper:` where they are none that it knows.
  let unknownCommand: Mention?
}

extension Directive {
  /// Reads a comment that begins with `lockkeeper:` or `squawk-`; nil for one that only looks so.
  init?(comment span: SourceSpan, in source: Source) {
    var reader = WordReader(span, in: source)
    let command = reader.word()
    switch command.text {
    case "lockkeeper:allow": self.init(.lockkeeper, .statement, &reader, span)
    case "lockkeeper:allow-file": self.init(.lockkeeper, .file, &reader, span)
    case "squawk-ignore", "squawk-ignore-next-statement":
      self.init(.squawk, .statement, &reader, span)
    case "squawk-ignore-file": self.init(.squawk, .file, &reader, span)
    case let other where other.hasPrefix("lockkeeper:"):
      self.init(unknown: Mention(word: other, span: command.span, rules: []), span)
    default: return nil
    }
  }

  private init(
    _ source: Allowance.Source, _ scope: Scope, _ reader: inout WordReader, _ span: SourceSpan
  ) {
    var mentions: [Mention] = []
    var mustFollow = true
    while true {
      let before = reader
      let word = reader.word()
      let rules = Directive.rules(source, word.text)
      // The first word, and one behind a comma, is meant as a rule whatever it spells.
      guard !word.text.isEmpty, mustFollow || !rules.isEmpty else {
        reader = before
        break
      }
      mentions.append(Mention(word: word.text, span: word.span, rules: rules))
      mustFollow = reader.takeComma()
    }
    self.source = source
    self.scope = scope
    self.mentions = mentions
    reason = reader.reason()
    self.span = span
    unknownCommand = nil
  }

  private init(unknown command: Mention, _ span: SourceSpan) {
    source = .lockkeeper
    scope = .statement
    mentions = []
    reason = ""
    self.span = span
    unknownCommand = command
  }

  private static func rules(_ source: Allowance.Source, _ word: String) -> [RuleID] {
    switch source {
    case .lockkeeper: RuleID(named: word).map { [$0] } ?? []
    case .squawk: RuleID.known(to: "squawk", as: word)
    }
  }
}

/// Reads the words of a comment.
private struct WordReader {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ span: SourceSpan, in source: Source) {
    var range = span.range.clamped(to: 0..<source.bytes.count)
    let isBlock = source.bytes[range].starts(with: Array("/*".utf8))
    if isBlock, source.bytes[range].suffix(2) == [UInt8(ascii: "*"), UInt8(ascii: "/")] {
      range = range.lowerBound..<max(range.lowerBound, range.upperBound - 2)
    }
    bytes = source.bytes[range]
    index = min(range.lowerBound + 2, range.upperBound)
    skip { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "-") || WordReader.isBlank($0) }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }

  private mutating func skip(while fits: (UInt8) -> Bool) {
    while index < bytes.endIndex, fits(bytes[index]) { index += 1 }
  }

  /// The next run of letters, digits, `-`, `_`, and a colon with a letter behind it.
  mutating func word() -> (text: String, span: SourceSpan) {
    skip(while: WordReader.isBlank)
    let start = index
    while index < bytes.endIndex {
      let byte = bytes[index]
      let isColon =
        byte == UInt8(ascii: ":") && index + 1 < bytes.endIndex
        && isWordByte(bytes[index + 1])
      guard isWordByte(byte) || isColon else { break }
      index += 1
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    return (text, SourceSpan(start, index))
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  mutating func takeComma() -> Bool {
    let before = index
    skip(while: WordReader.isBlank)
    if index < bytes.endIndex, bytes[index] == UInt8(ascii: ",") {
      index += 1
      return true
    }
    index = before
    return false
  }

  /// What is left, without the `because`, `:` or `--` that leads to it.
  mutating func reason() -> String {
    var text = String(decoding: bytes[index...], as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for lead in [":", "--", "because "] where text.hasPrefix(lead) {
      text = String(text.dropFirst(lead.count).drop(while: \.isWhitespace))
    }
    return text
  }
}

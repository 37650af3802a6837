/// Names that are no names to rely on.
extension Statement {
  /// Whether part of a node is not known: a placeholder stands in it, or in quotes there.
  package func hasPlaceholders(in range: TokenRange) -> Bool {
    let span = span(range)
    if placeholders.contains(where: { $0.offset < span.end && span.offset < $0.end }) {
      return true
    }
    return range.indices.contains { index in
      guard let token = token(at: index), token.kind == .quotedIdentifier else { return false }
      return isTemplate(bytes[token.range.clamped(to: 0..<bytes.count)])
    }
  }

  /// Whether a quoted name, which parses as it stands, is one that a tool is to fill in.
  private func isTemplate(_ name: ArraySlice<UInt8>) -> Bool {
    zip(name, name.dropFirst()).contains { first, second in
      switch first {
      case UInt8(ascii: "$"): second == UInt8(ascii: "{") || second == UInt8(ascii: "%")
      case UInt8(ascii: "{"): second == UInt8(ascii: "{") || second == UInt8(ascii: "%")
      case UInt8(ascii: "%"): second == UInt8(ascii: "(")
      default: false
      }
    }
  }
}

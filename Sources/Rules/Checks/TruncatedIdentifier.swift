import Rulebook
import Semantics
import Syntax

extension Rule {
  /// The server cuts a name to 63 bytes and says so in a notice only.
  static let truncatedIdentifier = Rule(.truncatedIdentifier) { (step: Step) in
    step.statement.longNames.map { name in
      Concern(
        "The server cuts this name to 63 bytes: another that begins alike is the same.",
        at: name, wayOut: ["choose a shorter name"])
    }
  }
}

extension Statement {
  /// The places of names of more than 63 bytes (`NAMEDATALEN` less one).
  fileprivate var longNames: [SourceSpan] {
    tokens.indices.compactMap { index in
      let span = span(TokenRange(index, index + 1))
      guard let token = token(at: index), span.length > 63 else { return nil }
      switch token.kind {
      case .word: return span
      case .quotedIdentifier:
        let inner = text(span).dropFirst().dropLast().replacing("\"\"", with: "\"")
        return inner.utf8.count > 63 ? span : nil
      default: return nil
      }
    }
  }
}

import Semantics
import Syntax

/// What the engine itself has to say: of what it could not read.
extension Concern {
  static func syntaxError(_ failure: SyntaxFailure, in statement: Statement) -> Concern {
    let near = statement.text(failure.span)
    let place = failure.isAtEnd ? "at end of input" : "at or near \"\(near.shortened)\""
    return Concern(
      "PostgreSQL cannot parse this: \(failure.message) \(place).",
      at: failure.isAtEnd ? statement.lastToken : failure.span,
      wayOut: ["correct it; none of this statement was judged, all others were"])
  }

  /// The body of a DO block or a routine is no PL/pgSQL.
  static func bodyError(_ failure: SyntaxFailure, in statement: Statement) -> Concern {
    var message = failure.message
    if failure.saysNear {
      let near = statement.text(failure.span)
      message += failure.isAtEnd ? " at end of input" : " at or near \"\(near.shortened)\""
    }
    return Concern(
      "PostgreSQL cannot parse this \(statement.isBlock ? "block" : "body"): \(message).",
      at: failure.span,
      wayOut: ["correct it; nothing of this \(statement.isBlock ? "block" : "body") was judged"])
  }

  static func notUnderstood(_ opaque: Opaque, in statement: Statement) -> Concern {
    Concern(
      "\(statement.written(opaque.keywords).shortened) was kept whole, but not understood.",
      at: statement.span(opaque.keywords),
      wayOut: ["read it with care: nothing is said about it"])
  }

  /// A statement deeper than this parser goes; the server may well take it.
  static func tooDeep(_ failure: SyntaxFailure) -> Concern {
    Concern(
      "This is \(failure.message), too deep to be understood.", at: failure.span,
      wayOut: ["read it with care: nothing is said about it"])
  }

  /// A placeholder stands for the whole statement.
  static func unfilled(_ statement: Statement) -> Concern {
    Concern(
      "A tool fills in what runs here, so it was not read; nothing is said about it.",
      at: statement.span, wayOut: ["judge the text that the tool sends to the server"])
  }

  /// A command of psql's that runs SQL from elsewhere.
  static func unseen(_ command: MetaCommand) -> Concern {
    Concern(
      "The SQL that \\\(command.name) runs was not read; nothing is said about it.",
      at: command.span, wayOut: ["judge that SQL too, as a file of its own"])
  }

  static func tooNewSyntax(_ statement: Statement, on server: Server) -> Concern {
    Concern(
      "PostgreSQL \(server) refuses this as a syntax error: it needs \(statement.requiredServer).",
      at: statement.tokens.first?.span ?? statement.span,
      wayOut: ["write it as \(server) knows it, or say --postgres \(statement.requiredServer)"])
  }

  static func invalidEncoding(at offset: Int) -> Concern {
    Concern(
      "This byte is no UTF-8; a server with that encoding refuses the text.",
      at: SourceSpan(offset: offset, length: 1),
      wayOut: ["save the file as UTF-8"])
  }

  /// A note where the step's outcome depends on the runner's transaction and nobody named it.
  static func toolUnknown(_ step: Step) -> Concern? {
    for case .failure(let failure) in step.effects {
      if case .insideTransaction(.unknown) = failure.cause {
        guard let host = step.before.host else {
          return Concern(
            "Whether this runs depends on the transaction around it, and nobody has said which.",
            at: failure.span,
            wayOut: [
              "name the tool with --tool, or say --transaction file, pending, string or none"
            ])
        }
        return Concern(
          "Whether this runs depends on how \(host.name) sends the file, and that its version decides.",
          at: failure.span,
          wayOut: [
            "say \"version\" under \"tool\" in lockkeeper.jsonc, or --transaction string or none"
          ])
      }
    }
    return nil
  }
}

extension Statement {
  /// The last token, where an error at the end is shown.
  fileprivate var lastToken: SourceSpan {
    tokens.isEmpty ? span : span(TokenRange(tokens.count - 1, tokens.count))
  }
}

extension String {
  /// The first line, and not too much of it.
  fileprivate var shortened: String {
    let line = prefix { !$0.isNewline }
    return line.count > 40 ? line.prefix(40) + "…" : String(line)
  }
}

/// The first byte that is no UTF-8 (RFC 3629: no overlong forms, no surrogates), or nil.
func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
  // Nearly all text is ASCII, and that is seen without looking at each byte.
  if bytes.withContiguousStorageIfAvailable({ $0.reduce(0, |) < 0x80 }) == true { return nil }
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    if byte < 0x80 {
      index += 1
      continue
    }
    let length: Int
    switch byte {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return index
    }
    guard index + length <= bytes.count,
      bytes[(index + 1)..<(index + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
    else { return index }
    switch (byte, bytes[index + 1]) {
    case (0xE0, ..<0xA0), (0xED, 0xA0...), (0xF0, ..<0x90), (0xF4, 0x90...): return index
    default: index += length
    }
  }
  return nil
}

/// The text in a string that a routine runs, by its language.
package enum RoutineBody: Sendable {
  case plpgsql(PLBody)
  /// Statements of SQL, each parsed or not, and the comments that speak to a linter.
  case sql([Statement], directives: [SourceSpan])
  /// A text that is not read here, by the name of its language: of another one, or one that a tool
  /// is to fill in and that makes no sense before.
  case foreign(String)
  /// A body that the server rejects, and where.
  case failed(SyntaxFailure)
}

extension RoutineBody {
  /// The comments in the body that speak to a linter.
  package var directives: [SourceSpan] {
    switch self {
    case .plpgsql(let body): body.directives
    case .sql(_, let directives): directives
    case .foreign, .failed: []
    }
  }

  /// Why the server rejects the body, if it does.
  package var failure: SyntaxFailure? {
    switch self {
    case .failed(let failure): return failure
    case .sql(let statements, _):
      for statement in statements {
        if case .failed(let failure) = statement.outcome { return failure }
      }
      return nil
    case .plpgsql, .foreign: return nil
    }
  }
}

extension Statement {
  /// The body of DO, or of a routine that is created with one in a string; nil for all others.
  package func routineBody(on server: Server) -> RoutineBody? {
    switch body {
    case .doBlock(let block):
      guard let text = block.body else { return nil }
      return routineBody(text, language: block.language.map(word) ?? "plpgsql", on: server)
    case .createFunction(let routine):
      guard routine.definition.count == 1, let text = routine.definition.first,
        let language = routine.language
      else { return nil }
      return routineBody(
        text, language: word(language), frame: RoutineFrame(routine, in: self), on: server)
    default:
      return nil
    }
  }

  /// The body that a string of this statement holds.
  ///
  /// - Parameter frame: what the routine brings into it; a DO block brings nothing.
  package func routineBody(
    _ text: TokenRange, language: String, frame: RoutineFrame? = nil, on server: Server
  ) -> RoutineBody? {
    guard let token = token(at: Int(text.lower)) else { return nil }
    switch language {
    case "plpgsql", "sql": break
    default: return .foreign(language)
    }
    let body = BodyText(token, of: self)
    guard !body.isTooDeep else {
      let message = "nested more deeply than \(BodyText.deepest) levels"
      return .failed(SyntaxFailure(message, span(text), isAtEnd: false, isLimit: true))
    }
    if language == "sql" {
      let (statements, directives) = body.statements(server: server)
      return .sql(statements, directives: directives)
    }
    return .plpgsql(body, frame ?? .block, server)
  }

  /// A language's name, which may stand in quotes of either kind.
  private func word(_ name: Name) -> String {
    guard let token = token(at: Int(name.token)) else { return "" }
    switch token.kind {
    case .string, .escapeString, .unicodeString, .dollarString:
      return String(decoding: decodeString(token, in: bytes), as: UTF8.self)
    default: return text(name)
    }
  }
}

extension RoutineBody {
  fileprivate static func plpgsql(
    _ text: BodyText, _ frame: RoutineFrame, _ server: Server
  ) -> RoutineBody {
    var parser = PLParser(text, server: server, frame: frame)
    do throws(PLError) {
      return .plpgsql(try parser.body())
    } catch {
      var filled = PLParser(text, server: server, frame: frame, fills: true)
      if !filled.placeholders.isEmpty {
        return (try? filled.body()).map(RoutineBody.plpgsql) ?? .foreign("plpgsql")
      }
      return .failed(error.failure.placed(by: text.map))
    }
  }
}

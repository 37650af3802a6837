import Syntax

/// Functions: the server reads the body of one in SQL when it is made.
extension Forecast {
  mutating func createFunction(_ create: CreateFunction) {
    makeRoutine(create)
    switch create.body {
    case .value(let value):
      for query in value.queries {
        queryStatement(.query(query), .rewritten, in: query.range, at: create.keywords)
      }
    case .atomic(let statements):
      for statement in statements { atomic(statement, at: create.keywords) }
    case nil:
      guard create.language.map({ statement.text($0) }) == "sql", !isPolymorphic(create),
        moment.schema.checksFunctionBodies, let body = create.definition.first,
        let text = statement.string(at: Int(body.lower))
      else { return }
      readBody(text, at: create.keywords)
    }
  }

  private mutating func atomic(_ part: AtomicStatement, at keywords: TokenRange) {
    switch part {
    case .value(let value):
      for query in value.queries {
        queryStatement(.query(query), .rewritten, in: query.range, at: keywords)
      }
    case .statement(let body):
      guard let range = range(of: body) else { return }
      queryStatement(body, .rewritten, in: range, at: keywords)
    }
  }

  /// A body with arguments of any type is parsed and no more.
  private func isPolymorphic(_ create: CreateFunction) -> Bool {
    create.parameters.contains { statement.written($0.type.range).lowercased().hasPrefix("any") }
  }

  /// The statements of a body in quotes, each of them analysed, none of them run.
  private mutating func readBody(_ text: String, at keywords: TokenRange) {
    let source = Source(path: moment.path, bytes: Array(text.utf8))
    for inner in StatementReader(source, server: moment.server) {
      guard let body = inner.body else { continue }
      switch body {
      case .query, .insert, .update, .delete, .merge: break
      default: continue
      }
      var forecast = Forecast(statement: inner, moment: moment)
      forecast.queryStatement(
        body, .rewritten, at: TokenRange(0, inner.tokens.count))
      for effect in forecast.effects {
        switch effect {
        case .lock(let it): lock(it.relation, it.mode, as: it.kind, at: keywords)
        case .failure(let it):
          refuse(it.sqlState, it.message, it.certainty, at: keywords)
        default: break
        }
      }
    }
  }
}

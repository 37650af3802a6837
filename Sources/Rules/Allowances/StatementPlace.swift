import Syntax

/// Where a statement stands, and what stands in the block that it runs: what a comment may speak of.
struct StatementPlace: Sendable {
  let span: SourceSpan
  /// The statements in the body of a DO block, in order. A comment in the body speaks of one of them.
  var inner: [StatementPlace] = []
  /// The comments in the body that speak to a linter, those of inner bodies among them.
  var comments: [SourceSpan] = []

  init(_ span: SourceSpan) { self.span = span }

  /// - Parameter body: the body that the statement runs, where it is a DO block.
  init(_ statement: Statement, running body: RoutineBody?, on server: Server) {
    self.init(statement.span)
    guard let body else { return }
    comments = body.directives
    for part in body.parts {
      switch part.content {
      case .statement(let statement):
        let place = StatementPlace(statement, running: statement.blockBody(on: server), on: server)
        inner.append(place)
        comments += place.comments
      case .unseen(let sql): inner.append(StatementPlace(sql.span))
      case .expression: break
      }
    }
  }
}

extension Statement {
  /// Whether it is a DO block.
  var isBlock: Bool { if case .doBlock = body { true } else { false } }

  /// The body that the statement runs at once: a DO block's.
  func blockBody(on server: Server) -> RoutineBody? {
    guard case .doBlock = body else { return nil }
    return routineBody(on: server)
  }
}

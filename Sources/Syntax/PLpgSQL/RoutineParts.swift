/// Something in a body that the server runs as SQL.
package struct RoutinePart: Sendable {
  package enum Content: Sendable {
    case statement(Statement)
    /// The value of a variable, a condition, an argument.
    case expression(PLExpression)
    /// A text that is SQL only when it runs.
    case unseen(DynamicSQL)
  }

  package let content: Content
  /// Whether it stands below an IF, a CASE, a loop or an exception handler, so that it may not run.
  package let isConditional: Bool
  /// Whether it stands in a block with exception handlers, which may take what fails in it.
  package let isGuarded: Bool
}

extension RoutineBody {
  /// What the body runs, in the order in which it is written.
  package var parts: [RoutinePart] { parts(with: [:]) }

  /// - Parameter arguments: the texts of arguments that are known, by the parameters' names.
  package func parts(with arguments: [String: [UInt8]]) -> [RoutinePart] {
    switch self {
    case .plpgsql(let body):
      var walk = RoutineWalk(body, arguments)
      walk.read(body.block)
      return walk.parts
    case .sql(let statements, _):
      return statements.map {
        RoutinePart(content: .statement($0), isConditional: false, isGuarded: false)
      }
    case .foreign, .failed:
      return []
    }
  }

  /// The statements of SQL in the body, those of dynamic SQL that could be read among them.
  package var statements: [(statement: Statement, isConditional: Bool)] {
    parts.compactMap { part in
      guard case .statement(let statement) = part.content else { return nil }
      return (statement, part.isConditional)
    }
  }

  /// The dynamic SQL in the body that could not be read.
  package var unseen: [DynamicSQL] {
    parts.compactMap { if case .unseen(let sql) = $0.content { sql } else { nil } }
  }
}

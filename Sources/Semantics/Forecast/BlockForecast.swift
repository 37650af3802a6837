import Syntax

/// Code in the body of a DO block, which runs when the statement does.
extension Forecast {
  mutating func doBlock(_ block: Do) {
    guard let body = statement.routineBody(on: moment.server) else { return }
    if case .foreign = body {
      let start = Int(block.range.lower)
      effects.append(.unseen(Unseen(reason: .doBlock, span: span(TokenRange(start, start + 1)))))
    }
    effects += run(body.parts)
  }

  /// Each part in the moment that those before it leave.
  ///
  /// What stands below a condition may happen, and what follows finds it done, as guarded changes
  /// mostly are; nothing is certain from there on.
  mutating func run(_ parts: [RoutinePart]) -> [Effect] {
    var moment = moment
    var found: [Effect] = []
    for part in parts {
      switch part.content {
      case .statement(let inner):
        found += run(inner, part, &moment)
      case .expression(let expression):
        found += run(expression.statement, part, &moment)
      case .unseen(let sql):
        found.append(.unseen(Unseen(reason: .dynamicSQL, span: place ?? sql.keyword)))
        moment.schema.hasUnseenChanges = true
      }
    }
    return found
  }

  private mutating func run(
    _ inner: Statement, _ part: RoutinePart, _ moment: inout Moment
  ) -> [Effect] {
    let found = effects(of: inner, at: moment)
    // The block's handler takes what fails, and the block's changes back.
    if part.isGuarded, found.contains(where: \.isSureFailure) {
      return found.filter { !$0.isSureFailure }.map(\.ifBranchRuns)
    }
    let waiting = moment.schema.pending?.events.count ?? 0
    moment.apply(inner, in: &routines)
    guard part.isConditional else { return found }
    moment.schema.pending?.doubt(from: waiting)
    if inner.changesSchema { moment.schema.hasUnseenChanges = true }
    return found.map(\.ifBranchRuns)
  }

  private mutating func effects(of inner: Statement, at moment: Moment) -> [Effect] {
    guard let body = inner.body else { return [] }
    var forecast = Forecast(statement: inner, moment: moment, isInRoutine: true)
    forecast.routines = routines
    forecast.place = place
    forecast.run(body)
    routines = forecast.routines
    return forecast.effects
  }
}

extension Statement {
  /// Whether running it may leave another schema behind; reading and changing rows do not.
  var changesSchema: Bool {
    switch body {
    case .query(let query):
      if case .select(let select) = query.body { select.into != nil } else { false }
    case .insert, .update, .delete, .merge, .copy, .truncate, .setVariable, .signal, .explain,
      .lockTable, .transaction, .fetch, .closeCursor, .declareCursor, .grant, .comment, nil:
      false
    default: true
    }
  }
}

extension Effect {
  fileprivate var isSureFailure: Bool {
    if case .failure(let failure) = self { failure.certainty == .certain } else { false }
  }

  /// The effect of a statement that may not run.
  var ifBranchRuns: Effect {
    switch self {
    case .lock(var lock):
      lock.isConditional = true
      return .lock(lock)
    case .failure(var failure):
      // What no routine may run fails whenever it is reached; the rest may be why the branch is there.
      if case .insideRoutine = failure.cause { return self }
      failure.certainty = .unknownShape
      return .failure(failure)
    default:
      return self
    }
  }
}

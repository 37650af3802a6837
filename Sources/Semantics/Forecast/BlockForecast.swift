import Syntax

/// Code in the body of a DO block, which runs when the statement does.
extension Forecast {
  mutating func doBlock(_ block: Do) {
    guard let body = statement.routineBody(on: moment.server) else { return }
    if case .foreign = body {
      let start = Int(block.range.lower)
      let word = span(TokenRange(start, start + 1))
      effects.append(.unseen(Unseen(reason: .doBlock, span: word)))
    }
    run(body.parts)
  }

  /// Each part in the moment that those before it leave.
  ///
  /// What stands below a condition may happen, and leaves nothing for the parts behind it.
  private mutating func run(_ parts: [RoutinePart]) {
    var moment = moment
    for part in parts {
      switch part.content {
      case .statement(let inner):
        let found = Forecast.effects(of: inner, at: moment, isInRoutine: true)
        effects += found.map { effect in
          part.isConditional ? effect.ifBranchRuns : part.isCaught ? effect.ifUncaught : effect
        }
        if !part.isConditional { moment.apply(inner) }
      case .expression: break
      case .unseen(let sql):
        effects.append(.unseen(Unseen(reason: .dynamicSQL, span: sql.keyword)))
      }
    }
  }
}

extension Effect {
  /// The effect of a statement whose errors a handler may take.
  fileprivate var ifUncaught: Effect {
    guard case .failure(var failure) = self else { return self }
    failure.certainty = .unknownShape
    return .failure(failure)
  }

  /// The effect of a statement that may not run.
  fileprivate var ifBranchRuns: Effect {
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

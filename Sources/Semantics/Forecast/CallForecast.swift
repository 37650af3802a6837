import Syntax

/// Functions and procedures of history that a statement calls, and those that its triggers call.
extension Forecast {
  /// The functions that a query calls: their bodies run with it.
  mutating func callFunctions(in range: TokenRange, _ body: StatementBody, at keywords: TokenRange)
  {
    for function in statement.mentions.functions where range.contains(function.range) {
      guard case .written(let name) = function.name else { continue }
      call(
        name, body.arguments(of: function), isSure: runsOnce(function, in: body), at: keywords)
    }
  }

  /// CALL procedure ( … ).
  mutating func call(_ call: Call) {
    guard case .call(let function) = call.call.shape,
      case .written(let name) = function.function.name
    else { return }
    self.call(
      name, function.arguments, isSure: true,
      at: TokenRange(Int(call.range.lower), Int(call.range.lower) + 1))
  }

  private mutating func call(
    _ name: QualifiedName, _ arguments: [Expression], isSure: Bool, at keywords: TokenRange
  ) {
    let key = moment.schema.functionKey(name, in: statement)
    guard Volatility.ofKnown(name, in: statement) == nil else { return }
    let found = run(key, arguments, at: keywords)
    effects += isSure ? found : found.map(\.ifBranchRuns)
  }

  /// What the body of a function does, told at the words that call it.
  private mutating func run(
    _ key: TypeKey, _ arguments: [Expression] = [], at keywords: TokenRange
  ) -> [Effect] {
    guard let function = moment.schema.function(key) else { return [] }
    let entry = routines.enter(key, function, arguments, of: statement, on: moment.server)
    switch entry {
    case .running, .unreadable: return []
    case .tooMuch:
      defer { routines.isCutTold = true }
      let unseen = Unseen(reason: .furtherCalls, span: span(keywords))
      return routines.isCutTold ? [] : [.unseen(unseen)]
    case .parts(let parts):
      let outer = place
      place = span(keywords)
      defer {
        place = outer
        routines.leave()
      }
      return run(parts)
    }
  }

  /// The triggers that a change of rows fires. They fire only if there are rows, and then on a
  /// condition perhaps; of what they do, only the locks concern others than themselves.
  mutating func fire(_ event: TriggerDefinition.Event, on table: RelationName, at range: TokenRange)
  {
    guard let known = relation(table) else { return }
    for trigger in known.triggers where trigger.events.contains(event) {
      for case .lock(let lock) in run(trigger.function, at: range) {
        effects.append(Effect.lock(lock).ifBranchRuns)
      }
    }
  }
}

extension StatementBody {
  /// What a SELECT gives to a function that it calls as one of its outputs.
  func arguments(of function: FunctionMention) -> [Expression] {
    guard case .query(let query) = self, case .select(let select) = query.body else { return [] }
    for target in select.targets {
      if case .call(let call) = target.value.shape, call.function == function {
        return call.arguments
      }
    }
    return []
  }
}

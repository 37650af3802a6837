import Syntax

extension SchemaChange {
  /// What the SQL in a DO block leaves behind.
  mutating func runBlock() {
    guard let body = statement.routineBody(on: server) else { return }
    if case .foreign = body { schema.hasUnseenChanges = true }
    run(body.parts)
  }

  /// What the functions leave behind that a statement calls.
  mutating func callFunctions() {
    for function in statement.mentions.functions {
      guard case .written(let name) = function.name, Volatility.ofKnown(name, in: statement) == nil
      else { continue }
      let key = schema.functionKey(name, in: statement)
      guard let known = schema.function(key) else {
        schema.hasUnseenChanges = true
        continue
      }
      let arguments = statement.body?.arguments(of: function) ?? []
      switch routines.enter(key, known, arguments, of: statement, on: server) {
      case .running: break
      case .unreadable, .tooMuch: schema.hasUnseenChanges = true
      case .parts(let parts):
        run(parts)
        routines.leave()
      }
    }
  }

  /// What stands below a condition is mostly guarded by IF NOT EXISTS: it is taken as done, and more
  /// than is known may be so.
  private mutating func run(_ parts: [RoutinePart]) {
    for part in parts {
      switch part.content {
      case .statement(let inner):
        let waiting = schema.pending?.events.count ?? 0
        schema.apply(
          inner, file: file, transaction: transaction, server: server, in: &routines)
        guard part.isConditional else { continue }
        schema.pending?.doubt(from: waiting)
        if inner.changesSchema { schema.hasUnseenChanges = true }
      case .unseen: schema.hasUnseenChanges = true
      case .expression: break
      }
    }
  }
}

import Semantics
import Syntax

/// Plays a text and keeps what happened, for tests to look at.
struct Playing {
  let steps: [Step]
  let transactions: [Transaction]
  let end: Moment

  init(
    _ sql: String, runner: Runner = .unknown, server: Server = .oldest,
    after schema: Schema = Schema()
  ) {
    let source = Source(path: "test.sql", bytes: Array(sql.utf8))
    var player = Player(
      server: server, runner: runner, path: source.path, schema: schema)
    var steps: [Step] = []
    _ = Script(source, server: server).visit { statement, place in
      player.play(statement, at: place) { steps.append($0) }
    }
    transactions = player.finish()
    self.steps = steps
    end = player.moment
  }

  /// In which transaction each statement runs.
  var states: [TransactionState] { steps.map(\.before.transaction) }

  /// The locks that a step takes, as `relation MODE`.
  func locks(_ step: Int) -> [String] {
    steps[step].effects.compactMap {
      guard case .lock(let lock) = $0 else { return nil }
      return "\(lock.relation) \(lock.mode)"
    }
  }

  func isLive(_ table: String) -> Bool {
    end.isLive(RelationName(schema: .public, name: Identifier(table)))
  }
}

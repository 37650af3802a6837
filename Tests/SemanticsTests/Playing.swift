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
    let statements = Array(StatementReader(source, server: server))
    var player = Player(
      server: server, runner: runner, path: source.path, schema: schema)
    var steps: [Step] = []
    var transactions: [Transaction] = []
    for statement in statements {
      let (step, ended) = player.play(statement, isSingle: statements.count == 1)
      steps.append(step)
      if let ended { transactions.append(ended) }
    }
    transactions.append(player.finish())
    self.steps = steps
    self.transactions = transactions
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

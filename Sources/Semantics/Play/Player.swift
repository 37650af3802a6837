package import Syntax

/// Plays statements one after the other: each becomes a step, and changes the moment for the next.
package struct Player: Sendable {
  package private(set) var moment: Moment
  /// The transaction in which the next statement runs.
  private var transaction: Transaction
  /// What a ROLLBACK restores.
  private var snapshot: Schema
  private var savepoints: [Savepoint] = []
  /// The state to which the file returns when a transaction ends.
  private var base: TransactionState

  private struct Savepoint: Sendable {
    let name: Identifier
    let schema: Schema
    let held: HeldLocks
  }

  package init(server: Server, runner: Runner, path: String, schema: Schema) {
    base =
      switch runner {
      case .file: .file
      case .pending: .pending
      case .string: .implicit
      case .none: .autocommit
      case .unknown: .unknown
      }
    moment = Moment(server: server, runner: runner, path: path, schema: schema)
    moment.transaction = base
    transaction = Transaction(state: base, opening: nil)
    snapshot = schema
  }

  /// Plays one statement. The second value is the transaction that it ended, if it ended one.
  ///
  /// - Parameter isSingle: whether the script is this statement alone, which a server that gets it
  ///   as one string runs without an implicit transaction.
  package mutating func play(_ statement: Statement, isSingle: Bool = false)
    -> (Step, ended: Transaction?)
  {
    if isSingle, base == .implicit { runAlone() }
    let before = moment
    let effects = Forecast.effects(of: statement, at: before)
    transaction.effects += effects
    if before.transaction.isInTransaction == true {
      for case .lock(let lock) in effects { moment.held.take(lock) }
    }
    moment.schema.apply(statement, at: before)

    var ended: Transaction?
    if case .transaction(let control) = statement.body {
      ended = obey(control, statement)
    } else if moment.transaction == .autocommit {
      ended = end(in: .autocommit)
    }
    return (Step(statement: statement, before: before, effects: effects), ended)
  }

  /// Plays one statement of history: it is taken as having succeeded, and nobody asks what it did.
  package mutating func pass(_ statement: Statement) {
    moment.schema.apply(statement, at: moment)
    if case .transaction(let control) = statement.body {
      _ = obey(control, statement)
    } else if moment.transaction == .autocommit {
      _ = end(in: .autocommit)
    }
  }

  /// What stands open when the file ends.
  package mutating func finish() -> Transaction {
    var last = transaction
    last.isClosed = moment.transaction != .explicit
    return last
  }

  private mutating func runAlone() {
    base = .autocommit
    moment.transaction = .autocommit
    transaction = Transaction(state: .autocommit, opening: nil)
  }

  private mutating func obey(_ control: TransactionControl, _ statement: Statement) -> Transaction?
  {
    switch control.kind {
    case .begin:
      return begin(statement.span(control.keywords))
    case .commit(let chain):
      return end(chain: chain, statement.span(control.keywords))
    case .rollback(let chain):
      moment.schema = snapshot
      return end(chain: chain, statement.span(control.keywords))
    case .prepare:
      return end(chain: false, statement.span(control.keywords))
    case .savepoint(let name):
      savepoints.append(
        Savepoint(
          name: Identifier(name, in: statement), schema: moment.schema, held: moment.held))
    case .rollbackTo(let name):
      rollBack(to: Identifier(name, in: statement))
    case .release(let name):
      release(Identifier(name, in: statement))
    case .commitPrepared, .rollbackPrepared:
      break
    }
    return nil
  }

  /// BEGIN inside a transaction block is a warning and nothing else; in the implicit block of a
  /// string it makes the block a written one.
  private mutating func begin(_ span: SourceSpan) -> Transaction? {
    switch moment.transaction {
    case .explicit, .file, .pending: return nil
    case .autocommit, .unknown: return end(in: .explicit, opening: span)
    case .implicit:
      let held = moment.held
      let ended = end(in: .explicit, opening: span)
      moment.held = held
      return ended
    }
  }

  /// COMMIT or ROLLBACK. Inside a runner's transaction it ends that, and nobody has said in what
  /// the runner's later statements run.
  private mutating func end(chain: Bool, _ span: SourceSpan) -> Transaction? {
    switch moment.transaction {
    case .file, .pending:
      base = .unknown
      return end(in: chain ? .explicit : .unknown, opening: chain ? span : nil)
    case .explicit, .implicit:
      return end(in: chain ? .explicit : base, opening: chain ? span : nil)
    case .autocommit, .unknown:
      return end(in: base)
    }
  }

  /// Ends the transaction and opens the next.
  private mutating func end(in next: TransactionState, opening: SourceSpan? = nil) -> Transaction {
    defer {
      transaction = Transaction(state: next, opening: opening)
      moment.transaction = next
      moment.number += 1
      moment.held = HeldLocks()
      snapshot = moment.schema
      savepoints = []
    }
    return transaction
  }

  private mutating func rollBack(to name: Identifier) {
    guard let index = savepoints.lastIndex(where: { $0.name == name }) else { return }
    moment.schema = savepoints[index].schema
    moment.held = savepoints[index].held
    savepoints.removeSubrange((index + 1)...)
  }

  private mutating func release(_ name: Identifier) {
    guard let index = savepoints.lastIndex(where: { $0.name == name }) else { return }
    savepoints.removeSubrange(index...)
  }
}

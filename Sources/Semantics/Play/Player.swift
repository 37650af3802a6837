package import Syntax

/// Plays statements one after the other: each becomes a step, and changes the moment for the next.
package struct Player: Sendable {
  package private(set) var moment: Moment
  /// The transaction in which the next statement runs.
  private var transaction: Transaction
  /// How many effects the file has had so far.
  private var told = 0
  /// What a ROLLBACK restores; nil where none can take anything back.
  private var snapshot: Schema?
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
    snapshot = base.isInTransaction == true ? schema : nil
  }

  /// Plays one statement: shows the step to the witness, then brings what it leaves into the moment.
  /// Returns the transaction that it ended, if it ended one.
  ///
  /// The step is gone before the schema changes, so that nothing of the schema has to be copied for
  /// it.
  ///
  /// - Parameter isSingle: whether the script is this statement alone, which a server that gets it
  ///   as one string runs without an implicit transaction.
  package mutating func play(
    _ statement: Statement, isSingle: Bool = false, _ witness: (Step) -> Void
  ) -> Transaction? {
    if isSingle, base == .implicit { runAlone() }
    let (effects, left) = Forecast.foretell(statement, at: moment)
    witness(Step(statement: statement, before: moment, effects: effects))
    transaction.effects += effects
    told += effects.count
    if moment.transaction.isInTransaction == true {
      for case .lock(let lock) in effects { moment.held.take(lock) }
    }
    return pass(statement, leaving: left)
  }

  /// Plays one statement of history: it is taken as having succeeded, and nobody asks what it did.
  ///
  /// - Parameter left: the schema that it leaves, where that is known already.
  @discardableResult
  package mutating func pass(_ statement: Statement, leaving left: Schema? = nil) -> Transaction? {
    if let left { moment.schema = left } else { moment.apply(statement) }
    if case .transaction(let control) = statement.body { return obey(control, statement) }
    return moment.transaction == .autocommit ? end(in: .autocommit) : nil
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
    snapshot = nil
  }

  private mutating func obey(_ control: TransactionControl, _ statement: Statement) -> Transaction?
  {
    switch control.kind {
    case .begin:
      return begin(statement.span(control.keywords))
    case .commit(let chain):
      return end(chain: chain, statement.span(control.keywords))
    case .rollback(let chain):
      if let snapshot { moment.schema = snapshot }
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
      transaction = Transaction(state: next, opening: opening, first: told)
      moment.transaction = next
      moment.number += 1
      moment.held = HeldLocks()
      snapshot = next.isInTransaction == true ? moment.schema : nil
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

package import Syntax

/// Plays statements one after the other: each becomes a step, and changes the moment for the next.
package struct Player: Sendable {
  package private(set) var moment: Moment
  /// The transaction in which the next statement runs.
  private var transaction: Transaction
  /// Those that have ended.
  private var ended: [Transaction] = []
  /// What the statements have done so far.
  private var effects: [Effect] = []
  /// What a ROLLBACK restores; nil where none can take anything back.
  private var snapshot: Schema?
  private var savepoints: [Savepoint] = []
  /// How what is played is sent.
  private var delivery: Delivery
  /// The messages of all sections, in order, each with its section's index.
  private let messages: [(section: Int, delivery: Delivery)]
  /// The sections, where each is a migration of its own; else none.
  private let migrations: [Section]
  /// Whether migrations that are not applied yet belong to one change set.
  private let isTogether: Bool
  /// The message that is played; nil before the first.
  private var message: Int?
  /// Whether the file itself has ended the transaction that the tool opened around it.
  private var hasLeftWrapper = false
  /// The state to which the file returns when a transaction ends.
  private var base: TransactionState

  /// Whether it goes on in a transaction that an earlier file has left open.
  private let isResumed: Bool

  private struct Savepoint: Sendable {
    let name: Identifier
    let schema: Schema
    let held: HeldLocks
  }

  /// A player for sections of a file, whose messages are the parts of the script.
  ///
  /// - Parameters:
  ///   - host: the migration tool, for messages.
  ///   - isStream: whether the sections are migrations of their own.
  ///   - isTogether: whether those that are not applied yet belong to one change set.
  package init(
    server: Server, sections: [Section], host: Host? = nil, path: String, schema: Schema,
    isStream: Bool = false, isTogether: Bool = false
  ) {
    migrations = isStream ? sections : []
    self.isTogether = isTogether
    messages = sections.enumerated().flatMap { index, section in
      section.messages.map { _ in (index, section.delivery) }
    }
    delivery = sections.first?.delivery ?? Delivery(.unknown)
    base = delivery.state(isSingle: false)
    moment = Moment(server: server, delivery: delivery, host: host, path: path, schema: schema)
    let first = delivery
    let open = schema.open.flatMap { $0.takes(first) ? $0 : nil }
    isResumed = open != nil
    moment.transaction = open?.state ?? base
    moment.number = open?.number ?? 0
    moment.held = open?.held ?? HeldLocks()
    if open != nil || schema.open != nil { moment.schema.open = nil }
    transaction = Transaction(state: moment.transaction, opening: nil)
    snapshot = moment.transaction.isInTransaction == true ? schema : nil
  }

  /// The transaction that stands open now, where another file may go on in it.
  package var open: OpenTransaction? {
    switch moment.transaction {
    case .pending:
      OpenTransaction(state: moment.transaction, number: moment.number, held: moment.held)
    case .autocommit, .explicit, .implicit, .file, .unknown: nil
    }
  }

  package init(server: Server, runner: Runner, path: String, schema: Schema) {
    self.init(
      server: server, sections: [Section(.up, Delivery(runner), [0..<0])], path: path,
      schema: schema)
  }

  /// Plays one statement: shows the step to the witness, then brings what it leaves into the moment.
  ///
  /// The step is gone before the schema changes, so that nothing of the schema has to be copied for
  /// it.
  package mutating func play(
    _ statement: Statement, at place: Script.Place? = nil, _ witness: (Step) -> Void
  ) {
    if let place { enter(place) }
    if foretell(statement, witness) { moment.schema.join() } else { moment.apply(statement) }
    leave(statement)
  }

  /// Shows the step to the witness. Returns whether the schema that the statement leaves had to be worked
  /// out for it, and is the moment's now.
  ///
  /// Not a part of its caller: what it holds of the schema must be gone before that is joined.
  @inline(never)
  private mutating func foretell(_ statement: Statement, _ witness: (Step) -> Void) -> Bool {
    let (effects, left, standsAlone) = Forecast.foretell(statement, at: moment)
    if standsAlone { transaction.hasLoneStatement = true }
    witness(Step(statement: statement, before: moment, effects: effects))
    self.effects += effects
    if statement.isBlockSetting, moment.canRun(.insideTransaction) == .no {
      transaction.idleSettings.append(statement.span)
    }
    if moment.transaction.isInTransaction == true {
      for case .lock(let lock) in effects { moment.held.take(lock, in: moment.file) }
    }
    guard let left else { return false }
    moment.schema = left
    return true
  }

  /// Plays one statement of history: it is taken as having succeeded, and nobody asks what it did.
  package mutating func pass(_ statement: Statement, at place: Script.Place? = nil) {
    if let place { enter(place) }
    moment.apply(statement)
    leave(statement)
  }

  /// Comes from a statement to what the transaction is behind it.
  private mutating func leave(_ statement: Statement) {
    if case .transaction(let control) = statement.body { return obey(control, statement) }
    if moment.transaction == .autocommit { end(in: .autocommit) }
  }

  /// The transactions of the file, in order; the last is what stands open when it ends.
  package mutating func finish() -> [Transaction] {
    var last = transaction
    last.isClosed = moment.transaction != .explicit
    ended.append(last)
    let all = EffectList(effects)
    for index in ended.indices {
      let next = index + 1 < ended.count ? ended[index + 1].first : effects.count
      ended[index].effects = all.part(ended[index].first..<next)
    }
    return ended
  }

  /// Comes to the next statement: another message may begin with it, or another section.
  private mutating func enter(_ place: Script.Place) {
    moment.isFirstInMessage = place.isFirst
    guard message != place.part, place.part < messages.count else { return }
    let isFirst = message == nil
    let old = message.map { messages[$0].section }
    let (section, delivery) = messages[place.part]
    message = place.part
    self.delivery = delivery
    moment.delivery = delivery
    if let old, old != section {
      hasLeftWrapper = false
      endMigration(old, before: section)
    }
    base = current.state(isSingle: place.isSingle)
    if isFirst {
      if !isResumed { restart() }
      return
    }
    // A written BEGIN goes on from message to message, and in a stream for psql from section to section;
    // a wrapper as long as its section does.
    let isStream = moment.transaction == .explicit && delivery == Delivery(.none, .single)
    let goesOn =
      moment.transaction != .implicit
      && (old == section || delivery.wrapper == .pending || isStream)
    if goesOn, moment.transaction == .explicit || moment.transaction == base { return }
    end(in: base)
  }

  /// Of a stream of migrations one ends and another begins, in the same transaction or not.
  private mutating func endMigration(_ old: Int, before new: Int) {
    guard old < migrations.count, new < migrations.count,
      migrations[old].version != migrations[new].version
    else { return }
    if isTogether, !migrations[old].isApplied {
      moment.schema.ageFilled()
    } else {
      moment.schema.ageAll()
    }
  }

  /// Whether a statement belongs to a migration that is applied already.
  package func isApplied(_ place: Script.Place) -> Bool {
    guard place.part < messages.count, messages[place.part].section < migrations.count else {
      return false
    }
    return migrations[messages[place.part].section].isApplied
  }

  /// What is around the text now.
  private var current: Delivery {
    hasLeftWrapper ? Delivery(.none, delivery.unit) : delivery
  }

  /// Begins in the state of the first message.
  private mutating func restart() {
    moment.transaction = base
    transaction = Transaction(state: base, opening: nil)
    snapshot = base.isInTransaction == true ? moment.schema : nil
  }

  private mutating func obey(_ control: TransactionControl, _ statement: Statement) {
    switch control.kind {
    case .begin:
      begin(statement.span(control.keywords))
    case .commit(let chain):
      end(chain: chain, statement.span(control.keywords))
    case .rollback(let chain):
      if let snapshot { moment.schema = snapshot }
      end(chain: chain, statement.span(control.keywords))
    case .prepare:
      end(chain: false, statement.span(control.keywords))
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
  }

  /// BEGIN inside a transaction block is a warning and nothing else; in the implicit block of a
  /// string it makes the block a written one.
  private mutating func begin(_ span: SourceSpan) {
    switch moment.transaction {
    case .explicit, .file, .pending: break
    case .autocommit, .unknown: end(in: .explicit, opening: span)
    case .implicit:
      let (held, pending) = (moment.held, moment.schema.pending)
      end(in: .explicit, opening: span)
      moment.held = held
      moment.schema.pending = pending
    }
  }

  /// COMMIT or ROLLBACK. Inside a runner's transaction it ends that; how the rest runs depends on how
  /// it is sent. In a string the server opens another implicit block for what follows.
  private mutating func end(chain: Bool, _ span: SourceSpan) {
    switch moment.transaction {
    case .file, .pending:
      hasLeftWrapper = true
      base = current.state(isSingle: false)
      transaction.closing = span
      end(in: chain ? .explicit : base, opening: chain ? span : nil)
    case .explicit, .implicit:
      end(in: chain ? .explicit : base, opening: chain ? span : nil)
    case .autocommit, .unknown:
      end(in: base)
    }
  }

  /// Ends the transaction and opens the next.
  private mutating func end(in next: TransactionState, opening: SourceSpan? = nil) {
    ended.append(transaction)
    transaction = Transaction(state: next, opening: opening, first: effects.count)
    moment.transaction = next
    moment.number += 1
    moment.held = HeldLocks()
    moment.schema.pending = nil
    snapshot = next.isInTransaction == true ? moment.schema : nil
    savepoints = []
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

extension Delivery {
  /// In what a statement runs that no written BEGIN stands before.
  ///
  /// - Parameter isSingle: whether its message holds no other statement.
  fileprivate func state(isSingle: Bool) -> TransactionState {
    switch (wrapper, unit) {
    case (.file, _): .file
    case (.pending, _): .pending
    case (.unknown, _): .unknown
    case (.none, .unknown): isSingle ? .autocommit : .unknown
    case (.none, .single): .autocommit
    case (.none, .whole), (.none, .piece), (.none, .pipeline): isSingle ? .autocommit : .implicit
    }
  }
}

extension Statement {
  /// Whether it sets something for the open transaction alone: SET LOCAL, SET TRANSACTION.
  fileprivate var isBlockSetting: Bool {
    switch body {
    case .setVariable(let set): set.scope == .local || set.form == .transaction
    default: false
    }
  }
}

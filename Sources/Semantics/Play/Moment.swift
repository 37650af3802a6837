package import Syntax

/// What is known just before a statement runs.
package struct Moment: Sendable {
  package let server: Server
  /// How the text is sent.
  package internal(set) var delivery: Delivery
  /// The migration tool, where it is known.
  package let host: Host?
  /// Whether no statement of the same message runs before.
  package internal(set) var isFirstInMessage = false
  /// The path of the file that is played.
  let file: Identifier
  package internal(set) var transaction: TransactionState
  /// Which transaction of the run this is, counted from 0.
  package internal(set) var number: Int
  package internal(set) var schema: Schema
  /// The locks that the open transaction took before. None where nobody has said that one is open.
  package internal(set) var held = HeldLocks()

  package init(
    server: Server, delivery: Delivery, host: Host? = nil, path: String, schema: Schema,
    number: Int = 0
  ) {
    self.server = server
    self.delivery = delivery
    self.host = host
    file = Identifier(path)
    self.schema = schema
    transaction = .unknown
    self.number = number
  }

  /// The path of the file that is played.
  package var path: String { file.text }

  /// Whether rows and readers may already be there: the relation was not made by this change set.
  package func isLive(_ relation: RelationName) -> Bool { schema.isLive(relation) }

  /// What the project declares of its sessions and tables.
  package var declared: Declared { _read { yield schema.declared } }

  /// Whether a statement that needs this can run here.
  ///
  /// The first statement of a pipeline is in no block yet; before 18 none of a pipeline is in one that
  /// counts for what needs a block (measured on 15.18 and 18.4).
  package func canRun(_ requirement: Requirement) -> Answer {
    guard transaction == .implicit, delivery.unit == .pipeline else {
      return transaction.canRun(requirement)
    }
    switch requirement {
    case .outsideTransaction: return isFirstInMessage ? .yes : .no
    case .insideTransaction: return isFirstInMessage || server.major < 18 ? .no : .yes
    }
  }
}

extension Moment {
  /// The schema behind a statement, for a forecast that asks what it will have made.
  func schema(after statement: Statement) -> Schema {
    var schema = schema.forked()
    var routines = RunningRoutines()
    schema.apply(statement, file: file, transaction: number, server: server, in: &routines)
    return schema
  }

  /// Brings what a statement leaves behind into the schema.
  mutating func apply(_ statement: Statement) {
    var routines = RunningRoutines()
    apply(statement, in: &routines)
  }

  /// Brings what a statement in routines' bodies leaves behind into the schema.
  mutating func apply(_ statement: Statement, in routines: inout RunningRoutines) {
    schema.apply(statement, file: file, transaction: number, server: server, in: &routines)
  }
}

/// One statement, the moment it arrives in, and what the server will do with it.
package struct Step: Sendable {
  package let statement: Statement
  package let before: Moment
  package let effects: [Effect]

  package init(statement: Statement, before: Moment, effects: [Effect]) {
    self.statement = statement
    self.before = before
    self.effects = effects
  }
}

/// Statements that commit or fail together.
package struct Transaction: Sendable {
  package let state: TransactionState
  /// The BEGIN that opened it, where one is written.
  package let opening: SourceSpan?
  /// How many effects of the file stand before its own.
  package let first: Int
  /// What its statements do, in order.
  package internal(set) var effects = EffectList()
  /// Whether COMMIT, ROLLBACK or the runner ends it. A BEGIN at whose end the file stops is open.
  package internal(set) var isClosed = true
  /// Settings for this transaction alone, written where there is none: the server warns, and that is all.
  package internal(set) var idleSettings: [SourceSpan] = []
  /// Whether a statement of it is one that the server refuses inside a transaction block.
  package internal(set) var hasLoneStatement = false
  /// The COMMIT or ROLLBACK of the file that ended a transaction which the tool had opened.
  package internal(set) var closing: SourceSpan?

  package init(state: TransactionState, opening: SourceSpan?, first: Int = 0) {
    self.state = state
    self.opening = opening
    self.first = first
  }
}

/// A way back, played behind its way forward.
package struct Undoing: Sendable {
  /// Where it begins.
  package let span: SourceSpan
  /// How the schema then differs from what it was before the way forward.
  package let differences: [String]
  /// What it makes again, and cannot fill again.
  package let restorations: [Restoration]

  /// - Parameters:
  ///   - before: the schema before the way forward.
  ///   - between: the schema behind it.
  ///   - after: the schema behind the way back.
  ///   - path: the file of the way back.
  ///   - transactions: what the way back does.
  package init(
    at span: SourceSpan, before: Schema, between: Schema, after: Schema, in path: String,
    _ transactions: [Transaction]
  ) {
    self.span = span
    differences = after.differences(from: before)
    let filled = transactions.flatMap(\.effects).compactMap(\.filled)
    restorations = after.restorations(
      of: before, without: between, in: path, filled: Set(filled))
  }
}

extension Effect {
  /// The relation whose rows are written.
  fileprivate var filled: RelationName? {
    switch self {
    case .rowChange(let it): it.kind == .delete ? nil : it.relation
    case .creation(let it): it.isFilled ? it.relation : nil
    default: nil
    }
  }
}

/// One file that was played: what its transactions did.
package struct Migration: Sendable {
  package let source: Source
  package let handling: Handling
  package let transactions: [Transaction]
  /// What the file does, in order; an effect's number is its place here.
  package let effects: EffectList
  /// What the project declares of its sessions and tables.
  package let declared: Declared
  /// What the way back leaves, where the file has one.
  package let undoing: Undoing?
  /// Whether it is the project's habit that files set a lock_timeout themselves.
  package let followsTimeouts: Bool

  package init(
    source: Source, handling: Handling, transactions: [Transaction],
    after schema: Schema = Schema(), undoing: Undoing? = nil
  ) {
    self.undoing = undoing
    self.source = source
    self.handling = handling
    self.transactions = transactions
    effects = transactions.first?.effects.ofFile ?? EffectList()
    declared = schema.declared
    followsTimeouts = schema.lockTimeouts >= 3
  }

  /// The transaction in which an effect comes about.
  package func transaction(of effect: Int) -> Transaction? {
    var low = 0
    var high = transactions.count
    while low < high {
      let middle = (low + high) / 2
      if transactions[middle].first <= effect { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? transactions[low - 1] : nil
  }

  /// What the tool makes of the file, of one kind.
  package func remarks(_ kind: Remark.Kind) -> [Remark] {
    handling.remarks.filter { $0.kind == kind }
  }
}

/// The migrations that are judged together.
package struct ChangeSet: Sendable {
  package let migrations: [Migration]

  package init(migrations: [Migration]) { self.migrations = migrations }
}

package import Syntax

/// What one statement locks and works on, put together from its effects.
package struct LedgerEntry: Sendable {
  /// How much is done under the locks.
  package enum Work: String, Sendable {
    case none, moment, scan, validation, build, rewrite
  }

  /// A lock on one relation: the strongest, and the weaker one it was upgraded from.
  package struct Held: Sendable {
    package let lock: Lock
    package let from: LockMode?

    /// With another lock on the same relation. A sure lock that others feel outranks one that may be
    /// taken.
    fileprivate func joined(by other: Lock) -> Held {
      switch (lock.isConditional, other.isConditional) {
      case (false, true):
        return other.mode > lock.mode && !lock.mode.blocksWrites
          ? Held(lock: other, from: from ?? lock.mode) : self
      case (true, false):
        return lock.mode > other.mode && !other.mode.blocksWrites
          ? Held(lock: lock, from: other.mode) : Held(lock: other, from: nil)
      case (false, false), (true, true):
        return other.mode > lock.mode ? Held(lock: other, from: from ?? lock.mode) : self
      }
    }
  }

  package let span: SourceSpan
  /// The block whose body holds the statement; nil for one of the file itself.
  package let block: SourceSpan?
  /// The statement in a few words.
  package let words: String
  /// PostgreSQL's tag of the statement's node; nil for one that does not parse.
  package let kind: String?
  package let transaction: TransactionState
  /// Which transaction of the run it ran in.
  package let number: Int
  /// Whether it belongs to the way back.
  package private(set) var direction = Direction.up
  package let locks: [Held]
  package let rewrites: [RelationName]
  package let scans: [RelationName]
  /// Foreign keys whose rows are checked.
  package let validated: [Identifier]
  package let builds: [RelationName]
  /// The heaviest work on each relation.
  private let workByRelation: [RelationName: Work]
  package let failure: Failure?
  package let syntaxFailure: SyntaxFailure?
  package let removals: [Removal]
  package let renamings: [Renaming]
  /// What data is gone afterwards: tables that are emptied or dropped, columns.
  package let losses: [Removal.Object]
  package let unseen: [Unseen]
  /// What was taken for granted.
  package let assumptions: [Assumption]
  /// What it sets lock_timeout to, where it does.
  package let lockTimeout: String?
  package let rollsBackToSavepoint: Bool
  /// Whether all that it does is told of the statements in its body.
  package private(set) var isToldInside = false
  /// The server that does this, where others that were asked do less.
  package internal(set) var server: Server?

  package init(_ step: Step) {
    self.init(step.statement, step.effects, in: step, block: nil)
    guard let body = LedgerEntry.body(of: step) else { return }
    // A loop runs a statement over and over, at one place.
    let places = unique(body.statements.map(\.statement.span))
    isToldInside = unique(step.effects.map(\.span)).allSatisfy { span in
      places.contains { $0.contains(span) }
    }
  }

  private static func body(of step: Step) -> RoutineBody? {
    guard case .doBlock = step.statement.body else { return nil }
    return step.statement.routineBody(on: step.before.server)
  }

  /// What the statements in the body of a block do, one by one.
  package static func inner(_ step: Step) -> [LedgerEntry] {
    guard let body = body(of: step) else { return [] }
    // A loop runs a statement over and over, at one place.
    var told: Set<SourceSpan> = []
    return body.statements.compactMap { inner, _ in
      guard told.insert(inner.span).inserted else { return nil }
      let effects = step.effects.filter { inner.span.contains($0.span) }
      return LedgerEntry(inner, effects, in: step, block: step.statement.span)
    }
  }

  private init(
    _ statement: Statement, _ effects: [Effect], in step: Step, block: SourceSpan?
  ) {
    span = statement.span
    self.block = block
    kind = statement.body?.nodeTag
    transaction = step.before.transaction
    number = step.before.number
    locks = LedgerEntry.strongest(effects)
    words = LedgerEntry.words(of: statement, withoutRelation: !locks.isEmpty)
    rewrites = unique(effects.compactMap(\.rewritten))
    scans = unique(effects.flatMap(\.scanned))
    validated = unique(
      effects.compactMap {
        if case .foreignKeyValidation(let it) = $0 { it.constraint } else { nil }
      })
    builds = unique(effects.flatMap(\.built))
    workByRelation = LedgerEntry.work(of: effects)
    failure = LedgerEntry.failure(effects)
    syntaxFailure = LedgerEntry.syntaxFailure(statement, on: step.before.server)
    removals = effects.compactMap { if case .removal(let it) = $0 { it } else { nil } }
    renamings = effects.compactMap { if case .renaming(let it) = $0 { it } else { nil } }
    losses = effects.compactMap(\.loss)
    unseen = effects.compactMap { if case .unseen(let it) = $0 { it } else { nil } }
    assumptions = Assumption.made(for: effects, at: step.before)
    lockTimeout = statement.lockTimeout
    rollsBackToSavepoint = statement.rollsBackToSavepoint
  }

  /// The first failure that is certain.
  private static func failure(_ effects: [Effect]) -> Failure? {
    for case .failure(let failure) in effects where failure.certainty == .certain {
      return failure
    }
    return nil
  }

  /// Why the server cannot parse the statement: it is wrong, or too new.
  private static func syntaxFailure(_ statement: Statement, on server: Server) -> SyntaxFailure? {
    switch statement.outcome {
    case .failed(let failure): return failure.isLimit ? nil : failure
    case .parsed:
      let required = statement.requiredServer
      guard required > server else { return nil }
      return statement.refusal
        ?? SyntaxFailure("syntax of PostgreSQL \(required)", statement.span, isAtEnd: false)
    }
  }

  /// The same, as part of the way that the file goes there.
  func inDirection(_ direction: Direction) -> LedgerEntry {
    var entry = self
    entry.direction = direction
    return entry
  }

  /// Whether the server is sure to refuse it.
  package var isFailing: Bool { failure != nil || syntaxFailure != nil }

  /// The SQLSTATE with which the server refuses the statement, where that is certain.
  package var sqlState: String? {
    syntaxFailure?.sqlState ?? failure?.sqlState
  }

  package var work: Work {
    if !rewrites.isEmpty { return .rewrite }
    if !builds.isEmpty { return .build }
    if !validated.isEmpty { return .validation }
    if !scans.isEmpty { return .scan }
    return locks.isEmpty ? .none : .moment
  }

  /// The heaviest work on relations that others use: what is made in the same change set is empty, or
  /// nobody's yet.
  package var feltWork: Work {
    let works = locks.filter { $0.lock.isLive && !$0.lock.kind.isIndex }
      .map { work(on: $0.lock.relation) }
    return works.max { $0.weight < $1.weight } ?? .none
  }

  /// The relation that the heaviest work is done on.
  package var worked: RelationName? {
    switch work {
    case .rewrite: rewrites.first
    case .build: builds.first
    case .validation: locks.first { work(on: $0.lock.relation) == .validation }?.lock.relation
    case .scan: scans.first
    case .none, .moment: nil
    }
  }

  /// The heaviest work on a relation.
  package func work(on relation: RelationName) -> Work { workByRelation[relation] ?? .moment }

  private static func work(of effects: [Effect]) -> [RelationName: Work] {
    var work: [RelationName: Work] = [:]
    func note(_ relation: RelationName, _ kind: Work) {
      if let known = work[relation], known.weight >= kind.weight { return }
      work[relation] = kind
    }
    for effect in effects {
      switch effect {
      case .rewrite(let it):
        if it.certainty != .unknownTimeZone { note(it.relation, .rewrite) }
      case .indexBuild(let it): note(it.relation, .build)
      case .scan(let it): if it.certainty != .ifRows { note(it.relation, .scan) }
      case .foreignKeyValidation(let it):
        note(it.relation, .validation)
        note(it.referenced, .validation)
      case .lock, .failure, .removal, .renaming, .creation, .rowChange, .columnAddition,
        .columnChange, .constraintAddition, .tableLock, .maintenance, .definition, .change,
        .setting,
        .unseen:
        break
      }
    }
    return work
  }

  /// One entry per relation, in the order in which they are first locked.
  private static func strongest(_ effects: [Effect]) -> [Held] {
    var order: [RelationName] = []
    var strongest: [RelationName: Held] = [:]
    for case .lock(let lock) in effects where lock.isTold {
      guard let held = strongest[lock.relation] else {
        order.append(lock.relation)
        strongest[lock.relation] = Held(lock: lock, from: nil)
        continue
      }
      strongest[lock.relation] = held.joined(by: lock)
    }
    return order.compactMap { strongest[$0] }
  }
}

extension Relation.Kind {
  /// Whether it is an index of either kind.
  package var isIndex: Bool { self == .index || self == .partitionedIndex }
}

extension Lock {
  /// Whether reports tell of it: the server's own relations are left out.
  fileprivate var isTold: Bool {
    relation.schema != .catalog && relation.schema.text != "information_schema"
  }
}

extension Effect {
  /// The words of the statement that it comes from.
  fileprivate var span: SourceSpan {
    switch self {
    case .lock(let it): it.span
    case .rewrite(let it): it.span
    case .scan(let it): it.span
    case .indexBuild(let it): it.span
    case .foreignKeyValidation(let it): it.span
    case .failure(let it): it.span
    case .removal(let it): it.span
    case .renaming(let it): it.span
    case .rowChange(let it): it.span
    case .change(let it): it.span
    case .setting(let it): it.span
    case .unseen(let it): it.span
    case .creation(let it): it.span
    case .columnAddition(let it): it.span
    case .columnChange(let it): it.span
    case .constraintAddition(let it): it.span
    case .tableLock(let it): it.span
    case .maintenance(let it): it.span
    case .definition(let it): it.span
    }
  }

  /// What is written anew. A time zone that nobody has said is taken to be UTC.
  fileprivate var rewritten: RelationName? {
    guard case .rewrite(let it) = self, it.certainty != .unknownTimeZone else { return nil }
    return it.relation
  }

  /// The data that is gone afterwards.
  fileprivate var loss: Removal.Object? {
    switch self {
    case .removal(let it):
      return it.object.holdsData ? it.object : nil
    case .rewrite(let it):
      if case .truncation = it.cause { return .table(it.relation) }
      return nil
    case .rowChange(let it):
      return it.kind == .delete && it.extent == .whole ? .table(it.relation) : nil
    default: return nil
    }
  }

  fileprivate var scanned: [RelationName] {
    if case .scan(let scan) = self, scan.certainty != .ifRows { scan.parts } else { [] }
  }

  fileprivate var built: [RelationName] {
    if case .indexBuild(let build) = self { build.parts } else { [] }
  }
}

/// The elements, each once, in the order in which they first stand.
private func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
  var seen: Set<Element> = []
  return elements.filter { seen.insert($0).inserted }
}

extension Removal.Object {
  /// Whether rows go with it.
  package var holdsData: Bool {
    switch self {
    case .column, .table, .schema, .database: true
    case .relation(_, let kind): kind == .materializedView
    case .routine, .type, .attribute, .extension, .trigger, .policy, .dependents, .index,
      .constraint,
      .enforcement, .domainConstraint, .partition, .other:
      false
    }
  }
}

extension LedgerEntry.Work {
  /// How heavy the work is, to compare it with other work.
  package var weight: Int {
    switch self {
    case .none: 0
    case .moment: 1
    case .scan: 2
    case .validation: 3
    case .build: 4
    case .rewrite: 5
    }
  }
}

extension SyntaxFailure {
  /// The grammar takes some words only to say that they do not work, or not there.
  fileprivate var sqlState: String {
    message.hasSuffix("is not implemented") || message.contains("constraints cannot be ")
      ? "0A000" : "42601"
  }
}

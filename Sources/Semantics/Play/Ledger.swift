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
  /// The statement's words with single spaces, without comments; the first of them, if it is long.
  package let words: String
  /// PostgreSQL's tag of the statement's node; nil for one that does not parse.
  package let kind: String?
  package let transaction: TransactionState
  /// Which transaction of the run it ran in.
  package let number: Int
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
  package let unseen: [Unseen]

  package init(_ step: Step) {
    let effects = step.effects
    span = step.statement.span
    words = LedgerEntry.words(of: step.statement)
    kind = step.statement.body?.nodeTag
    transaction = step.before.transaction
    number = step.before.number
    locks = LedgerEntry.strongest(effects)
    rewrites = unique(
      effects.compactMap { if case .rewrite(let it) = $0 { it.relation } else { nil } })
    scans = unique(effects.flatMap(\.scanned))
    validated = unique(
      effects.compactMap {
        if case .foreignKeyValidation(let it) = $0 { it.constraint } else { nil }
      })
    builds = unique(effects.flatMap(\.built))
    workByRelation = LedgerEntry.work(of: effects)
    failure = LedgerEntry.failure(effects)
    syntaxFailure = LedgerEntry.syntaxFailure(step)
    removals = effects.compactMap { if case .removal(let it) = $0 { it } else { nil } }
    renamings = effects.compactMap { if case .renaming(let it) = $0 { it } else { nil } }
    unseen = effects.compactMap { if case .unseen(let it) = $0 { it } else { nil } }
  }

  private static func words(of statement: Statement) -> String {
    var text = ""
    var end: UInt32 = 0
    for token in statement.tokens.prefix(60) {
      if !text.isEmpty, token.start > end { text += " " }
      text += statement.text(token.span)
      end = token.limit
      if text.utf8.count > 200 { break }
    }
    return text
  }

  /// The first failure that is certain.
  private static func failure(_ effects: [Effect]) -> Failure? {
    for case .failure(let failure) in effects where failure.certainty == .certain {
      return failure
    }
    return nil
  }

  /// Why the server cannot parse the statement: it is wrong, or too new.
  private static func syntaxFailure(_ step: Step) -> SyntaxFailure? {
    switch step.statement.outcome {
    case .failed(let failure): return failure.isLimit ? nil : failure
    case .parsed:
      let required = step.statement.requiredServer
      guard required > step.before.server else { return nil }
      return SyntaxFailure(
        "syntax of PostgreSQL \(required)", step.statement.span, isAtEnd: false)
    }
  }

  package var work: Work {
    if !rewrites.isEmpty { return .rewrite }
    if !builds.isEmpty { return .build }
    if !validated.isEmpty { return .validation }
    if !scans.isEmpty { return .scan }
    return locks.isEmpty ? .none : .moment
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
      case .rewrite(let it): note(it.relation, .rewrite)
      case .indexBuild(let it): note(it.relation, .build)
      case .scan(let it): note(it.relation, .scan)
      case .foreignKeyValidation(let it):
        note(it.relation, .validation)
        note(it.referenced, .validation)
      case .lock, .failure, .removal, .renaming, .creation, .rowChange, .unseen: break
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

extension Lock {
  /// Whether reports tell of it: the server's own relations are left out.
  fileprivate var isTold: Bool {
    relation.schema != .catalog && relation.schema.text != "information_schema"
  }
}

extension Effect {
  fileprivate var scanned: [RelationName] {
    if case .scan(let scan) = self { scan.parts } else { [] }
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

/// A relation that stays locked through other statements' work until its transaction ends.
package struct Window: Sendable {
  /// The indexes of the first statement that holds the lock and of the last one that it spans.
  package let statements: ClosedRange<Int>
  package let transaction: TransactionState
  package let lock: Lock
  /// The heaviest work that it is held through: what, of which relation, by which statement.
  package let work: LedgerEntry.Work
  package let worked: RelationName?
}

/// What the statements of one file lock, in order.
package struct Ledger: Sendable {
  package let source: Source
  package let runner: Runner
  package let server: Server
  package let entries: [LedgerEntry]

  package init(source: Source, runner: Runner, server: Server, entries: [LedgerEntry]) {
    self.source = source
    self.runner = runner
    self.server = server
    self.entries = entries
  }

  /// Every live relation whose lock, strong enough for others to wait, outlives its statement.
  package var windows: [Window] {
    var windows: [Window] = []
    var start = 0
    while start < entries.count {
      var end = start
      while end + 1 < entries.count, entries[end + 1].number == entries[start].number { end += 1 }
      if entries[start].transaction.isInTransaction == true, end > start {
        windows += Ledger.windows(Array(entries[start...end]), from: start)
      }
      start = end + 1
    }
    return windows
  }

  private static func windows(_ entries: [LedgerEntry], from first: Int) -> [Window] {
    var opened: [RelationName: (index: Int, lock: Lock)] = [:]
    var order: [RelationName] = []
    for (index, entry) in entries.enumerated() {
      for held in entry.locks
      where held.lock.isLive && held.lock.mode.blocksWrites && !held.lock.isConditional {
        guard let known = opened[held.lock.relation] else {
          order.append(held.lock.relation)
          opened[held.lock.relation] = (index, held.lock)
          continue
        }
        if held.lock.mode > known.lock.mode {
          opened[held.lock.relation] = (known.index, held.lock)
        }
      }
    }
    return order.compactMap { relation in
      guard let (index, lock) = opened[relation], index < entries.count - 1 else { return nil }
      let span = entries[index...]
      let heaviest = span.max { $0.work.weight < $1.work.weight }
      let worked =
        heaviest?.rewrites.first ?? heaviest?.builds.first ?? heaviest?.scans.first
      return Window(
        statements: (first + index)...(first + entries.count - 1),
        transaction: entries[0].transaction, lock: lock, work: heaviest?.work ?? .none,
        worked: worked)
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

import Syntax

/// DROP of everything, with what hangs on it.
extension Forecast {
  mutating func drop(_ drop: Drop) {
    switch drop.kind {
    case .table, .foreignTable, .view, .materializedView, .sequence: dropRelations(drop)
    case .index: dropIndex(drop)
    case .type, .domain: dropTypes(drop)
    case .schema: dropSchemas(drop)
    case .function, .procedure, .routine:
      refuseMissingRoutines(drop)
      take(DropClosure(of: drop, in: statement, moment.schema), drop)
    case .aggregate, .extension, .owned:
      take(DropClosure(of: drop, in: statement, moment.schema), drop)
    case .trigger, .rule, .policy: dropFromTable(drop)
    case .other(.statistics): dropStatistics(drop)
    case .database, .tablespace: needsNoTransaction(at: drop.keywords)
    case .subscription: dropSubscriptions(drop)
    case .publication, .role, .userMapping, .other: break
    }
  }

  private mutating func dropRelations(_ drop: Drop) {
    for target in drop.targets {
      let name = moment.schema.resolve(target.name, in: statement)
      if isMissing(target.name) {
        if !drop.ifExists { sayMissing(name, drop.kind.word, at: drop.keywords) }
        continue
      }
      if let known = relation(name), !drop.kind.fits(known.kind) {
        refuse("42809", "\"\(name.name)\" is not a \(drop.kind.word)", certainty, at: drop.keywords)
        continue
      }
      lock(
        name, .accessExclusive, as: drop.kind.relationKind,
        mayBe: drop.ifExists && isUnseen(name), at: drop.keywords)
      if drop.kind == .table || drop.kind == .foreignTable {
        remove(.table(name), isLive: isLive(name), at: drop.keywords)
      } else {
        let kind = drop.kind.relationKind
        remove(.relation(name, kind), isLive: isLive(name), at: drop.keywords)
      }
    }
    take(DropClosure(of: drop, in: statement, moment.schema), drop)
  }

  /// Locks what a drop reaches, or refuses it where CASCADE would be needed.
  private mutating func take(_ closure: DropClosure, _ drop: Drop) {
    if drop.behavior != .cascade || closure.isNeeded, let first = closure.dependents.first {
      refuse(
        "2BP01", "cannot drop it because other objects depend on it: \(first)", certainty,
        at: drop.keywords)
    }
    for id in closure.gone + closure.touched { lock(id, .accessExclusive, at: drop.keywords) }
  }

  private mutating func dropTypes(_ drop: Drop) {
    for target in drop.targets where !drop.ifExists {
      refusesMissingType(target.name, at: drop.keywords)
    }
    take(DropClosure(of: drop, in: statement, moment.schema), drop)
  }

  /// Of several routines of a name one may stay or go, so only a name that nothing has is missing.
  private mutating func refuseMissingRoutines(_ drop: Drop) {
    guard moment.schema.knowsEveryObject, !drop.ifExists else { return }
    for target in drop.targets where moment.schema.function(target.name, in: statement) == nil {
      guard Volatility.ofKnown(target.name, in: statement) == nil else { continue }
      refuse(
        "42883", "\(drop.kind) \(statement.written(target.name.range)) does not exist",
        at: target.name.range)
    }
  }

  private mutating func dropSchemas(_ drop: Drop) {
    let names = Set(drop.targets.map { Identifier($0.name.last, in: statement) })
    let isEmpty =
      !moment.schema.all.contains { names.contains($0.name.schema) }
      && !moment.schema.allTypes.contains { names.contains($0.key.schema) }
      && !moment.schema.allFunctions.contains { names.contains($0.key.schema) }
    if drop.behavior != .cascade, !isEmpty {
      refuse(
        "2BP01", "cannot drop schema because other objects depend on it", certainty,
        at: drop.keywords)
    }
    let closure = DropClosure(of: drop, in: statement, moment.schema)
    for id in closure.gone + closure.touched { lock(id, .accessExclusive, at: drop.keywords) }
  }

  /// The table is looked at first, then locked.
  private mutating func dropFromTable(_ drop: Drop) {
    for target in drop.targets {
      guard let on = target.on,
        !skipsMissing(on, ifExists: drop.ifExists, at: drop.keywords)
      else { continue }
      let table = resolve(on)
      let name = Identifier(target.name.last, in: statement)
      if let known = relation(table), known.birth != .unseen, !known.has(name, drop.kind) {
        if certainty == .certain, !drop.ifExists {
          refuse(
            "42704",
            "\(drop.kind.word) \"\(name)\" for \(drop.kind == .rule ? "relation" : "table") "
              + "\"\(table.name)\" does not exist", at: drop.keywords)
        }
        if certainty == .certain { continue }
        if drop.ifExists { isDoubtful = true }
      }
      lock(table, .accessShare, at: drop.keywords)
      let parent = relation(table)?.partition.flatMap { relation($0.parent) }
      if drop.kind == .trigger,
        parent?.triggers.contains(where: { $0.name == name && $0.isForEachRow }) == true
      {
        refuse(
          "2BP01",
          "cannot drop trigger \(name) on table \(table) because the parent's requires it",
          certainty, at: drop.keywords)
      }
      let isCopied =
        drop.kind == .trigger && relation(table)?.kind == .partitionedTable
        && relation(table)?.triggers.first { $0.name == name }?.isForEachRow == true
      lockTree(table, .accessExclusive, isOnly: !isCopied, at: drop.keywords)
    }
  }

  private mutating func dropStatistics(_ drop: Drop) {
    for target in drop.targets {
      let name = moment.schema.resolve(target.name, in: statement)
      guard let table = moment.schema.statistics[name] else { continue }
      lock(table, .shareUpdateExclusive, at: drop.keywords)
    }
  }

  /// Whether a subscription has a slot to be dropped with it, nobody can see here.
  private mutating func dropSubscriptions(_ drop: Drop) {
    guard !drop.ifExists, moment.transaction.isInTransaction != false else { return }
    effects.append(
      .failure(
        Failure(
          cause: .insideTransaction(moment.transaction), certainty: .unknownShape,
          span: span(drop.keywords))))
  }
}

extension Relation {
  /// Whether it has a trigger, rule or policy of that name.
  fileprivate func has(_ name: Identifier, _ kind: Drop.Kind) -> Bool {
    switch kind {
    case .trigger: self.triggers.contains { $0.name == name }
    case .rule: self.rules.contains(name)
    case .policy: self.policies.contains(name)
    default: true
    }
  }
}

extension Drop.Kind {
  /// As the server names it.
  fileprivate var word: String {
    switch self {
    case .foreignTable: "foreign table"
    case .materializedView: "materialized view"
    default: "\(self)"
    }
  }

  fileprivate var relationKind: Relation.Kind {
    switch self {
    case .foreignTable: .foreignTable
    case .view: .view
    case .materializedView: .materializedView
    case .sequence: .sequence
    default: .table
    }
  }

  /// Whether a relation of that kind is dropped by these words.
  fileprivate func fits(_ kind: Relation.Kind) -> Bool {
    switch self {
    case .table: kind == .table || kind == .partitionedTable
    default: kind == relationKind
    }
  }
}

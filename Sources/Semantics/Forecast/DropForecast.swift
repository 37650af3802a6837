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
      dropRoutines(drop)
    case .aggregate: dropRoutines(drop)
    case .extension:
      for target in drop.targets {
        remove(
          .extension(Identifier(target.name.last, in: statement)), isLive: true, at: drop.keywords)
      }
      take(DropClosure(of: drop, in: statement, moment.schema), drop)
    case .owned:
      changes(.fewerPrivileges("DROP OWNED"), at: drop.keywords)
      take(DropClosure(of: drop, in: statement, moment.schema), drop)
    case .trigger, .rule, .policy: dropFromTable(drop)
    case .other(.statistics): dropStatistics(drop)
    case .database:
      needsNoTransaction(at: drop.keywords)
      for target in drop.targets {
        remove(
          .database(Identifier(target.name.last, in: statement)), isLive: true, at: drop.keywords)
      }
    case .tablespace: needsNoTransaction(at: drop.keywords)
    case .subscription: dropSubscriptions(drop)
    case .role:
      for target in drop.targets {
        changes(.droppedRole(Identifier(target.name.last, in: statement)), at: drop.keywords)
      }
    case .publication: dropPublications(drop)
    case .other(let kind): dropOthers(drop, kind)
    case .userMapping: break
    }
  }

  private mutating func dropRoutines(_ drop: Drop) {
    for target in drop.targets {
      let key = moment.schema.functionKey(target.name, in: statement)
      let known = moment.schema.function(key)
      if known == nil, drop.ifExists, moment.schema.knowsEveryObject { continue }
      // Only triggers call it, and those have to go first.
      if known?.isTriggers == true { continue }
      remove(.routine(key), isLive: isLive(routine: key), at: drop.keywords)
    }
    take(DropClosure(of: drop, in: statement, moment.schema), drop)
  }

  private mutating func dropRelations(_ drop: Drop) {
    for target in drop.targets {
      let name = moment.schema.resolve(target.name, in: statement)
      if isMissing(target.name) {
        if !drop.ifExists {
          sayMissing(name, drop.kind.word, at: drop.keywords)
        } else if drop.kind == .table {
          changes(.absentTable, of: name, isLive: true, at: drop.keywords)
        }
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
        let replacement = relation(name).flatMap { moment.schema.replacement(of: $0) }
        remove(
          .table(name), isLive: isLive(name), replacedBy: replacement, at: drop.keywords)
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
    refusePending("DROP TABLE", closure.gone, at: drop.keywords)
    guard drop.behavior == .cascade, !closure.isNeeded else { return }
    if !closure.dependents.isEmpty || !isKnown(drop) {
      takeAlong(closure.dependents, at: TokenRange(0, statement.tokens.count))
    }
  }

  /// Whether history shows all that hangs on what is dropped.
  private func isKnown(_ drop: Drop) -> Bool {
    if moment.schema.isWhole { return true }
    return drop.targets.allSatisfy { target in
      switch drop.kind {
      case .table, .foreignTable, .view, .materializedView, .sequence, .index:
        relation(moment.schema.resolve(target.name, in: statement))?.birth ?? .unseen != .unseen
      case .type, .domain:
        moment.schema.type(moment.schema.typeKey(target.name, in: statement)) != nil
      case .function, .procedure, .routine, .aggregate:
        moment.schema.function(moment.schema.functionKey(target.name, in: statement)) != nil
      default: false
      }
    }
  }

  /// What goes by CASCADE, which is the last word of these.
  mutating func takeAlong(_ dependents: [String], isLive: Bool = true, at range: TokenRange) {
    let last = Int(range.upper)
    remove(.dependents(dependents), isLive: isLive, at: TokenRange(max(0, last - 1), last))
  }

  private mutating func dropTypes(_ drop: Drop) {
    for target in drop.targets {
      if !drop.ifExists { refusesMissingType(target.name, at: drop.keywords) }
      let key = moment.schema.typeKey(target.name, in: statement)
      if isMissingType(target.name) { continue }
      remove(.type(key), isLive: isLive(type: key), at: drop.keywords)
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
    refusePending("DROP TABLE", closure.gone, at: drop.keywords)
    for name in names.sorted(by: { $0.text < $1.text })
    where !(drop.ifExists && isMissingSchema(name)) {
      remove(
        .schema(name), isLive: moment.schema.birth(ofSchema: name) != .changeSet, at: drop.keywords)
    }
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
      removePart(name, drop.kind, of: table, at: drop.keywords)
    }
  }

  private mutating func removePart(
    _ name: Identifier, _ kind: Drop.Kind, of table: RelationName, at range: TokenRange
  ) {
    switch kind {
    case .trigger: remove(.trigger(name, of: table), isLive: isLive(table), at: range)
    case .policy: remove(.policy(name, of: table), isLive: isLive(table), at: range)
    case .rule: changes(.noQueryRule(name), of: table, at: range)
    default: break
    }
  }

  /// What queries use without naming it: operators, casts, collations and the like.
  private mutating func dropOthers(_ drop: Drop, _ kind: Keyword) {
    let used: Set<Keyword> = [.operator, .cast, .collation, .conversion, .text, .transform]
    guard used.contains(kind), !drop.ifExists || !moment.schema.knowsEveryObject else { return }
    let words = statement.written(TokenRange(Int(drop.range.lower) + 1, Int(drop.range.upper)))
    remove(.other(words), isLive: true, at: drop.keywords)
  }

  private mutating func dropStatistics(_ drop: Drop) {
    for target in drop.targets {
      let name = moment.schema.resolve(target.name, in: statement)
      guard let table = moment.schema.statistics[name] else {
        if moment.schema.isWhole, !drop.ifExists {
          refuse(
            "42704", "statistics object \"\(name)\" does not exist", at: target.name.range)
        }
        continue
      }
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

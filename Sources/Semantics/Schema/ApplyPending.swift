import Syntax

/// Checks that wait for COMMIT: which statements set them off (measured on 15.18, 16.14 and 18.4).
extension SchemaChange {
  /// SET CONSTRAINTS.
  mutating func setConstraints(_ set: SetConstraints) {
    guard schema.hasDeferrables else { return }
    var pending = schema.pending ?? PendingTriggers()
    pending.set(set.constraints?.map { identifier($0.last) }, waits: set.isDeferred)
    schema.pending = pending
  }

  /// A row that comes in is looked up by each deferred foreign key, even where that holds NULL.
  mutating func noteInserted(into table: RelationID, isSure: Bool, at range: TokenRange) {
    guard schema.hasDeferrables else { return }
    note(table, isSure: isSure, at: range) {
      $0.kind == .foreignKey
    } trigger: {
      $0.events.contains(.insert)
    }
  }

  /// A row is looked up again where its foreign key changes, and those that refer to it where its own
  /// key does.
  mutating func noteUpdated(
    _ reference: RelationReference, _ columns: [Name], at range: TokenRange
  ) {
    guard schema.hasDeferrables, let id = schema.id(of: resolve(reference)) else { return }
    let all = Set(columns.map(identifier))
    let valued = Set(columns.filter { !setsNull($0) }.map(identifier))
    for table in reference.isOnly ? [id] : schema.withDescendants(id) {
      note(table, isSure: false, at: range) {
        $0.kind == .foreignKey && !valued.isDisjoint(with: $0.columns)
      } trigger: {
        $0.events.contains(.update) && ($0.columns.isEmpty || !all.isDisjoint(with: $0.columns))
      }
      noteReferenced(table, at: range) { key, referenced in
        let columns = key.referencedColumns.isEmpty ? referenced.primaryKey : key.referencedColumns
        return key.onUpdate == .noAction && !all.isDisjoint(with: columns)
      }
      noteCascaded(table, all, at: range)
    }
  }

  /// Whoever refers to a row that goes is looked for, or goes too.
  mutating func noteDeleted(_ reference: RelationReference, at range: TokenRange) {
    guard schema.hasDeferrables, let id = schema.id(of: resolve(reference)) else { return }
    var visited: Set<RelationID> = []
    var next = reference.isOnly ? [id] : schema.withDescendants(id)
    while let table = next.popLast() {
      guard visited.insert(table).inserted else { continue }
      note(table, isSure: false, at: range) { _ in
        false
      } trigger: {
        $0.events.contains(.delete)
      }
      noteReferenced(table, at: range) { key, _ in key.onDelete == .noAction }
      next += referring(to: table) { key, _ in key.onDelete == .cascade }.map(\.table)
    }
  }

  mutating func noteMerged(_ merge: Merge) {
    guard schema.hasDeferrables, let id = schema.id(of: resolve(merge.table)) else { return }
    for action in merge.actions {
      switch action {
      case .nothing: break
      case .insert: noteInserted(into: id, isSure: false, at: merge.keywords)
      case .update(let columns): noteUpdated(merge.table, columns, at: merge.keywords)
      case .delete: noteDeleted(merge.table, at: merge.keywords)
      }
    }
  }

  /// Whether the assignment is `column = NULL`: nothing is looked up then.
  private func setsNull(_ column: Name) -> Bool {
    let next = Int(column.range.upper)
    guard statement.token(at: next + 1)?.keyword == .null else { return false }
    guard let behind = statement.token(at: next + 2) else { return true }
    switch behind.keyword {
    case .where, .from, .returning: return true
    default: return behind.kind == .comma
    }
  }
}

extension SchemaChange {
  /// Notes what the deferred constraints and constraint triggers of a table wait for.
  private mutating func note(
    _ id: RelationID, isSure: Bool, at range: TokenRange,
    constraint isConcerned: (Constraint) -> Bool, trigger fires: (TriggerDefinition) -> Bool
  ) {
    guard let table = schema.relation(id), schema.firesTriggers else { return }
    // What a trigger or a rule of the table makes of the row nobody can see here.
    let isSure =
      isSure && table.rules.isEmpty && table.triggers.allSatisfy(\.isConstraint)
      && !schema.hasUnseenChanges
    if table.silencedTriggers != .all {
      for key in table.constraints where key.isEnforced && isConcerned(key) {
        note(key, on: id, isSure: isSure, at: range)
      }
    }
    guard table.silencedTriggers == .none else { return }
    for trigger in table.triggers where trigger.isConstraint && fires(trigger) {
      guard
        waits(trigger.name, trigger.isDeferrable, trigger.isInitiallyDeferred)
      else { continue }
      add(trigger.name, on: id, isSure: isSure && !trigger.hasCondition, at: range)
    }
  }

  private mutating func note(
    _ key: Constraint, on table: RelationID, isSure: Bool, at range: TokenRange
  ) {
    guard waits(key.name, key.isDeferrable, key.isInitiallyDeferred) else { return }
    add(key.name, on: table, isSure: isSure, at: range)
  }

  /// Notes what the foreign keys of others wait for that refer to a table.
  private mutating func noteReferenced(
    _ id: RelationID, at range: TokenRange, _ isConcerned: (Constraint, Relation) -> Bool
  ) {
    guard schema.firesTriggers, schema.relation(id)?.silencedTriggers != .all else { return }
    for (_, key) in referring(to: id, isConcerned) { note(key, on: id, isSure: false, at: range) }
  }

  /// ON UPDATE CASCADE: rows that refer get the new key, and are looked up with it.
  private mutating func noteCascaded(
    _ id: RelationID, _ columns: Set<Identifier>, at range: TokenRange
  ) {
    guard schema.firesTriggers else { return }
    let found = referring(to: id) { key, referenced in
      let own = key.referencedColumns.isEmpty ? referenced.primaryKey : key.referencedColumns
      return key.onUpdate == .cascade && !columns.isDisjoint(with: own)
    }
    for (table, key) in found where schema.relation(table)?.silencedTriggers != .all {
      note(key, on: table, isSure: false, at: range)
    }
  }

  /// The foreign keys of others that refer to a table, in the order in which the tables were made.
  private func referring(
    to id: RelationID, _ isConcerned: (Constraint, Relation) -> Bool
  ) -> [(table: RelationID, key: Constraint)] {
    guard let table = schema.relation(id) else { return [] }
    return table.referencedBy.flatMap { other in
      (schema.relation(other)?.constraints ?? []).filter {
        $0.referenced == id && $0.isEnforced && isConcerned($0, table)
      }.map { (other, $0) }
    }
  }

  private func waits(_ name: Identifier, _ isDeferrable: Bool, _ isInitiallyDeferred: Bool) -> Bool
  {
    guard isDeferrable else { return false }
    return (schema.pending ?? PendingTriggers()).waits(
      name, isDeferrable: isDeferrable, isInitiallyDeferred: isInitiallyDeferred)
  }

  private mutating func add(
    _ constraint: Identifier, on table: RelationID, isSure: Bool, at range: TokenRange
  ) {
    var pending = schema.pending ?? PendingTriggers()
    pending.add(
      PendingTriggers.Event(
        table: table, constraint: constraint, isSure: isSure, origin: origin(range)))
    schema.pending = pending
  }
}

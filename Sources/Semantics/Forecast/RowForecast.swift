import Syntax

/// Statements that change rows, and how many.
extension Forecast {
  /// One INSERT, UPDATE, DELETE or MERGE: its target, and what hangs on the rows it changes.
  mutating func change(_ body: StatementBody, _ stage: Stage, at keywords: TokenRange) {
    switch body {
    case .insert(let insert):
      refuseRepeated(insert.columns, .listed)
      guard let table = target(insert.table, stage, isPlanned: infersKey(insert), at: keywords)
      else { return }
      guard stage == .run else { return }
      change(table, .insert, extent(of: insert), at: keywords)
      fire(.insert, on: table, at: keywords)
      if insert.onConflict != nil { fire(.update, on: table, at: keywords) }
      filled(table, insert, at: keywords)
    case .update(let update):
      refuseRepeated(update.columns, .assigned)
      guard let table = target(update.table, stage, isPlanned: true, at: keywords) else { return }
      guard stage == .run else { return }
      change(table, .update, extent(of: update.filter, on: table), at: keywords)
      updated(table, columns: update.columns, at: keywords)
      fire(.update, on: table, at: keywords)
    case .delete(let delete):
      guard let table = target(delete.table, stage, isPlanned: true, at: keywords) else { return }
      guard stage == .run else { return }
      change(table, .delete, extent(of: delete.filter, on: table), at: keywords)
      deleted(table, at: keywords)
      fire(.delete, on: table, at: keywords)
    case .merge(let merge):
      guard let table = target(merge.table, stage, isPlanned: true, at: keywords) else { return }
      guard stage == .run else { return }
      for action in merge.actions { merged(table, action, at: keywords) }
    default: break
    }
  }

  private mutating func merged(
    _ table: RelationName, _ action: Merge.Action, at keywords: TokenRange
  ) {
    switch action {
    case .nothing: break
    case .delete: deleted(table, at: keywords)
    case .update(let columns): updated(table, columns: columns, at: keywords)
    case .insert: inserted(table, at: keywords)
    }
  }

  /// The relation whose rows change; nil where it does not exist.
  private mutating func target(
    _ reference: RelationReference, _ stage: Stage, isPlanned: Bool, at keywords: TokenRange
  ) -> RelationName? {
    guard !refusesMissing(reference, inQuery: true, at: keywords) else { return nil }
    let name = resolve(reference)
    lock(name, .rowExclusive, at: keywords)
    guard let known = relation(name) else { return name }
    guard known.kind == .view else {
      // The rows of an INSERT are not looked for, so its target is not planned.
      if stage >= .planned, isPlanned {
        plan(known, .rowExclusive, isOnly: reference.isOnly || isInsert(known), at: keywords)
      }
      return name
    }
    guard stage >= .rewritten else { return nil }
    return base(of: known, stage, isPlanned: isPlanned, at: keywords)
  }

  /// Whether the statement inserts into a partitioned table: then the row chooses the partition.
  private func isInsert(_ table: Relation) -> Bool {
    guard table.isPartitioned, case .insert = statement.body else { return false }
    return true
  }

  /// The table to which a view hands changes on, by way of other views or not. Views that hand them
  /// round have none.
  private mutating func base(
    of view: Relation, _ stage: Stage, isPlanned: Bool, at keywords: TokenRange
  ) -> RelationName? {
    var view = view
    var passed: Set<RelationID> = []
    while passed.insert(view.id).inserted {
      let hasSubstitute = !view.triggers.isEmpty || !view.rules.isEmpty
      guard view.reads.count == 1, let first = view.reads.first, let below = relation(first) else {
        var visited: Set<RelationID> = [view.id]
        open(view, .accessShare, stage, &visited, at: keywords)
        return nil
      }
      lock(below.name, .rowExclusive, mayBe: hasSubstitute, at: keywords)
      guard below.kind == .view else {
        if stage >= .planned, isPlanned, !hasSubstitute {
          plan(below, .rowExclusive, isOnly: false, at: keywords)
        }
        return hasSubstitute ? nil : below.name
      }
      view = below
    }
    return nil
  }

  /// ON CONFLICT with a key to be recognised makes the planner open the indexes.
  private func infersKey(_ insert: Insert) -> Bool {
    guard insert.onConflict != nil,
      let place = insert.range.indices.last(where: {
        statement.token(at: $0)?.keyword == .conflict
      })
    else { return false }
    let next = statement.token(at: place + 1)
    return next?.kind == .leftParenthesis || next?.keyword == .on
  }

  private mutating func refuseCopying(from table: RelationName, at range: TokenRange) {
    switch relation(table)?.kind {
    case .partitionedTable:
      refuse(
        "42809", "cannot copy from partitioned table \"\(table.name)\"", certainty, at: range)
    case .view:
      refuse("42809", "cannot copy from view \"\(table.name)\"", certainty, at: range)
    default: break
    }
  }

  mutating func copy(_ copy: Copy) {
    guard let reference = copy.table else {
      if let query = copy.query { queryStatement(.query(query), .run, at: copy.range) }
      return
    }
    guard !refusesMissing(reference, at: copy.range) else { return }
    let table = resolve(reference)
    lock(table, copy.isFrom ? .rowExclusive : .accessShare, at: copy.range)
    guard copy.isFrom else { return refuseCopying(from: table, at: copy.range) }
    change(table, .insert, .written, at: copy.range)
    fire(.insert, on: table, at: copy.range)
    inserted(table, at: copy.range)
    drawDefaults(
      of: table, except: copy.columns, mayBe: true, isListed: !copy.columns.isEmpty, at: copy.range)
  }

  private func extent(of insert: Insert) -> RowChange.Extent {
    switch insert.rows {
    case .defaults: .written
    case .query(let query): extent(of: query)
    }
  }

  private mutating func change(
    _ table: RelationName, _ kind: RowChange.Kind, _ extent: RowChange.Extent,
    at range: TokenRange
  ) {
    effects.append(
      .rowChange(
        RowChange(
          relation: table, kind: kind, extent: extent, isLive: isLive(table), span: span(range))))
  }

  /// How many rows an INSERT … SELECT may bring: those of the live tables it reads.
  private func extent(of query: Query) -> RowChange.Extent {
    if query.isLimited { return .bounded }
    switch query.body {
    case .values: return .written
    case .combined(let queries):
      return queries.allSatisfy { extent(of: $0).isSmall } ? .bounded : .unbounded
    case .table(let reference): return isLive(resolve(reference)) ? .whole : .bounded
    case .select(let select):
      guard select.from.contains(where: readsLiveTable) else { return .bounded }
      return RowBound(statement: statement, keys: []).isBounded(select.filter)
        ? .bounded : .unbounded
    }
  }

  private func readsLiveTable(_ item: FromItem) -> Bool {
    switch item {
    case .relation(let reference, _): isLive(resolve(reference))
    case .query(let query): !extent(of: query).isSmall
    case .join(let items, _): items.contains(where: readsLiveTable)
    case .function: false
    }
  }

  private func extent(of filter: Expression?, on table: RelationName) -> RowChange.Extent {
    guard let filter else { return .whole }
    let known = moment.schema.relation(table)
    let unique = (known?.indexes ?? []).compactMap { relation($0)?.index }.filter(\.isUnique)
    let keys = unique.compactMap { $0.keys.count == 1 ? $0.keys[0].column : nil }
    return RowBound(statement: statement, keys: keys).isBounded(filter) ? .bounded : .unbounded
  }
}

extension RowChange.Extent {
  /// Whether the rows are few whatever the table holds.
  package var isSmall: Bool {
    switch self {
    case .written, .bounded: true
    case .unbounded, .whole: false
    }
  }
}

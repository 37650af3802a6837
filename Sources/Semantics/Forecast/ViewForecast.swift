import Syntax

/// Views and materialized views.
extension Forecast {
  mutating func createView(_ create: CreateView) {
    let name = moment.schema.placeForNew(
      create.view.name, temporary: moment.schema.isTemporary(create, in: statement), in: statement)
    let isRecursive = create.keywords.indices.contains {
      statement.token(at: $0)?.keyword == .recursive
    }
    queryStatement(
      .query(create.query), .analyzed, made: [create.view],
      commonTable: isRecursive ? name.name : nil,
      in: create.query.range, at: create.keywords)
    if !isRecursive {
      refuseColumns(of: .query(create.query), in: create.query.range, at: create.keywords)
    }
    if let known = relation(name) {
      guard create.orReplace else {
        return refuse(
          "42P07", "relation \"\(name.name)\" already exists", certainty, at: create.keywords)
      }
      lock(name, .accessExclusive, at: create.keywords)
      if known.kind != .view {
        refuse("42809", "\"\(name.name)\" is not a view", certainty, at: create.keywords)
      } else {
        keepsColumns(create, of: known)
        changes(.definition("\(name)"), of: name, at: create.keywords)
      }
    }
    bypassRowSecurity(create, at: create.keywords)
    let (isReadOnly, outputs) = (isReadOnly(create.query), outputs(of: create))
    self.create(name, .view, at: create.keywords) {
      $0.isReadOnly = isReadOnly
      $0.outputs = outputs
    }
  }

  /// Whether a view over a query is sure to pass no writes on: it reads anything but one relation, or
  /// leaves out and puts together rows (manual, "Updatable Views").
  private func isReadOnly(_ query: Query) -> Bool {
    guard query.with == nil, query.clauses.isDisjoint(with: [.limit, .offset]) else { return true }
    switch query.body {
    case .values, .combined: return true
    case .table: return false
    case .select(let select):
      let isDistinct = statement.token(at: Int(query.range.lower) + 1)?.keyword == .distinct
      guard !select.isGrouped, !isDistinct, select.from.count == 1,
        case .relation = select.from.first
      else { return true }
      return false
    }
  }

  /// The names of a view's columns; nil where a star or a value without a name hides one.
  private func outputs(of create: CreateView) -> [Identifier]? {
    if !create.columns.isEmpty { return create.columns.map { Identifier($0, in: statement) } }
    let query = create.query
    guard case .select(let select) = query.body else { return nil }
    var names: [Identifier] = []
    for target in select.targets {
      if let label = target.label {
        names.append(Identifier(label, in: statement))
      } else if case .column(let column) = target.value.shape {
        guard statement.token(at: Int(column.name.last.token))?.kind == .star else {
          names.append(Identifier(column.name.last, in: statement))
          continue
        }
        guard select.from.count == 1, case .relation(let source, _) = select.from.first,
          let known = relation(resolve(source)), known.isComplete
        else { return nil }
        names += known.columns.map(\.name)
      } else {
        return nil
      }
    }
    return names
  }

  /// A view that is replaced keeps its columns, in their order and by their names.
  private mutating func keepsColumns(_ create: CreateView, of view: Relation) {
    let after = leave()
    guard view.isComplete, let new = after.relation(view.id), new.isComplete else { return }
    let (old, now) = (view.columns.map(\.name), new.columns.map(\.name))
    if now.count < old.count {
      refuse("42P16", "cannot drop columns from view", certainty, at: create.keywords)
    } else if let (was, now) = zip(old, now).first(where: { $0 != $1 }) {
      refuse(
        "42P16", "cannot change name of view column \"\(was)\" to \"\(now)\"", certainty,
        at: create.keywords)
    }
  }

  mutating func createTableAs(_ create: CreateTableAs) {
    let name = moment.schema.placeForNew(
      create.table.name, temporary: create.persistence == .temporary, in: statement)
    // What gets no rows is stored without opening the views that its query names.
    if let query = create.query {
      queryStatement(
        .query(query), create.withData && relation(name) == nil ? .run : .analyzed,
        made: [create.table], in: query.range,
        at: create.keywords)
      refuseColumns(of: .query(query), in: query.range, at: create.keywords)
    }
    guard !refusesExisting(name, ifNotExists: create.ifNotExists, at: create.keywords) else {
      return
    }
    self.create(name, create.isMaterializedView ? .materializedView : .table, at: create.keywords) {
      $0.persistence = create.persistence
      $0.isFilled = create.withData
    }
  }

  mutating func refresh(_ refresh: RefreshMaterializedView) {
    let isConcurrent = refresh.concurrently != nil
    guard !refusesMissing(refresh.view, at: refresh.keywords) else { return }
    let view = resolve(refresh.view)
    lock(
      view, isConcurrent ? .exclusive : .accessExclusive, as: .materializedView,
      at: refresh.keywords)
    let known = relation(view)
    if isConcurrent { refuseConcurrentRefresh(known, at: refresh.keywords) }
    if isConcurrent {
      maintain(
        .refresh, .relations([view]), isConcurrent: true, isLive: isLive(view),
        at: refresh.keywords)
    }
    for id in known?.indexes ?? [] {
      lock(id, isConcurrent ? .rowExclusive : .accessExclusive, at: refresh.keywords)
      guard !isConcurrent, let index = relation(id)?.name.name else { continue }
      build(view, index: index, .rebuild, at: refresh.keywords)
    }
    if !isConcurrent {
      rewrite(
        view, .refresh(concurrently: false, withData: refresh.withData), at: refresh.keywords)
    }
    guard refresh.withData, let known else { return }
    var visited: Set<RelationID> = [known.id]
    open(known, .accessShare, .run, &visited, at: refresh.keywords)
  }

  /// CONCURRENTLY compares rows by a unique index over all of them.
  private mutating func refuseConcurrentRefresh(_ view: Relation?, at range: TokenRange) {
    guard let view, view.birth != .unseen else { return }
    if view.rows == .none {
      return refuse(
        "0A000", "CONCURRENTLY cannot be used when the materialized view is not populated",
        certainty, at: range)
    }
    let isUsable = view.indexes.contains { id in
      guard let index = relation(id)?.index else { return false }
      return index.isUnique && index.isValid && index.predicateColumns == nil
        && index.keys.allSatisfy { $0.column != nil }
    }
    if !isUsable {
      refuse(
        "55000",
        "cannot refresh materialized view \"\(view.name.schema).\(view.name.name)\" concurrently",
        certainty, at: range)
    }
  }
}

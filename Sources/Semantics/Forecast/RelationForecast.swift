import Syntax

/// Relations that are made, renamed, moved and dropped.
extension Forecast {
  mutating func createTable(_ create: CreateTable) {
    let name = moment.schema.placeForNew(
      create.table.name, temporary: create.persistence == .temporary, in: statement)
    self.create(name, create.partitionKey == nil ? .table : .partitionedTable)
    if case .partition(let parent, let bound) = create.shape {
      createPartition(name, of: resolve(parent), bound, create)
    }
    for parent in create.inherits {
      lock(resolve(parent), .shareUpdateExclusive, at: create.keywords)
    }
    for like in create.likes { lock(resolve(like), .accessShare, at: create.keywords) }
    for reference in create.references where resolve(reference.table) != name {
      lock(resolve(reference.table), .shareRowExclusive, at: create.keywords)
    }
  }

  mutating func createTableAs(_ create: CreateTableAs) {
    let name = moment.schema.placeForNew(
      create.table.name, temporary: create.persistence == .temporary, in: statement)
    self.create(name, create.isMaterializedView ? .materializedView : .table)
  }

  mutating func createView(_ create: CreateView) {
    let name = moment.schema.placeForNew(
      create.view.name, temporary: create.persistence == .temporary, in: statement)
    self.create(name, .view)
    if create.orReplace, moment.schema.relation(name) != nil {
      lock(name, .accessExclusive, at: create.keywords)
    }
  }

  mutating func rename(_ rename: Rename) {
    let newName = Identifier(rename.newName, in: statement)
    switch rename.target {
    case .relation(.table, let reference), .relation(.foreignTable, let reference):
      let table = resolve(reference)
      lock(table, .accessExclusive, at: rename.clause)
      renaming(.table(table), to: newName, isLive: isLive(table), rename)
    case .relation(let kind, let reference):
      lock(
        resolve(reference), kind == .index ? .shareUpdateExclusive : .accessExclusive,
        at: rename.clause)
    case .column(_, let reference, let column):
      let table = resolve(reference)
      let name = Identifier(column, in: statement)
      let isNew = moment.schema.relation(table)?.column(name)?.isNew ?? false
      lock(table, .accessExclusive, at: rename.clause)
      renaming(
        .column(name, of: table), to: newName, isLive: isLive(table) && !isNew, rename,
        from: column)
    case .constraint(let reference, let name):
      renameConstraint(rename, of: reference, name)
    case .enumValue, .attribute, .schema, .database, .type, .domain, .domainConstraint, .other:
      break
    }
  }

  /// A column's renaming is placed from the old name to the new one, a table's at its clause.
  private mutating func renaming(
    _ object: Renaming.Object, to newName: Identifier, isLive: Bool, _ rename: Rename,
    from first: Name? = nil
  ) {
    let start = first.map(statement.span)?.offset ?? span(rename.clause).offset
    effects.append(
      .renaming(
        Renaming(
          object: object, newName: newName, isLive: isLive,
          span: SourceSpan(start, statement.span(rename.newName).end),
          statement: statement.span)))
  }

  mutating func setSchema(_ move: SetSchema) {
    guard case .relation(_, let reference) = move.target else { return }
    lock(resolve(reference), .accessExclusive, at: move.clause)
  }

  mutating func drop(_ drop: Drop) {
    switch drop.kind {
    case .table, .foreignTable:
      for target in drop.targets {
        let table = moment.schema.resolve(target.name, in: statement)
        lock(table, .accessExclusive, at: drop.keywords)
        remove(.table(table), isLive: isLive(table), at: drop.keywords)
      }
    case .index:
      dropIndex(drop)
    case .view, .materializedView, .sequence:
      for target in drop.targets {
        lock(
          moment.schema.resolve(target.name, in: statement), .accessExclusive, at: drop.keywords)
      }
    case .trigger, .rule, .policy:
      for target in drop.targets {
        if let on = target.on { lock(resolve(on), .accessExclusive, at: drop.keywords) }
      }
    case .database, .tablespace:
      needsNoTransaction(at: drop.keywords)
    default:
      break
    }
  }
}

extension CreateTable {
  /// Every REFERENCES of the table, behind a column or on its own.
  var references: [Reference] {
    let ofColumns = columns.flatMap(\.constraints).compactMap { constraint -> Reference? in
      guard case .references(let reference) = constraint.kind else { return nil }
      return reference
    }
    let ofTable = constraints.compactMap { constraint -> Reference? in
      guard case .foreignKey(_, let reference) = constraint.kind else { return nil }
      return reference
    }
    return ofColumns + ofTable
  }
}

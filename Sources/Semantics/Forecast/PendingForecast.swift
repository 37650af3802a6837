import Syntax

/// Tables whose changed rows are still to be checked at COMMIT: the server neither alters nor empties
/// nor drops them before (measured on 15.18, 16.14 and 18.4).
extension Forecast {
  /// Refuses a command of tables that wait for something.
  ///
  /// - Parameter tables: what the command looks at; partitions and children by themselves.
  mutating func refusePending(_ command: String, _ tables: [RelationID], at range: TokenRange) {
    guard let pending = moment.schema.pending, !pending.events.isEmpty, isInOneTransaction else {
      return
    }
    for id in tables {
      guard let table = relation(id), let event = event(on: table, of: tables, pending) else {
        continue
      }
      return refuse(command, table, event, at: range)
    }
  }

  /// What a table waits for. A partitioned one holds no rows: some partition of it waits.
  private func event(
    on table: Relation, of tables: [RelationID], _ pending: PendingTriggers
  ) -> PendingTriggers.Event? {
    let isWhole = table.kind != .partitionedTable || table.children.allSatisfy(tables.contains)
    let own = isWhole ? pending.events.filter { $0.table == table.id } : []
    if let event = own.first(where: \.isSure) ?? own.first { return event }
    let above = ancestors(of: table)
    return pending.events.first { above.contains($0.table) }.map {
      var event = $0
      event.isSure = false
      return event
    }
  }

  private mutating func refuse(
    _ command: String, _ table: Relation, _ event: PendingTriggers.Event, at range: TokenRange
  ) {
    let isKnown = !moment.schema.hasUnseenChanges && !statement.hasPlaceholders
    let certainty: Certainty = event.isSure ? .certain : .ifRows
    let message =
      "cannot \(command) \"\(table.name.name)\" because it has pending trigger events"
    effects.append(
      .failure(
        Failure(
          cause: .refused("55006", message: message),
          certainty: isKnown ? certainty : .unknownShape, origin: event.origin, span: span(range))))
  }

  /// Whether what ran before belongs to the same transaction, as far as somebody has said.
  private var isInOneTransaction: Bool {
    switch moment.transaction.isInTransaction {
    case .some(let isInside): isInside || isInRoutine
    case nil: false
    }
  }

  /// ALTER TABLE looks at its table, and at those below it that an action reaches; what gives up a
  /// foreign key, at the other side too.
  mutating func refusePending(_ alter: AlterTable, of table: RelationName) {
    guard moment.schema.pending != nil, let id = moment.schema.id(of: table) else { return }
    var tables = [id]
    if !alter.table.isOnly, alter.actions.contains(where: { $0.kind.looksBelow }) {
      tables = moment.schema.withDescendants(id)
    }
    for action in alter.actions {
      guard case .dropConstraint(let name, _, _) = action.kind,
        let key = relation(id)?.constraint(Identifier(name, in: statement)),
        let referenced = key.referenced
      else { continue }
      tables.append(referenced)
    }
    refusePending("ALTER TABLE", tables, at: alter.keywords)
  }
}

extension AlterTableAction.Kind {
  /// Whether the server goes through the tables below as through the one that is named
  /// (`ATSimpleRecursion`). What only stops their writes does not.
  fileprivate var looksBelow: Bool {
    switch self {
    case .addColumn, .dropColumn, .alterColumnType, .setDefault, .dropDefault, .setNotNull,
      .setStatistics, .setStorage, .dropConstraint:
      true
    case .addConstraint(let constraint):
      switch constraint.kind {
      case .check, .notNull: true
      case .unique, .primaryKey, .exclude, .foreignKey, .domainNotNull: false
      }
    default: false
    }
  }
}

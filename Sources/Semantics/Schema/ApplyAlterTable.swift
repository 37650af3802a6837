import Syntax

extension SchemaChange {
  /// One action alone: what the schema is for the next, in the server's order.
  mutating func apply(_ action: AlterTableAction, of alter: AlterTable) {
    let id = schema.assume(resolve(alter.table), alter.kind.assumed)
    apply(action, to: id, recurses: !alter.table.isOnly)
  }

  /// The default collation is the one that a column has without saying so.
  func collation(_ name: QualifiedName) -> Identifier? {
    let collation = identifier(name.last)
    return collation.text == "default" ? nil : collation
  }

  mutating func alterTable(_ alter: AlterTable) {
    let name = resolve(alter.table)
    if alter.ifExists, schema.relation(name) == nil, schema.isWhole { return }
    let id = schema.assume(name, alter.kind.assumed)
    for action in alter.inOrder {
      apply(action, to: id, recurses: !alter.table.isOnly)
    }
  }

  /// The relation and, where the action reaches them, all below it.
  private func reached(_ id: RelationID, _ recurses: Bool) -> [RelationID] {
    recurses ? schema.withDescendants(id) : [id]
  }

  private mutating func apply(_ action: AlterTableAction, to id: RelationID, recurses: Bool) {
    switch action.kind {
    case .addColumn(let column, let ifNotExists):
      addColumn(column, ifNotExists: ifNotExists, to: id, recurses: recurses)
    case .dropColumn(let name, _, let behavior):
      for target in reached(id, recurses) {
        dropColumn(identifier(name), of: target, cascades: behavior == .cascade)
      }
    case .alterColumnType(let name, let type, let collation, _):
      let stored = schema.columnType(type, in: statement).stored
      let place = origin(type.range)
      let collation = collation.flatMap(self.collation)
      change(name, of: reached(id, recurses)) {
        $0.type = stored
        $0.origin = place
        $0.collation = collation
      }
      remakePartitionedIndexes(over: identifier(name), of: reached(id, recurses))
    case .setDefault(let name, let value):
      let type = schema.relation(id)?.column(identifier(name))?.type
      let natural = schema.naturalType(of: value, as: type, in: statement)
      let sequence = sequence(drawnBy: value)
      let calls = functions(in: value.range)
      change(name, of: reached(id, recurses)) {
        $0.hasDefault = !value.isNull
        $0.drawsFrom = sequence
        $0.defaultType = natural
        $0.defaultCalls = calls
      }
    case .dropDefault(let name):
      change(name, of: reached(id, recurses)) {
        $0.hasDefault = false
        $0.drawsFrom = nil
      }
    case .setNotNull(let name):
      setNotNull(identifier(name), of: reached(id, recurses))
    case .dropNotNull(let name):
      dropNotNull(identifier(name), of: reached(id, recurses))
      if !recurses { keepNotNull(identifier(name), below: id) }
    case .setExpression(let name, let value):
      let read = Set(columns(in: value.range))
      change(name, of: reached(id, recurses)) { $0.generatedFrom = read }
    case .dropExpression(let name, _):
      change(name, of: reached(id, recurses)) {
        $0.generation = .none
        $0.generatedFrom = []
        $0.hasDefault = false
      }
    case .addIdentity(let name, _):
      change(name, of: reached(id, recurses)) {
        $0.isIdentity = true
        $0.hasDefault = true
      }
      makeSequence(of: identifier(name), on: id, isIdentity: true)
    case .dropIdentity(let name, _):
      dropIdentity(identifier(name), of: id)
    case .addConstraint(let constraint):
      add(constraint, to: id, recurses: recurses)
    case .alterConstraint(let name, let attributes):
      alterConstraint(identifier(name), attributes, of: reached(id, true))
    case .validateConstraint(let name):
      validate(identifier(name), of: reached(id, recurses))
    case .dropConstraint(let name, _, let behavior):
      for target in reached(id, recurses) {
        dropConstraint(identifier(name), of: target, cascades: behavior == .cascade)
      }
    case .setLogged: schema.update(id) { $0.persistence = .permanent }
    case .setUnlogged: schema.update(id) { $0.persistence = .unlogged }
    case .setTablespace(let name):
      let tablespace = identifier(name)
      schema.update(id) { $0.tablespace = tablespace }
    case .setAccessMethod(let name):
      let method = name.map(identifier)
      schema.update(id) { $0.accessMethod = method }
    case .inherit(let parent):
      let parent = schema.assume(schema.resolve(parent, in: statement))
      guard schema.canStand(id, below: parent) else { return }
      schema.update(parent) { $0.children.append(id) }
      schema.update(id) { $0.parents.append(parent) }
      if let whole = schema.relation(parent) {
        inheritColumns(of: whole, by: id)
        for constraint in whole.constraints where constraint.kind == .check {
          inherit(constraint.name, by: id)
        }
      }
    case .noInherit(let parent):
      let name = schema.resolve(parent, in: statement)
      if let parent = schema.id(of: name) { leave(id, parent) }
    case .clusterOn(let index):
      let name = schema.relation(id)?.name.schema ?? .public
      cluster(id, on: RelationName(schema: name, name: identifier(index)))
    case .setWithoutCluster:
      schema.update(id) { $0.clusteredOn = nil }
    case .ownerTo:
      let role = identifier(Name(Int(action.range.upper) - 1))
      schema.update(id) { $0.owner = role }
    case .ofType(let type):
      let key = schema.typeKey(type, in: statement)
      schema.update(id) { $0.ofType = key }
    case .notOf: schema.update(id) { $0.ofType = nil }
    case .enableTrigger(let choice, _): switchTriggers(choice, of: id, to: .none)
    case .disableTrigger(let choice): switchTriggers(choice, of: id, to: choice.silenced)
    case .enableRowSecurity: schema.update(id) { $0.hasRowSecurity = true }
    case .disableRowSecurity: schema.update(id) { $0.hasRowSecurity = false }
    case .replicaIdentity(let identity):
      let chosen = rowIdentity(identity, of: id)
      schema.update(id) { $0.replicaIdentity = chosen }
    case .attachPartition(let partition, let bound):
      let child = schema.assume(schema.resolve(partition, in: statement))
      joinPartition(child, parent: id, bound)
    case .detachPartition(let partition, let mode):
      guard let child = schema.id(of: schema.resolve(partition, in: statement)) else { return }
      if mode == .concurrently { keepBounds(of: child, in: id) }
      leave(child, id)
    case .attachIndexPartition(let index):
      if let child = schema.id(of: schema.resolve(index, in: statement)),
        schema.canStand(child, below: id)
      {
        // A part has one place, or what goes through the parts would do so twice at every level.
        if let old = schema.relation(child)?.index?.parent {
          schema.update(old) { $0.index?.children.removeAll { $0 == child } }
        }
        schema.update(child) { $0.index?.parent = id }
        schema.update(id) { $0.index?.children.append(child) }
      }
    default:
      break
    }
  }

  private func rowIdentity(_ identity: ReplicaIdentity, of table: RelationID) -> RowIdentity {
    switch identity {
    case .defaultKey: return .key
    case .full: return .full
    case .nothing: return .nothing
    case .index(let name):
      let place = schema.relation(table)?.name.schema ?? .public
      return .index(schema.id(of: RelationName(schema: place, name: identifier(name))))
    }
  }

  /// What a name silences is told like USER: which of them it is may be another's matter.
  private mutating func switchTriggers(
    _ choice: TriggerChoice, of table: RelationID, to silenced: SilencedTriggers
  ) {
    schema.update(table) {
      if case .all = choice {
        $0.silencedTriggers = silenced
      } else if $0.silencedTriggers != .all {
        $0.silencedTriggers = silenced
      }
    }
  }

  private mutating func change(
    _ name: Name, of targets: [RelationID], _ change: (inout Column) -> Void
  ) {
    let column = identifier(name)
    for target in targets { schema.update(target) { $0.updateColumn(column, change) } }
  }

  private mutating func addColumn(
    _ column: ColumnDefinition, ifNotExists: Bool, to id: RelationID, recurses: Bool
  ) {
    let name = identifier(column.name)
    guard schema.relation(id)?.column(name) == nil || !ifNotExists else { return }
    add([column], to: id, isNew: true)
    guard let added = schema.relation(id)?.column(name), recurses else { return }
    for child in schema.withDescendants(id).dropFirst() {
      schema.update(child) {
        guard $0.column(name) == nil else { return }
        var inherited = added
        inherited.isInherited = true
        $0.columns.append(inherited)
        $0.hasNewParts = true
      }
    }
  }

  private mutating func setNotNull(_ column: Identifier, of targets: [RelationID]) {
    for target in targets {
      schema.update(target) {
        $0.updateColumn(column) {
          $0.isNotNull = true
          $0.isNotNullUnproved = false
        }
      }
      addNotNull(column, named: nil, ConstraintAttributes(), to: target)
      let isInherited = target != targets.first
      schema.update(target) { relation in
        for index in relation.constraints.indices
        where relation.constraints[index].kind == .notNull
          && relation.constraints[index].columns == [column]
        {
          relation.constraints[index].isValid = true
          if isInherited { relation.constraints[index].isInherited = true }
        }
      }
    }
  }

  private mutating func dropNotNull(_ column: Identifier, of targets: [RelationID]) {
    for target in targets {
      schema.update(target) { relation in
        relation.updateColumn(column) {
          $0.isNotNull = false
          $0.isNotNullUnproved = false
        }
        relation.constraints.removeAll { $0.kind == .notNull && $0.columns == [column] }
      }
    }
  }

  /// What the parent alone gave up is the children's own.
  private mutating func keepNotNull(_ column: Identifier, below table: RelationID) {
    for child in schema.relation(table)?.children ?? [] {
      schema.update(child) { relation in
        for index in relation.constraints.indices
        where relation.constraints[index].kind == .notNull
          && relation.constraints[index].columns == [column]
        {
          relation.constraints[index].isInherited = false
        }
      }
    }
  }

  private mutating func dropIdentity(_ column: Identifier, of table: RelationID) {
    guard schema.relation(table)?.column(column)?.isIdentity != false else { return }
    schema.update(table) {
      $0.updateColumn(column) {
        $0.isIdentity = false
        $0.hasDefault = false
      }
    }
    for sequence in ownedSequences(of: table, column: column) { schema.remove(sequence) }
  }

  private mutating func alterConstraint(
    _ name: Identifier, _ attributes: ConstraintAttributes, of targets: [RelationID]
  ) {
    if attributes.isDeferrable || attributes.isInitiallyDeferred { schema.hasDeferrables = true }
    for target in targets {
      schema.update(target) { relation in
        guard let index = relation.constraints.firstIndex(where: { $0.name == name }) else {
          return
        }
        if attributes.changesDeferral {
          let isDeferred = attributes.isInitiallyDeferred
          relation.constraints[index].isDeferrable = attributes.isDeferrable || isDeferred
          relation.constraints[index].isInitiallyDeferred = isDeferred
        }
        if attributes.isNotEnforced {
          relation.constraints[index].isEnforced = false
          relation.constraints[index].isValid = false
        }
        if attributes.isEnforced {
          relation.constraints[index].isEnforced = true
          relation.constraints[index].isValid = true
        }
      }
    }
  }

  private mutating func validate(_ name: Identifier, of targets: [RelationID]) {
    for target in targets {
      schema.update(target) { relation in
        guard let index = relation.constraints.firstIndex(where: { $0.name == name }) else {
          return
        }
        relation.constraints[index].isValid = true
        guard relation.constraints[index].kind == .notNull else { return }
        for column in relation.constraints[index].columns {
          relation.updateColumn(column) { $0.isNotNullUnproved = false }
        }
      }
    }
  }

  /// Detached CONCURRENTLY, a partition gets its bounds as a CHECK.
  private mutating func keepBounds(of child: RelationID, in parent: RelationID) {
    guard let relation = schema.relation(child), let membership = relation.partition,
      let key = schema.relation(parent)?.partitionKey,
      let predicate = membership.bounds.predicate(of: key.columns)
    else { return }
    let column = key.columns.count == 1 ? key.columns.first?.text : nil
    var constraint = Constraint(
      name: schema.freeConstraintName(relation, column, "check"), kind: .check,
      columns: key.columns)
    constraint.predicate = predicate
    schema.update(child) { $0.add(constraint) }
  }

  /// Ends an inheritance or a partition's place; what was inherited becomes the table's own.
  private mutating func leave(_ child: RelationID, _ parent: RelationID) {
    schema.update(parent) { $0.children.removeAll { $0 == child } }
    schema.update(child) { relation in
      relation.parents.removeAll { $0 == parent }
      relation.partition = nil
      for index in relation.columns.indices { relation.columns[index].isInherited = false }
      for index in relation.constraints.indices { relation.constraints[index].isInherited = false }
    }
    let indexes = schema.relation(child)?.indexes ?? []
    for index in indexes {
      guard let owner = schema.relation(index)?.index?.parent else { continue }
      schema.update(owner) { $0.index?.children.removeAll { $0 == index } }
      schema.update(index) { $0.index?.parent = nil }
    }
  }
}

extension ConstraintAttributes {
  /// Whether ALTER CONSTRAINT says anything of when the check is made. What it leaves out is then as in
  /// a new constraint.
  var changesDeferral: Bool {
    isDeferrable || isNotDeferrable || isInitiallyDeferred || isInitiallyImmediate
  }
}

extension RelationKind {
  /// What a relation that was never seen is taken to be, by the word behind ALTER or DROP.
  var assumed: Relation.Kind {
    switch self {
    case .table: .table
    case .index: .index
    case .view: .view
    case .materializedView: .materializedView
    case .sequence: .sequence
    case .foreignTable: .foreignTable
    }
  }
}

extension TriggerChoice {
  /// What DISABLE TRIGGER leaves silent.
  fileprivate var silenced: SilencedTriggers {
    switch self {
    case .all: .all
    case .user, .named: .users
    }
  }
}

extension AlterTableAction.Kind {
  /// In which pass the server makes the action (`AlterTablePass` in `tablecmds.c`): drops come
  /// first, then types, new columns, then constraints, whatever the order of the text.
  package var pass: Int {
    switch self {
    case .dropColumn, .dropConstraint, .dropNotNull, .dropExpression, .dropDefault, .dropIdentity:
      0
    case .alterColumnType: 1
    case .addColumn: 3
    case .setExpression: 4
    case .setNotNull: 5
    case .setDefault, .addIdentity: 6
    case .addConstraint(let constraint):
      switch constraint.kind {
      case .unique, .primaryKey, .exclude: 7
      case .check, .notNull, .domainNotNull: 8
      case .foreignKey: 9
      }
    default: 10
    }
  }
}

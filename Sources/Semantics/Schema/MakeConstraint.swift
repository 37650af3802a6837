import Syntax

extension SchemaChange {
  mutating func add(_ constraint: TableConstraint, to table: RelationID, recurses: Bool = true) {
    let place = constraint.range.lower
    guard !duplicates.left.contains(place) else { return }
    let name = (constraint.name ?? duplicates.names[place]).map(identifier)
    let attributes = constraint.attributes
    switch constraint.kind {
    case .check(let condition):
      addCheck(condition, named: name, ofColumn: nil, attributes, to: table)
    case .notNull(let column):
      let column = identifier(column)
      let reached =
        attributes.isNoInherit || !recurses ? [table] : schema.withDescendants(table)
      for target in reached {
        schema.update(target) {
          $0.updateColumn(column) {
            if !$0.isNotNull { $0.isNotNullUnproved = attributes.isNotValid }
            $0.isNotNull = true
          }
        }
        addNotNull(
          column, named: name, attributes, to: target, isInherited: target != table)
      }
    case .unique(let key, _):
      addKey(.unique, key, named: name, attributes, to: table, recurses: recurses)
    case .primaryKey(let key):
      addKey(.primaryKey, key, named: name, attributes, to: table, recurses: recurses)
    case .exclude(let exclusion):
      addExclusion(exclusion, named: name, to: table)
    case .foreignKey(let columns, let reference):
      addForeignKey(columns.map(identifier), reference, named: name, attributes, to: table)
    case .domainNotNull:
      break
    }
  }

  private mutating func add(_ constraint: Constraint, to table: RelationID) {
    schema.update(table) { $0.add(constraint) }
  }

  mutating func addCheck(
    _ condition: Expression, named: Identifier?, ofColumn: Identifier?,
    _ attributes: ConstraintAttributes, to table: RelationID
  ) {
    guard let relation = schema.relation(table) else { return }
    let read = columns(in: condition.range)
    let column = ofColumn ?? (read.count == 1 ? read.first : nil)
    var constraint = Constraint(
      name: named ?? schema.freeConstraintName(relation, column?.text, "check"), kind: .check,
      columns: read)
    constraint.isValid = !attributes.isNotValid && !attributes.isNotEnforced
    constraint.isEnforced = !attributes.isNotEnforced
    constraint.isNoInherit = attributes.isNoInherit
    constraint.provesNotNull = columnsProvedNotNull(by: condition)
    constraint.condition = normalized(condition.range)
    constraint.calls = functions(in: condition.range)
    constraint.predicate = PredicateReader(statement: statement).predicate(condition)
    add(constraint, to: table)
    guard !attributes.isNoInherit else { return }
    var inherited = constraint
    inherited.isInherited = true
    for child in schema.withDescendants(table).dropFirst() {
      if schema.relation(child)?.constraint(inherited.name) == nil {
        add(inherited, to: child)
      } else {
        inherit(inherited.name, by: child)
      }
    }
  }

  /// Since 18 a NOT NULL is a constraint with a name.
  mutating func addNotNull(
    _ column: Identifier, named: Identifier?, _ attributes: ConstraintAttributes,
    to table: RelationID, isInherited: Bool = false
  ) {
    guard server.major >= 18, let relation = schema.relation(table) else { return }
    if relation.constraints.contains(where: { $0.kind == .notNull && $0.columns == [column] }) {
      return
    }
    var constraint = Constraint(
      name: named ?? schema.freeConstraintName(relation, column.text, "not_null"), kind: .notNull,
      columns: [column])
    constraint.isValid = !attributes.isNotValid
    constraint.isNoInherit = attributes.isNoInherit
    constraint.isInherited = isInherited
    add(constraint, to: table)
  }

  mutating func addKey(
    _ kind: Constraint.Kind, _ key: KeyDefinition, named: Identifier?,
    _ attributes: ConstraintAttributes, to table: RelationID, recurses: Bool = true
  ) {
    switch key {
    case .columns(let columns, _, let include):
      addKey(
        kind, columns.map(identifier), named: named, attributes, to: table,
        include: include.map(identifier), recurses: recurses)
    case .index(let index):
      takeIndex(identifier(index), as: kind, named: named, attributes, on: table)
    }
  }

  /// UNIQUE or PRIMARY KEY with an index of its own, on the table and its partitions.
  mutating func addKey(
    _ kind: Constraint.Kind, _ columns: [Identifier], named: Identifier?,
    _ attributes: ConstraintAttributes, to table: RelationID, include: [Identifier] = [],
    recurses: Bool = true
  ) {
    guard let (relationName, relationKind) = schema.relation(table).map({ ($0.name, $0.kind) })
    else { return }
    if kind == .primaryKey {
      for target in recurses ? schema.withDescendants(table) : [table] {
        for column in columns {
          if schema.relation(target)?.column(column)?.isNotNull != true {
            schema.update(target) { $0.updateColumn(column) { $0.isNotNull = true } }
          }
          addNotNull(
            column, named: nil, ConstraintAttributes(), to: target, isInherited: target != table)
        }
      }
    }
    let name =
      named
      ?? (kind == .primaryKey
        ? schema.freeRelationName(relationName, nil, "pkey")
        : schema.freeRelationName(
          relationName, ObjectNames.columns(columns.map(\.text)), "key"))
    var index = IndexDefinition(
      table: table, keys: columns.map(IndexKey.init(column:)), method: .btree)
    index.included = include
    index.isUnique = true
    index.isPrimary = kind == .primaryKey
    index.constraint = name
    index.isValid = recurses || relationKind != .partitionedTable
    let id = makeIndex(index, named: name, on: table, recurses: recurses)
    var constraint = Constraint(name: name, kind: kind, columns: columns)
    constraint.index = id
    constraint.isDeferrable = attributes.isDeferrable || attributes.isInitiallyDeferred
    add(constraint, to: table)
  }

  /// `UNIQUE USING INDEX`: the index takes the constraint's name.
  private mutating func takeIndex(
    _ index: Identifier, as kind: Constraint.Kind, named: Identifier?,
    _ attributes: ConstraintAttributes, on table: RelationID
  ) {
    guard let relation = schema.relation(table) else { return }
    let old = RelationName(schema: relation.name.schema, name: index)
    let name = named ?? index
    let id = schema.id(of: old)
    let columns = id.flatMap { schema.relation($0)?.index?.keys.compactMap(\.column) } ?? []
    if let id {
      schema.rename(id, to: RelationName(schema: old.schema, name: name))
      schema.update(id) {
        $0.index?.constraint = name
        $0.index?.isPrimary = kind == .primaryKey
      }
    }
    if kind == .primaryKey {
      for column in columns {
        schema.update(table) { $0.updateColumn(column) { $0.isNotNull = true } }
        addNotNull(column, named: nil, ConstraintAttributes(), to: table)
      }
    }
    var constraint = Constraint(name: name, kind: kind, columns: columns)
    constraint.index = id
    constraint.isDeferrable = attributes.isDeferrable
    add(constraint, to: table)
  }

  private mutating func addExclusion(
    _ exclusion: Exclusion, named: Identifier?, to table: RelationID
  ) {
    guard let relation = schema.relation(table) else { return }
    let keys = exclusion.elements.map(key)
    let columns = keys.map(\.nameInIndex)
    let name =
      named ?? schema.freeRelationName(relation.name, ObjectNames.columns(columns), "excl")
    var index = IndexDefinition(
      table: table, keys: keys, method: exclusion.method.map(identifier) ?? .btree)
    index.predicateColumns = exclusion.filter.map { Set(self.columns(in: $0.range)) }
    index.constraint = name
    let id = makeIndex(index, named: name, on: table)
    var constraint = Constraint(
      name: name, kind: .exclusion, columns: keys.compactMap(\.column))
    constraint.index = id
    add(constraint, to: table)
  }

  mutating func addForeignKey(
    _ columns: [Identifier], _ reference: Reference, named: Identifier?,
    _ attributes: ConstraintAttributes, to table: RelationID
  ) {
    guard let relation = schema.relation(table) else { return }
    let target = resolve(reference.table)
    let referenced = target == relation.name ? table : schema.assume(target)
    let name =
      named
      ?? schema.freeConstraintName(relation, ObjectNames.columns(columns.map(\.text)), "fkey")
    var constraint = Constraint(name: name, kind: .foreignKey, columns: columns)
    constraint.isValid = !attributes.isNotValid && !attributes.isNotEnforced
    constraint.isEnforced = !attributes.isNotEnforced
    constraint.isDeferrable = attributes.isDeferrable || attributes.isInitiallyDeferred
    constraint.isInitiallyDeferred = attributes.isInitiallyDeferred
    if constraint.isDeferrable { schema.hasDeferrables = true }
    constraint.referenced = referenced
    constraint.referencedColumns = reference.columns.map(identifier)
    (constraint.onDelete, constraint.onUpdate) = actions(behind: reference)
    attach(constraint, to: table)
    var inherited = constraint
    inherited.isInherited = true
    for child in schema.withDescendants(table).dropFirst()
    where schema.relation(child)?.partition != nil {
      if let own = schema.relation(child)?.constraints.first(where: { $0.isSameKey(as: inherited) })
      {
        inherit(own.name, by: child)
      } else {
        attach(inherited, to: child)
      }
    }
  }

  /// A child's own constraint is its parent's from now on.
  mutating func inherit(_ name: Identifier, by child: RelationID) {
    schema.update(child) { relation in
      for index in relation.constraints.indices where relation.constraints[index].name == name {
        relation.constraints[index].isInherited = true
        if relation.constraints[index].kind == .foreignKey {
          relation.constraints[index].isValid = relation.constraints[index].isEnforced
        }
      }
    }
  }

  /// What ON DELETE and ON UPDATE say behind the reference.
  private func actions(
    behind reference: Reference
  ) -> (onDelete: ReferenceAction, onUpdate: ReferenceAction) {
    var found = (onDelete: ReferenceAction.noAction, onUpdate: ReferenceAction.noAction)
    var index = Int((reference.columns.last?.range ?? reference.table.range).upper)
    if !reference.columns.isEmpty { index += 1 }
    while let token = statement.token(at: index), token.kind == .word {
      if token.keyword == .on {
        let action = action(at: index + 2)
        switch statement.token(at: index + 1)?.keyword {
        case .delete: found.onDelete = action
        case .update: found.onUpdate = action
        default: break
        }
      }
      index += 1
    }
    return found
  }

  private func action(at index: Int) -> ReferenceAction {
    switch statement.token(at: index)?.keyword {
    case .cascade: .cascade
    case .set: .set
    case .restrict: .restrict
    default: .noAction
    }
  }

  /// Adds a foreign key on both sides.
  mutating func attach(_ constraint: Constraint, to table: RelationID) {
    add(constraint, to: table)
    if let referenced = constraint.referenced {
      schema.update(referenced) { $0.referencedBy.insert(table) }
    }
  }
}

extension Identifier {
  static let btree = Identifier("btree")
}

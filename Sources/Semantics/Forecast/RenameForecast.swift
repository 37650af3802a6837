import Syntax

/// Relations and what belongs to them, under another name or in another schema.
extension Forecast {
  mutating func rename(_ rename: Rename) {
    switch rename.target {
    case .relation(let kind, let reference): renameRelation(kind, reference, rename)
    case .column(_, let reference, let column): renameColumn(column, of: reference, rename)
    case .constraint(let reference, let name): renameConstraint(rename, of: reference, name)
    case .attribute(let type, let name): renameAttribute(name, of: type, rename)
    case .type(let name):
      // A composite type is a relation too.
      let key = moment.schema.typeKey(name, in: statement)
      if refusesMissingType(name, at: rename.clause) { return }
      if let shape = compositeShape(key) { lock(shape.id, .accessExclusive, at: rename.clause) }
      renamingType(key, rename)
    case .domain(let name):
      if refusesMissingType(name, at: rename.clause) { return }
      renamingType(moment.schema.typeKey(name, in: statement), rename)
    case .other(let words): renameOther(words, rename)
    case .enumValue(let type, let label):
      renameLabel(label, of: type, rename)
      renamingLabel(label, of: type, rename)
    case .schema(let name):
      let name = Identifier(name, in: statement)
      renaming(
        .schema(name), to: Identifier(rename.newName, in: statement),
        isLive: moment.schema.birth(ofSchema: name) != .changeSet, rename)
    case .database(let name):
      renaming(
        .database(Identifier(name, in: statement)), to: Identifier(rename.newName, in: statement),
        isLive: true, rename)
    case .domainConstraint: break
    }
  }

  private mutating func renamingType(_ key: TypeKey, _ rename: Rename) {
    renaming(
      .type(key), to: Identifier(rename.newName, in: statement), isLive: isLive(type: key), rename)
  }

  private mutating func renameRelation(
    _ kind: RelationKind, _ reference: RelationReference, _ rename: Rename
  ) {
    guard !skipsMissing(reference, ifExists: rename.ifExists, at: rename.clause) else { return }
    let name = resolve(reference)
    let newName = Identifier(rename.newName, in: statement)
    let known = relation(name)
    // ALTER INDEX lets others go on, where the name is an index's; ALTER TABLE of an index does not.
    let isIndex = kind == .index && (known?.index != nil || known == nil)
    lock(
      name, isIndex ? .shareUpdateExclusive : .accessExclusive, as: kind.assumed, at: rename.clause)
    let taken = RelationName(schema: name.schema, name: newName)
    if let other = relation(taken), other.birth != .unseen {
      refuse("42P07", "relation \"\(newName)\" already exists", certainty, at: rename.clause)
    }
    switch kind {
    case .table, .foreignTable:
      // ALTER TABLE takes an index's name as well.
      let index = known?.index == nil ? nil : known?.kind
      renaming(
        index.map { .relation(name, $0) } ?? .table(name), to: newName, isLive: isLive(name),
        rename,
        takesOver: known?.filledFrom.isDisjoint(with: known?.syncedFrom ?? []) == false,
        columns: known?.isComplete == true ? known?.columns.filter { !$0.isNew }.map(\.name) : nil)
    case .view, .materializedView, .sequence, .index:
      renaming(.relation(name, kind.assumed), to: newName, isLive: isLive(name), rename)
    }
  }

  private mutating func renameColumn(
    _ column: Name, of reference: RelationReference, _ rename: Rename
  ) {
    guard !skipsMissing(reference, ifExists: rename.ifExists, at: rename.clause) else { return }
    let table = resolve(reference)
    let name = Identifier(column, in: statement)
    let newName = Identifier(rename.newName, in: statement)
    let known = relation(table)
    lockTree(table, .accessExclusive, isOnly: reference.isOnly, at: rename.clause)
    if let known { refuseRenaming(name, to: newName, of: known, reference, rename) }
    let old = known?.column(name)
    renaming(
      .column(name, of: table), to: newName, isLive: isLive(table) && old?.isNew != true, rename,
      from: column,
      takesOver: old?.filledFrom.contains(newName) == true
        && old?.syncedFrom.contains(newName) == true,
      views: known.map { versions(of: $0, with: name) } ?? [])
  }

  /// Views that stand for a table in schemas of their own, one for each version of the code.
  private func versions(of table: Relation, with column: Identifier) -> [RelationName] {
    table.readBy.compactMap { relation($0) }.filter { view in
      view.kind == .view && view.name.name == table.name.name
        && view.readsColumns[table.id]?.contains(column) == true
    }.map(\.name).sorted { $0.description < $1.description }
  }

  private mutating func refuseRenaming(
    _ name: Identifier, to newName: Identifier, of known: Relation,
    _ reference: RelationReference, _ rename: Rename
  ) {
    if known.isComplete, known.column(name) == nil {
      refuse("42703", "column \"\(name)\" does not exist", certainty, at: rename.clause)
    } else if known.column(newName) != nil {
      refuse(
        "42701", "column \"\(newName)\" of relation \"\(known.name.name)\" already exists",
        certainty, at: rename.clause)
    } else if known.column(name)?.isInherited == true && !known.parents.isEmpty
      || comesFromElsewhere(name, below: known.name)
    {
      refuse("42P16", "cannot rename inherited column \"\(name)\"", certainty, at: rename.clause)
    } else if reference.isOnly, !known.children.isEmpty {
      refuse(
        "42P16", "inherited column \"\(name)\" must be renamed in child tables too", certainty,
        at: rename.clause)
    }
  }

  /// Triggers, rules and policies are their table's; anything else locks no relation.
  private mutating func renameOther(_ words: TokenRange, _ rename: Rename) {
    let first = words.indices.compactMap { statement.token(at: $0)?.keyword }.first {
      $0 == .trigger || $0 == .rule || $0 == .policy || $0 == .event
    }
    renamingRoutine(words, rename)
    renamingRole(rename)
    guard let first, first != .event, let table = statement.mentions.relations.first,
      !skipsMissing(table, ifExists: rename.ifExists, at: rename.clause)
    else { return }
    let name = resolve(table)
    if refuseMissing(first, before: words, of: name, rename) { return }
    // A row trigger has copies on the partitions.
    let isOnly = first != .trigger || relation(name)?.kind != .partitionedTable
    lockTree(name, .accessExclusive, isOnly: isOnly, at: rename.clause)
  }

  /// Refuses a trigger, rule or policy that its table has not: the name before ON.
  private mutating func refuseMissing(
    _ kind: Keyword, before words: TokenRange, of table: RelationName, _ rename: Rename
  ) -> Bool {
    guard let known = whole(table), known.birth != .unseen,
      let on = words.indices.first(where: { statement.token(at: $0)?.keyword == .on })
    else { return false }
    let name = Identifier(Name(on - 1), in: statement)
    let isThere =
      switch kind {
      case .trigger: known.triggers.contains { $0.name == name }
      case .rule: known.rules.contains(name) || known.kind == .view
      default: known.policies.contains(name)
      }
    guard !isThere else { return false }
    refuse(
      "42704", "\(kind) \"\(name)\" for relation \"\(table.name)\" does not exist",
      at: rename.clause)
    return true
  }

  /// A column's renaming is placed from the old name to the new one, a table's at its clause.
  mutating func renaming(
    _ object: Renaming.Object, to newName: Identifier, isLive: Bool, _ rename: Rename,
    from first: Name? = nil, takesOver: Bool = false, views: [RelationName] = [],
    columns: [Identifier]? = nil
  ) {
    let start = first.map(statement.span)?.offset ?? span(rename.clause).offset
    effects.append(
      .renaming(
        Renaming(
          object: object, newName: newName, newSchema: nil, isLive: isLive,
          span: SourceSpan(start, statement.span(rename.newName).end),
          statement: statement.span, takesOver: takesOver, views: views, columns: columns ?? [])))
  }

  mutating func setSchema(_ move: SetSchema) {
    switch move.target {
    case .relation(let kind, let reference):
      let ifExists = statement.tokens.prefix(6).contains { $0.keyword == .exists }
      guard !skipsMissing(reference, ifExists: ifExists, at: move.clause) else { return }
      let name = resolve(reference)
      lock(name, .accessExclusive, as: kind.assumed, at: move.clause)
      guard let id = moment.schema.id(of: name) else {
        return moving(name.moved(kind), to: move, isLive: isLive(name))
      }
      let new = RelationName(
        schema: Identifier(move.newSchema, in: statement), name: name.name)
      if isMissingSchema(new.schema) {
        return refuse("3F000", "schema \"\(new.schema)\" does not exist", at: move.clause)
      }
      if new != name, relation(new) != nil {
        return refuse(
          "42P07", "relation \"\(new.name)\" already exists in schema \"\(new.schema)\"",
          certainty, at: move.clause)
      }
      // Indexes move without a lock; sequences that go with columns take one.
      for sequence in moment.schema.sequences(of: id) {
        lock(sequence, .accessExclusive, at: move.clause)
      }
      moving(name.moved(kind), to: move, isLive: isLive(name))
    case .type(let name), .domain(let name):
      if refusesMissingType(name, at: move.clause) { return }
      let key = moment.schema.typeKey(name, in: statement)
      moving(.type(key), to: move, isLive: isLive(type: key))
    case .other(let words):
      guard let key = routine(in: words) else { return }
      moving(.routine(key), to: move, isLive: isLive(routine: key))
    }
  }

  /// SET SCHEMA: the name stays and is found elsewhere.
  private mutating func moving(_ object: Renaming.Object, to move: SetSchema, isLive: Bool) {
    effects.append(
      .renaming(
        Renaming(
          object: object, newName: object.name,
          newSchema: Identifier(move.newSchema, in: statement),
          isLive: isLive, span: span(move.clause), statement: statement.span)))
  }

  /// ALTER ROLE, USER or GROUP: the name by which sessions begin.
  private mutating func renamingRole(_ rename: Rename) {
    switch statement.token(at: 1)?.keyword {
    case .role, .user, .group:
      // ALTER USER MAPPING has no RENAME.
      renaming(
        .role(Identifier(Name(2), in: statement)), to: Identifier(rename.newName, in: statement),
        isLive: true, rename)
    default: break
    }
  }

  private mutating func renamingRoutine(_ words: TokenRange, _ rename: Rename) {
    guard let key = routine(in: words) else { return }
    renaming(
      .routine(key), to: Identifier(rename.newName, in: statement), isLive: isLive(routine: key),
      rename)
  }

  /// The routine that words between ALTER and its change name.
  private func routine(in words: TokenRange) -> TypeKey? {
    let kinds: Set<Keyword> = [.function, .procedure, .routine, .aggregate]
    let place = words.indices.first { index in
      statement.token(at: index)?.keyword.map(kinds.contains) ?? false
    }
    guard let place else { return nil }
    var end = place + 2
    while statement.token(at: end)?.kind == .dot { end += 2 }
    return moment.schema.functionKey(QualifiedName(TokenRange(place + 1, end)), in: statement)
  }

  /// Whether a statement about a relation ends here: it does not exist, which IF EXISTS forgives.
  mutating func skipsMissing(
    _ reference: RelationReference, _ word: String = "relation", ifExists: Bool,
    at range: TokenRange
  ) -> Bool {
    guard isMissing(reference.name) else {
      if ifExists, isUnseen(resolve(reference)) { isDoubtful = true }
      return false
    }
    if !ifExists { refusesMissing(reference, word, at: range) }
    return true
  }
}

extension RelationName {
  /// What a statement that names a relation of this kind moves.
  fileprivate func moved(_ kind: RelationKind) -> Renaming.Object {
    switch kind {
    case .table, .foreignTable: .table(self)
    case .index, .view, .materializedView, .sequence: .relation(self, kind.assumed)
    }
  }
}

extension Renaming.Object {
  /// Its name until now.
  package var name: Identifier {
    switch self {
    case .column(let name, _), .schema(let name), .role(let name), .database(let name),
      .constraint(let name, _):
      name
    case .table(let name), .relation(let name, _): name.name
    case .routine(let key), .type(let key): key.name
    case .label(let label, _): Identifier(label)
    }
  }
}

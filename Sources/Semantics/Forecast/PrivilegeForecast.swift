import Syntax

/// Comments, privileges, owners, statistics, publications: words about relations.
extension Forecast {
  /// What is said of a relation waits for other schema changes; what is said of a thing that hangs
  /// on a table only looks at the table.
  mutating func comment(on object: ObjectReference) {
    let words = TokenRange(0, Int(object.range.upper))
    switch object.kind {
    case .table, .view, .materializedView, .foreignTable, .index, .sequence:
      guard let name = object.name else { return }
      say(name, .shareUpdateExclusive, object.kind.relationKind, at: words)
      if case .comment(let comment) = statement.body, comment.text != nil {
        changes(.comment, of: moment.schema.resolve(name, in: statement), at: words)
      }
    case .column:
      guard let name = object.name, name.partCount > 1 else { return }
      let table = TokenRange(Int(name.range.lower), Int(name.range.upper) - 2)
      say(QualifiedName(table), .shareUpdateExclusive, .table, at: words)
      refuseMissingColumn(
        Identifier(name.last, in: statement),
        of: moment.schema.resolve(QualifiedName(table), in: statement), at: words)
    case .constraint, .trigger, .policy, .rule:
      guard let table = object.owner else { return }
      say(table, .accessShare, .table, at: words)
      refuseMissingPart(object, of: moment.schema.resolve(table, in: statement), at: words)
    case .accessMethod, .aggregate, .cast, .collation, .conversion, .database, .domain,
      .domainConstraint, .eventTrigger, .extension, .foreignDataWrapper, .function, .language,
      .largeObject, .operator, .operatorClass, .operatorFamily, .procedure, .publication, .role,
      .routine, .schema, .server, .statistics, .subscription, .tablespace,
      .textSearchConfiguration, .textSearchDictionary, .textSearchParser, .textSearchTemplate,
      .transform, .type, .userMapping, .propertyGraph:
      break
    }
  }

  private mutating func say(
    _ name: QualifiedName, _ mode: LockMode, _ kind: Relation.Kind, at words: TokenRange
  ) {
    if isMissing(name) {
      return refuse(
        "42P01", "relation \"\(statement.written(name.range))\" does not exist", at: words)
    }
    lock(moment.schema.resolve(name, in: statement), mode, as: kind, at: words)
  }

  /// A trigger, policy or constraint that a table of known shape has not.
  private mutating func refuseMissingPart(
    _ object: ObjectReference, of table: RelationName, at words: TokenRange
  ) {
    guard let known = relation(table), known.isComplete, known.birth != .unseen,
      let name = object.name.map({ Identifier($0.last, in: statement) })
    else { return }
    let isThere =
      switch object.kind {
      case .constraint: known.constraint(name) != nil
      case .trigger: known.triggers.contains { $0.name == name }
      case .policy: known.policies.contains(name)
      default: true
      }
    guard !isThere else { return }
    refuse(
      "42704", "\"\(name)\" for table \"\(table.name)\" does not exist", certainty, at: words)
  }

  /// Refuses a column that a relation, all of whose columns are known, has not.
  mutating func refuseMissingColumn(
    _ column: Identifier, of table: RelationName, at words: TokenRange
  ) {
    guard let known = relation(table), known.isComplete, known.column(column) == nil else { return }
    refuse(
      "42703", "column \"\(column)\" of relation \"\(table.name)\" does not exist", certainty,
      at: words)
  }

  /// Since 18 the relations are looked at, so GRANT waits behind ACCESS EXCLUSIVE.
  mutating func grant(_ grant: Grant) {
    changePrivileges(grant)
    let (references, kind): ([RelationReference], Relation.Kind) =
      switch grant.target {
      case .tables(let tables): (tables, .table)
      case .sequences(let sequences): (sequences, .sequence)
      case .routines, .objects, .largeObjects, .parameters, .allInSchemas: ([], .table)
      }
    for reference in references where !refusesMissing(reference, at: grant.keywords) {
      for column in grant.privileges.flatMap(\.columns) {
        refuseMissingColumn(
          Identifier(column, in: statement), of: resolve(reference), at: grant.keywords)
      }
      guard moment.server.major >= 18, !isCatalog(reference.name) else { continue }
      lock(resolve(reference), .accessShare, as: kind, at: grant.keywords)
    }
  }

  /// A composite type's relation follows its owner, unless that is the same.
  mutating func alterOwner(_ alter: AlterOwner) {
    guard alter.object.kind == .type, let name = alter.object.name else { return }
    guard !refusesMissingType(name, at: alter.object.range) else { return }
    let key = moment.schema.typeKey(name, in: statement)
    guard let shape = compositeShape(key) else { return }
    lock(shape.id, .accessExclusive, mayBe: true, at: alter.object.range)
  }

  /// Relations that history gave to one of the roles.
  mutating func reassignOwned(_ reassign: ReassignOwned) {
    changes(.owner, at: TokenRange(0, 2))
    let roles = Set(reassign.roles.map { Identifier($0, in: statement) })
    let owned = moment.schema.all.filter { $0.owner.map(roles.contains) == true }
    for known in owned.sorted(by: { $0.id.number < $1.id.number }) {
      lock(known.id, .accessExclusive, at: reassign.range)
      changeOwner(of: known.name, at: reassign.range)
    }
  }

  mutating func createStatistics(_ create: CreateStatistics) {
    let words = TokenRange(0, 2)
    for item in create.from {
      guard case .relation(let reference, _) = item, !refusesMissing(reference, at: words) else {
        continue
      }
      lock(resolve(reference), .shareUpdateExclusive, at: words)
      for case .column(let column) in create.elements {
        refuseMissingColumn(
          Identifier(column, in: statement), of: resolve(reference), at: words)
      }
    }
    guard let name = create.name else { return }
    let place = moment.schema.placeForNew(name, temporary: false, in: statement)
    if moment.schema.statistics[place] != nil, !create.ifNotExists {
      refuse("42710", "statistics object \"\(place.name)\" already exists", certainty, at: words)
    }
  }

  // MARK: Publications

  mutating func createPublication(_ create: CreatePublication) {
    publish(create.objects, at: TokenRange(0, 2))
    changes(.published(Identifier(create.name, in: statement)), at: TokenRange(0, 2))
    publishesWithoutIdentity(
      create.objects, create.options, isForAllTables: create.isForAllTables, at: TokenRange(0, 2))
  }

  mutating func alterPublication(_ alter: AlterPublication) {
    if refuseMissing(alter) { return }
    publish(alter.objects, at: TokenRange(0, 2))
    if alter.action == .add || alter.action == .set {
      publishesWithoutIdentity(alter.objects, alter.options, at: TokenRange(0, 2))
    }
    if alter.action == .drop { unpublish(alter) }
    if alter.action == .add { notePublished(alter) }
    guard alter.action == .set else { return }
    // SET takes off what is no longer named.
    let published = moment.schema.publications[Identifier(alter.name, in: statement)] ?? []
    for table in published.sorted(by: { $0.number < $1.number }) {
      lock(table, .shareUpdateExclusive, at: TokenRange(0, 2))
      guard let name = relation(table)?.name, !names(alter).contains(name) else { continue }
      changes(
        .unpublished(Identifier(alter.name, in: statement)), of: name, at: TokenRange(0, 2))
    }
  }

  private mutating func notePublished(_ alter: AlterPublication) {
    let name = Identifier(alter.name, in: statement)
    for object in alter.objects {
      guard case .table(let reference, _, _) = object.kind else { continue }
      changes(.published(name), of: resolve(reference), at: TokenRange(0, 2))
    }
  }

  /// Tables of which a publication sends no more changes.
  private mutating func unpublish(_ alter: AlterPublication) {
    let name = Identifier(alter.name, in: statement)
    for object in alter.objects {
      guard case .table(let reference, _, _) = object.kind else { continue }
      changes(.unpublished(name), of: resolve(reference), at: TokenRange(0, 2))
    }
  }

  /// The tables that a list of a publication names, and those below them.
  private func names(_ alter: AlterPublication) -> Set<RelationName> {
    var names: Set<RelationName> = []
    for object in alter.objects {
      guard case .table(let reference, _, _) = object.kind else {
        // A schema: all of it, whatever that is.
        return Set(moment.schema.all.map(\.name))
      }
      let name = resolve(reference)
      names.formUnion([name] + descendants(of: name))
    }
    return names
  }

  /// DROP PUBLICATION. Who follows one is on another server: of none it is known that nobody does, save
  /// of one that named no table in use.
  mutating func dropPublications(_ drop: Drop) {
    for target in drop.targets {
      let name = Identifier(target.name.last, in: statement)
      let tables = moment.schema.publications[name]
      if tables == nil, drop.ifExists, moment.schema.isWhole { continue }
      let isLive = tables?.contains { relation($0).map { self.isLive($0.name) } ?? true } ?? true
      changes(.unpublished(name), isLive: isLive || tables?.isEmpty == true, at: drop.keywords)
    }
  }

  /// A publication that nobody made, or a table that it is to lose and does not have.
  private mutating func refuseMissing(_ alter: AlterPublication) -> Bool {
    guard moment.schema.isWhole else { return false }
    let name = Identifier(alter.name, in: statement)
    guard let published = moment.schema.publications[name] else {
      refuse("42704", "publication \"\(name)\" does not exist", at: TokenRange(0, 2))
      return true
    }
    guard alter.action == .drop else { return false }
    for object in alter.objects {
      guard case .table(let reference, _, _) = object.kind,
        let known = relation(resolve(reference)), !published.contains(known.id)
      else { continue }
      refuse(
        "42704", "relation \"\(known.name.name)\" is not part of the publication",
        at: reference.range)
      return true
    }
    return false
  }

  private mutating func publish(_ objects: [PublishedObject], at words: TokenRange) {
    for object in objects {
      guard case .table(let reference, _, _) = object.kind,
        !refusesMissing(reference, at: words)
      else { continue }
      let name = resolve(reference)
      if let known = relation(name), known.persistence != .permanent {
        return refuse(
          "22023", "cannot add relation \"\(name.name)\" to publication", certainty, at: words)
      }
      // A partitioned table stands for its partitions; children are published one by one.
      let isOnly = reference.isOnly || relation(name)?.isPartitioned == true
      lockTree(name, .shareUpdateExclusive, isOnly: isOnly, at: words)
    }
  }
}

extension ObjectKind {
  /// What a relation that was never seen is taken to be.
  fileprivate var relationKind: Relation.Kind {
    switch self {
    case .index: .index
    case .view: .view
    case .materializedView: .materializedView
    case .sequence: .sequence
    case .foreignTable: .foreignTable
    default: .table
    }
  }
}

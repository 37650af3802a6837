/// What a statement names as its targets, for `parse`.
extension Statement {
  /// Every object that the statement creates, changes, drops, reads into or speaks of.
  func objects(of body: StatementBody) -> [NamedObject] {
    relationObjects(body) ?? definedObjects(body) ?? namedObjects(body) ?? []
  }

  /// Tables and what hangs on them.
  private func relationObjects(_ body: StatementBody) -> [NamedObject]? {
    switch body {
    case .createTable(let create): [object("table", create.table)]
    case .createForeignTable(let create): [object("foreign table", create.table.table)]
    case .createTableAs(let create):
      [object(create.isMaterializedView ? "materialized view" : "table", create.table)]
    case .createView(let create): [object("view", create.view)]
    case .alterTable(let alter): [object(alter.kind.words, alter.table)]
    case .createSequence(let create): [object("sequence", create.sequence)]
    case .alterSequence(let alter): [object("sequence", alter.sequence)]
    case .createIndex(let create):
      (create.name.map { [object("index", $0)] } ?? []) + [object("table", create.table)]
    case .insert(let insert): [object("table", insert.table)]
    case .update(let update): [object("table", update.table)]
    case .delete(let delete): [object("table", delete.table)]
    case .merge(let merge): [object("table", merge.table)]
    case .truncate(let truncate): truncate.tables.map { object("table", $0) }
    case .copy(let copy): copy.table.map { [object("table", $0)] } ?? []
    case .lockTable(let lock): lock.tables.map { object("table", $0) }
    case .vacuum(let vacuum): vacuum.tables.map { object("table", $0) }
    case .cluster(let cluster): cluster.table.map { [object("table", $0)] } ?? []
    case .refreshMaterializedView(let refresh): [object("materialized view", refresh.view)]
    case .createTrigger(let create):
      [object("trigger", create.name), object("table", create.table)]
    case .createRule(let create): [object("rule", create.name), object("table", create.table)]
    case .createPolicy(let create): [object("policy", create.name), object("table", create.table)]
    case .alterPolicy(let alter): [object("policy", alter.name), object("table", alter.table)]
    case .reindex(let reindex): [object(reindex.target)].compactMap(\.self)
    case .explain(let explain): objects(of: explain.statement)
    case .prepare(let prepare): objects(of: prepare.statement)
    default: nil
    }
  }

  /// Types, routines and the other things that are defined.
  private func definedObjects(_ body: StatementBody) -> [NamedObject]? {
    switch body {
    case .createType(let create): [object("type", create.name)]
    case .addEnumValue(let add): [object("type", add.type)]
    case .alterCompositeType(let alter): [object("type", alter.type)]
    case .createDomain(let create): [object("domain", create.name)]
    case .alterDomain(let alter): [object("domain", alter.name)]
    case .createFunction(let create):
      [object(create.isProcedure ? "procedure" : "function", create.name)]
    case .alterFunction(let alter): [object(alter.kind.words, alter.routine.name)]
    case .define(let define): [object(define.kind.words, define.name)]
    case .createStatistics(let create): create.name.map { [object("statistics", $0)] } ?? []
    case .alterStatistics(let alter): [object("statistics", alter.name)]
    case .createSchema(let create):
      (create.name.map { [object("schema", $0)] } ?? []) + create.elements.flatMap(objects)
    case .createExtension(let create): [object("extension", create.name)]
    case .alterExtension(let alter): [object("extension", alter.name)]
    case .createDatabase(let create): [object("database", create.name)]
    case .alterDatabase(let alter): [object("database", alter.name)]
    case .createPublication(let create): [object("publication", create.name)]
    case .alterPublication(let alter): [object("publication", alter.name)]
    case .createSubscription(let create): [object("subscription", create.name)]
    case .alterSubscription(let alter): [object("subscription", alter.name)]
    case .createRole(let create): [object("role", create.name)]
    case .alterRole(let alter): [object("role", alter.role)]
    case .createServer(let create): [object("server", create.name)]
    case .createLanguage(let create): [object("language", create.name)]
    default: nil
    }
  }

  /// Statements that name objects of any kind.
  private func namedObjects(_ body: StatementBody) -> [NamedObject]? {
    switch body {
    case .drop(let drop):
      drop.targets.map { target in
        let owner = target.on.map { joined($0.name) + "." } ?? ""
        return NamedObject(kind: drop.kind.words, name: owner + joined(target.name))
      }
    case .comment(let comment): [object(comment.object)]
    case .securityLabel(let label): [object(label.object)]
    case .alterOwner(let alter): [object(alter.object)]
    case .alterExtensionContents(let alter):
      [object("extension", alter.name), object(alter.object)]
    case .rename(let rename): [object(rename.target)].compactMap(\.self)
    case .setSchema(let set): [object(set.target)].compactMap(\.self)
    case .grant(let grant): objects(of: grant.target)
    default: nil
    }
  }

  private func object(_ kind: String, _ name: QualifiedName) -> NamedObject {
    NamedObject(kind: kind, name: joined(name))
  }

  private func object(_ kind: String, _ name: Name) -> NamedObject {
    NamedObject(kind: kind, name: text(name))
  }

  private func object(_ kind: String, _ relation: RelationReference) -> NamedObject {
    object(kind, relation.name)
  }

  private func object(_ object: ObjectReference) -> NamedObject {
    let owner = object.owner.map { joined($0) + "." } ?? ""
    let name = object.name.map(joined) ?? written(object.range)
    return NamedObject(kind: object.kind.words, name: owner + name)
  }

  private func object(_ target: Reindex.Target) -> NamedObject? {
    switch target {
    case .index(let index): object("index", index)
    case .table(let table): object("table", table)
    case .schema(let name): object("schema", name)
    case .database(let name), .system(let name): name.map { object("database", $0) }
    }
  }

  private func object(_ target: Rename.Target) -> NamedObject? {
    switch target {
    case .relation(let kind, let relation), .column(let kind, let relation, _):
      object(kind.words, relation)
    case .constraint(let relation, _): object("table", relation)
    case .enumValue(let name, _), .attribute(let name, _), .type(let name): object("type", name)
    case .schema(let name): object("schema", name)
    case .database(let name): object("database", name)
    case .domain(let name), .domainConstraint(let name, _): object("domain", name)
    case .other: nil
    }
  }

  private func object(_ target: SetSchema.Target) -> NamedObject? {
    switch target {
    case .relation(let kind, let relation): object(kind.words, relation)
    case .type(let name): object("type", name)
    case .domain(let name): object("domain", name)
    case .other: nil
    }
  }

  private func objects(of target: PrivilegeTarget) -> [NamedObject] {
    switch target {
    case .tables(let tables): tables.map { object("table", $0) }
    case .sequences(let sequences): sequences.map { object("sequence", $0) }
    case .routines(let kind, let routines): routines.map { object(kind.words, $0.name) }
    case .objects(let kind, let names): names.map { object(kind.words, $0) }
    case .parameters(let names): names.map { object("parameter", $0) }
    case .allInSchemas(_, let schemas): schemas.map { object("schema", $0) }
    case .largeObjects: []
    }
  }
}

/// `materializedView` as the words that SQL has for it.
private func words(_ name: String) -> String {
  if name.utf8.allSatisfy({ $0 >= 0x61 }) { return name }
  return name.reduce(into: "") { text, letter in
    if letter.isUppercase { text += " " }
    text += letter.lowercased()
  }
}

extension ObjectKind {
  fileprivate var words: String { Syntax.words("\(self)") }
}

extension RelationKind {
  fileprivate var words: String { self == .table ? "table" : Syntax.words("\(self)") }
}

extension Drop.Kind {
  fileprivate var words: String {
    if case .other(let keyword) = self { keyword.spelling } else { Syntax.words("\(self)") }
  }
}

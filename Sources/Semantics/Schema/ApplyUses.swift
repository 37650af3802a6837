import Syntax

/// Which columns of which tables a part of a statement reads: what then holds them fast.
extension SchemaChange {
  /// The relations that a range names, and their columns that it reads.
  ///
  /// - Parameter table: a table whose columns need no FROM: a policy's or a publication's.
  func readColumns(in range: TokenRange, of table: RelationID? = nil)
    -> [RelationID: Set<Identifier>]
  {
    var sources = statement.mentions.relations.filter { range.contains($0.range) }
      .compactMap { reference in
        schema.id(of: resolve(reference)).map { (id: $0, label: label(of: reference)) }
      }
    if let table, let name = schema.relation(table)?.name.name {
      sources.append((id: table, label: name))
    }
    var read: [RelationID: Set<Identifier>] = [:]
    for source in sources { read[source.id, default: []] = [] }
    for column in statement.mentions.columns where range.contains(column.name.range) {
      for (id, name) in owners(of: column, among: sources) { read[id, default: []].insert(name) }
    }
    return read
  }

  /// The alias of a relation in FROM, or its name.
  private func label(of reference: RelationReference) -> Identifier {
    var next = Int(reference.range.upper)
    if statement.token(at: next)?.keyword == .as { next += 1 }
    if let token = statement.token(at: next), token.keyword == nil,
      [.word, .quotedIdentifier, .unicodeIdentifier].contains(token.kind)
    {
      return Identifier(Name(next), in: statement)
    }
    return identifier(reference.name.last)
  }

  /// The relations whose column a reference means. A star means all of them.
  private func owners(
    of reference: ColumnReference, among sources: [(id: RelationID, label: Identifier)]
  ) -> [(RelationID, Identifier)] {
    let qualifier = reference.name.qualifier.map(identifier)
    let fitting = sources.filter { qualifier == nil || $0.label == qualifier }
    let last = statement.token(at: Int(reference.name.last.token))
    if last?.kind == .star || reference.isImpliedStar {
      return fitting.flatMap { source in
        (schema.relation(source.id)?.columns ?? []).map { (source.id, $0.name) }
      }
    }
    let name = identifier(reference.name.last)
    let known = fitting.filter { schema.relation($0.id)?.column(name) != nil }
    if let first = known.first { return [(first.id, name)] }
    // One table alone, of unknown shape: the column can be no other's.
    if fitting.count == 1, let only = fitting.first,
      schema.relation(only.id)?.isComplete == false
    {
      return [(only.id, name)]
    }
    return []
  }

  /// The columns that `NEW.column` and `OLD.column` name.
  func rowColumns(in range: TokenRange) -> Set<Identifier> {
    Set(
      statement.mentions.columns.compactMap { column in
        guard range.contains(column.name.range), let row = column.name.qualifier,
          Self.rows.contains(statement.text(row)),
          statement.token(at: Int(column.name.last.token))?.kind != .star
        else { return nil }
        return identifier(column.name.last)
      })
  }

  private static let rows: Set<String> = ["new", "old"]

  mutating func note(_ use: ColumnUse, on table: RelationID) {
    schema.update(table) { relation in
      relation.uses.removeAll { $0.kind == use.kind && $0.name == use.name }
      if !use.columns.isEmpty { relation.uses.append(use) }
    }
  }

  /// What a function with a parsed body reads: the body is bound to the columns it names.
  mutating func noteBody(of create: CreateFunction, named name: Identifier) {
    guard create.body != nil else { return }
    for (table, columns) in readColumns(in: create.range) {
      note(ColumnUse(kind: .function, name: name, columns: columns), on: table)
    }
  }

  mutating func noteFilters(_ objects: [PublishedObject], of publication: Identifier) {
    for object in objects {
      guard case .table(let reference, let columns, let filter) = object.kind else { continue }
      let table = schema.assume(resolve(reference))
      var read = Set(columns.map(identifier))
      if let filter { read.formUnion(readColumns(in: filter.range, of: table)[table] ?? []) }
      note(ColumnUse(kind: .publication, name: publication, columns: read), on: table)
    }
  }
}

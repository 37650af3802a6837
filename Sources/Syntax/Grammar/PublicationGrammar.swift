extension Parser {
  /// ```
  /// CREATE PUBLICATION name [FOR {everything | object, …}] [WITH ( options )]
  /// ```
  mutating func createPublication(from start: Int) throws(SyntaxError) -> CreatePublication {
    advance()
    let name = try columnName()
    var isForAll = false
    var items: [PublishedItem] = []
    if take(.for) {
      isForAll = isNext(.all)
      if isForAll { try everythingPublished() } else { items = try publishedItems() }
    }
    let options = try withDefinition()
    let objects = try publishedObjects(items)
    return CreatePublication(
      name: name, isForAllTables: isForAll, objects: objects, options: options,
      range: range(from: start))
  }

  /// ```
  /// ALL {TABLES [EXCEPT ( TABLE table, … )] | SEQUENCES}, …
  /// ```
  /// Since 19, more than ALL TABLES.
  private mutating func everythingPublished() throws(SyntaxError) {
    repeat {
      try expect(.all)
      if take(.sequences) {
        requires(19, at: at - 1)
      } else {
        try expect(.tables)
        if take(.except) { try unpublishedTables() }
      }
      if isNext(.comma) { requires(19, at: at) }
    } while take(.comma)
  }

  private mutating func unpublishedTables() throws(SyntaxError) {
    requires(19, at: at - 1)
    take(.table)
    _ = try parenthesized { (parser) throws(SyntaxError) in
      parser.take(.table)
      return try parser.relation()
    }
  }

  /// ```
  /// ALTER PUBLICATION name {{ADD | SET | DROP} object, … | SET ( options ) | RENAME TO name
  ///   | OWNER TO role}
  /// ```
  mutating func alterPublication(from start: Int) throws(SyntaxError) -> StatementBody {
    advance()
    let name = try columnName()
    let object = ObjectReference(
      kind: .publication, name: QualifiedName(name), owner: nil, range: range(from: start + 1))
    if isNext(.rename) { return try rename(.other(object.range), from: start) }
    if isNext(.owner) { return try alterOwner(object, from: start) }
    let word = keyword
    guard take(.add) || take(.set) || take(.drop) else { throw unexpected() }
    var action = AlterPublication.Action.drop
    var objects: [PublishedObject] = []
    var options: [Option] = []
    if word == .set, isNext(.leftParenthesis) {
      action = .setOptions
      options = try definition()
    } else if word == .set, isNext(.all) {
      requires(19, at: at)
      action = .set
      try everythingPublished()
    } else {
      if word != .drop { action = word == .add ? .add : .set }
      objects = try publishedObjects(try publishedItems())
    }
    return .alterPublication(
      AlterPublication(
        name: name, action: action, objects: objects, options: options, range: range(from: start)))
  }

  /// ```
  /// pub_obj_list: {TABLE table [(columns)] [WHERE (…)] | TABLES IN SCHEMA {name | CURRENT_SCHEMA}
  ///   | table [(columns)] [WHERE (…)] | schema | CURRENT_SCHEMA}, …
  /// ```
  /// An item without a word of its own is what the one before it was; that is looked at when the whole
  /// statement has been read.
  private mutating func publishedItems() throws(SyntaxError) -> [PublishedItem] {
    try commaSeparated { (parser) throws(SyntaxError) in try parser.publishedItem() }
  }

  /// What the items are, each by itself or by the one before it.
  private mutating func publishedObjects(
    _ written: [PublishedItem]
  ) throws(SyntaxError) -> [PublishedObject] {
    var items = written
    var objects: [PublishedObject] = []
    if let first = items.first, first.kind == .continuation {
      throw rejected("invalid publication object list", at: first.place)
    }
    var kind = PublishedItem.Kind.continuation
    for index in items.indices {
      if items[index].kind != .continuation { kind = items[index].kind }
      items[index].kind = kind
      objects.append(try publishedObject(items[index]))
    }
    return objects
  }

  private mutating func publishedItem() throws(SyntaxError) -> PublishedItem {
    let start = at
    var item = PublishedItem(range: TokenRange(start, start))
    if isNext(.tables), peek(1).keyword == .in {
      at += 2
      try expect(.schema)
      let name = at
      item.kind = .schema
      if !take(.currentSchema) { item.name = QualifiedName(try columnName()) }
      item.range = TokenRange(name, at)
      return item
    }
    if take(.table) {
      item.kind = .table
      item.relation = try relation()
      try publishedDetails(&item)
    } else if !take(.currentSchema) {
      try publishedContinuation(&item)
    }
    item.range = range(from: start)
    return item
  }

  /// `name | name * | ONLY name`, of what the item before it was.
  private mutating func publishedContinuation(_ item: inout PublishedItem) throws(SyntaxError) {
    if isNext(.only) {
      item.hasPlace = false
      item.relation = try relation()
    } else {
      let name = try relationName()
      item.name = name
      item.hasPlace = !take(.star)
      if !item.hasPlace || name.partCount > 1 {
        item.relation = mention(
          RelationReference(name: name, isOnly: false, range: range(from: Int(name.range.lower))))
      }
    }
    try publishedDetails(&item)
    if item.relation == nil, let name = item.name, item.hasDetails {
      item.relation = mention(RelationReference(name: name, isOnly: false, range: name.range))
    }
  }

  /// `[(columns)] [WHERE ( condition )]`
  private mutating func publishedDetails(_ item: inout PublishedItem) throws(SyntaxError) {
    if isNext(.leftParenthesis) { item.columns = try columnNames() }
    if take(.where) { item.filter = try parenthesizedExpression() }
  }

  /// What the item is, now that it is known what came before it.
  private mutating func publishedObject(
    _ item: PublishedItem
  ) throws(SyntaxError) -> PublishedObject {
    let place = item.place
    if item.kind == .table {
      if let relation = item.relation {
        return PublishedObject(
          kind: .table(relation, columns: item.columns, filter: item.filter), range: item.range)
      }
      guard let name = item.name else { throw rejected("invalid table name", at: place) }
      let relation = mention(RelationReference(name: name, isOnly: false, range: name.range))
      return PublishedObject(kind: .table(relation, columns: [], filter: nil), range: item.range)
    }
    if item.filter != nil { throw rejected("WHERE clause not allowed for schema", at: place) }
    if !item.columns.isEmpty {
      throw rejected("column specification not allowed for schema", at: place)
    }
    if item.relation != nil { throw rejected("invalid schema name", at: place) }
    return PublishedObject(
      kind: item.name.map { .schema($0.last) } ?? .currentSchema, range: item.range)
  }
}

/// An item of a publication's list as it is written.
private struct PublishedItem {
  enum Kind { case table, schema, continuation }

  var kind = Kind.continuation
  var name: QualifiedName?
  var relation: RelationReference?
  var columns: [Name] = []
  var filter: Expression?
  var range: TokenRange
  /// Whether the server remembers where it stands; it points at the text's beginning otherwise.
  var hasPlace = true

  var place: Int { hasPlace ? Int(range.lower) : 0 }
  var hasDetails: Bool { !columns.isEmpty || filter != nil }
}

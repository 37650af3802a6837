extension Parser {
  /// ```
  /// ALTER {TABLE | INDEX | SEQUENCE | VIEW | MATERIALIZED VIEW | FOREIGN TABLE} [IF EXISTS] name
  ///   {action, … | RENAME … | SET SCHEMA name | …}
  /// ```
  mutating func alterRelation(
    from start: Int, _ kind: RelationKind
  ) throws(SyntaxError) -> StatementBody {
    let head = try alterHead(from: start, kind)
    if isNext(.all), kind == .table || kind == .index || kind == .materializedView {
      return try moveAll(head)
    }
    let ifExists = try takeIfExists()
    let hasDescendants = kind == .table || kind == .foreignTable
    let relation = hasDescendants ? try relation() : try plainRelation()
    switch keyword {
    case .rename:
      return .rename(try renameRelation(head, relation, ifExists: ifExists))
    case .set where peek(1).keyword == .schema && kind != .index:
      return .setSchema(try setSchema(of: .relation(kind, relation), from: start))
    case .depends where !ifExists && kind.dependsOnExtensions,
      .no where peek(1).keyword == .depends && !ifExists && kind.dependsOnExtensions:
      return .alterDepends(try dependsOnExtension(from: start))
    case .attach, .detach:
      return .alterTable(try partitionStatement(head, relation, ifExists: ifExists))
    default:
      return try alterStorage(head, relation, ifExists: ifExists)
    }
  }

  /// What is left of ALTER behind the name of a relation: partitions, sequences, actions.
  private mutating func alterStorage(
    _ head: AlterHead, _ relation: RelationReference, ifExists: Bool
  ) throws(SyntaxError) -> StatementBody {
    if head.kind == .table, isWord(.split) || isNext(.merge) {
      return .alterTable(try partitionStatement(head, relation, ifExists: ifExists))
    }
    if head.kind == .sequence, isSequenceOptionNext {
      let options = try sequenceOptions()
      return .alterSequence(
        AlterSequence(
          sequence: relation, ifExists: ifExists, options: options,
          range: range(from: head.start)))
    }
    let actions = try commaSeparated { (parser) throws(SyntaxError) in try parser.tableAction() }
    return .alterTable(
      AlterTable(
        keywords: head.keywords, kind: head.kind, ifExists: ifExists, table: relation,
        actions: actions, range: range(from: head.start)))
  }

  /// The words behind ALTER.
  private mutating func alterHead(
    from start: Int, _ kind: RelationKind
  ) throws(SyntaxError) -> AlterHead {
    advance()
    switch kind {
    case .materializedView: try expect(.view)
    case .foreignTable: try expect(.table)
    case .table, .index, .view, .sequence: break
    }
    return AlterHead(start: start, keywords: range(from: start), kind: kind)
  }

  /// ```
  /// ALTER {TABLE | INDEX | MATERIALIZED VIEW} ALL IN TABLESPACE name [OWNED BY role, …]
  ///   SET TABLESPACE name [NOWAIT]
  /// ```
  private mutating func moveAll(_ head: AlterHead) throws(SyntaxError) -> StatementBody {
    advance()
    try expect(.in)
    try expect(.tablespace)
    let old = try columnName()
    if take(.owned) {
      try expect(.by)
      try roles()
    }
    try expect(.set)
    try expect(.tablespace)
    let new = try columnName()
    let isNoWait = take(.nowait)
    return .moveAll(
      MoveAll(
        keywords: head.keywords, kind: head.kind, tablespace: old, newTablespace: new,
        isNoWait: isNoWait, range: range(from: head.start)))
  }

  /// ```
  /// ATTACH PARTITION name bound | DETACH PARTITION name [CONCURRENTLY | FINALIZE]
  ///   | SPLIT PARTITION name INTO ( PARTITION name bound, … )
  ///   | MERGE PARTITIONS ( name, … ) INTO name
  /// ```
  /// Each stands alone. For an index there is ATTACH PARTITION only, without a bound.
  private mutating func partitionStatement(
    _ head: AlterHead, _ table: RelationReference, ifExists: Bool
  ) throws(SyntaxError) -> AlterTable {
    guard head.kind == .table || head.kind == .index && !ifExists && isNext(.attach) else {
      throw unexpected()
    }
    let start = at
    let word = at
    advance()
    let keywords = TokenRange(word, word + 2)
    let kind: AlterTableAction.Kind
    switch tokens[word].keyword {
    case .attach: kind = try attachPartition(isIndex: head.kind == .index)
    case .detach: kind = try detachPartition()
    case .merge: kind = try mergePartitions()
    default: kind = try splitPartition()
    }
    let action = AlterTableAction(kind, keywords: keywords, range: range(from: start))
    return AlterTable(
      keywords: head.keywords, kind: head.kind, ifExists: ifExists, table: table,
      actions: [action], range: range(from: head.start))
  }

  private mutating func attachPartition(isIndex: Bool) throws(SyntaxError) -> AlterTableAction.Kind
  {
    try expect(.partition)
    let name = try plainRelation().name
    return isIndex ? .attachIndexPartition(name) : .attachPartition(name, try partitionBound())
  }

  private mutating func detachPartition() throws(SyntaxError) -> AlterTableAction.Kind {
    try expect(.partition)
    let name = try plainRelation().name
    let mode: DetachMode =
      if take(.concurrently) { .concurrently } else if take(.finalize) { .finalize } else { .plain }
    return .detachPartition(name, mode)
  }

  private mutating func splitPartition() throws(SyntaxError) -> AlterTableAction.Kind {
    requires(19, at: at - 1)
    try expect(.partition)
    let name = try plainRelation().name
    try expect(.into)
    _ = try parenthesized { (parser) throws(SyntaxError) in
      try parser.expect(.partition)
      _ = try parser.plainRelation()
      return try parser.partitionBound()
    }
    return .splitPartition(name)
  }

  private mutating func mergePartitions() throws(SyntaxError) -> AlterTableAction.Kind {
    requires(19, at: at - 1)
    guard takeWord(.partitions) else { throw unexpected() }
    let names = try parenthesized { (parser) throws(SyntaxError) in
      try parser.plainRelation().name
    }
    try expect(.into)
    return .mergePartitions(names, into: try plainRelation().name)
  }
}

/// What an ALTER began with.
struct AlterHead {
  let start: Int
  let keywords: TokenRange
  let kind: RelationKind
}

extension RelationKind {
  /// Whether ALTER … DEPENDS ON EXTENSION is for it.
  fileprivate var dependsOnExtensions: Bool { self == .index || self == .materializedView }
}

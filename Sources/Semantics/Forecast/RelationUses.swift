import Syntax

/// The relations that a statement's queries use, and how strongly each is locked.
///
/// Queries are walked for what decides the strength: targets, FOR UPDATE, names of WITH. What stands
/// where no walk comes, in the value of SET or the rows of VALUES, is read.
struct RelationUses {
  /// A relation that is read: ACCESS SHARE, or ROW SHARE under FOR UPDATE and its kin.
  struct Read {
    let reference: RelationReference
    let mode: LockMode
  }

  private(set) var reads: [Read] = []
  /// INSERT, UPDATE, DELETE and MERGE, the ones inside WITH first.
  private(set) var changes: [StatementBody] = []

  private let statement: Statement
  /// Where mentions begin that have been dealt with.
  private var seen: Set<UInt32> = []
  private var commonTables: Set<Identifier> = []

  /// - Parameter made: names in the statement that are no uses: what it makes.
  init(
    _ body: StatementBody, range: TokenRange, made: [RelationReference] = [],
    commonTable: Identifier? = nil, in statement: Statement
  ) {
    self.statement = statement
    seen = Set(made.map(\.range.lower))
    if let commonTable { commonTables.insert(commonTable) }
    markLockedNames(range)
    visit(body, scope: commonTables)
    for mention in statement.mentions.relations
    where range.contains(mention.range) && !seen.contains(mention.range.lower) {
      take(mention, .accessShare, scope: commonTables)
    }
  }

  private mutating func visit(_ body: StatementBody, scope: Set<Identifier>) {
    switch body {
    case .query(let query): visit(query, scope: scope, isLocked: false)
    case .insert(let insert):
      let scope = open(insert.with, scope)
      target(insert.table, body)
      if case .query(let query) = insert.rows { visit(query, scope: scope, isLocked: false) }
      visit(insert.returning.map(\.value), scope)
    case .update(let update):
      let scope = open(update.with, scope)
      target(update.table, body)
      for item in update.from { visit(item, scope: scope, isLocked: false) }
      visit([update.filter].compactMap(\.self) + update.returning.map(\.value), scope)
    case .delete(let delete):
      let scope = open(delete.with, scope)
      target(delete.table, body)
      for item in delete.using { visit(item, scope: scope, isLocked: false) }
      visit([delete.filter].compactMap(\.self) + delete.returning.map(\.value), scope)
    case .merge(let merge):
      let scope = open(merge.with, scope)
      target(merge.table, body)
      visit(merge.source, scope: scope, isLocked: false)
      visit([merge.condition] + merge.returning.map(\.value), scope)
    default: break
    }
  }

  private mutating func target(_ table: RelationReference, _ body: StatementBody) {
    seen.insert(table.range.lower)
    changes.append(body)
  }

  /// The names that WITH adds; under RECURSIVE each is known inside all of them.
  private mutating func open(_ with: With?, _ outer: Set<Identifier>) -> Set<Identifier> {
    guard let with else { return outer }
    let names = with.tables.map { Identifier($0.name, in: statement) }
    commonTables.formUnion(names)
    let isRecursive = statement.token(at: Int(with.range.lower) + 1)?.keyword == .recursive
    var scope = isRecursive ? outer.union(names) : outer
    for (table, name) in zip(with.tables, names) {
      visit(table.statement, scope: scope)
      scope.insert(name)
    }
    return scope
  }

  private mutating func visit(_ query: Query, scope outer: Set<Identifier>, isLocked: Bool) {
    let scope = open(query.with, outer)
    let named = query.locksRows ? lockedNames(in: query.range) : []
    switch query.body {
    case .select(let select):
      if let into = select.into { seen.insert(into.range.lower) }
      for item in select.from {
        let locks = isLocked || query.locksRows && (named.isEmpty || concerns(item, named))
        visit(item, scope: scope, isLocked: locks)
      }
      visit(select.targets.map(\.value) + [select.filter].compactMap(\.self), scope)
      visit(select.others, scope)
    case .values: break
    case .table(let reference):
      take(reference, isLocked || query.locksRows ? .rowShare : .accessShare, scope: scope)
    case .combined(let queries):
      for query in queries { visit(query, scope: scope, isLocked: isLocked) }
    }
    visit(query.tail, scope)
  }

  private mutating func visit(_ item: FromItem, scope: Set<Identifier>, isLocked: Bool) {
    switch item {
    case .relation(let reference, _):
      take(reference, isLocked ? .rowShare : .accessShare, scope: scope)
    case .function(let call): visit([call], scope)
    case .query(let query): visit(query, scope: scope, isLocked: isLocked)
    case .join(let items, let conditions):
      for item in items { visit(item, scope: scope, isLocked: isLocked) }
      visit(conditions, scope)
    }
  }

  private mutating func visit(_ expressions: [Expression], _ scope: Set<Identifier>) {
    for query in expressions.flatMap(\.queries) { visit(query, scope: scope, isLocked: false) }
  }

  private mutating func take(
    _ reference: RelationReference, _ mode: LockMode, scope: Set<Identifier>
  ) {
    guard seen.insert(reference.range.lower).inserted else { return }
    if reference.name.partCount == 1,
      scope.contains(Identifier(reference.name.last, in: statement))
    {
      return
    }
    reads.append(Read(reference: reference, mode: mode))
  }
}

// MARK: FOR UPDATE OF

extension RelationUses {
  /// The names behind `FOR UPDATE OF`, which are aliases of what FROM names, and no relations.
  private mutating func markLockedNames(_ range: TokenRange) {
    for index in range.indices where isLockedNamesBegin(index) {
      for name in namesBehind(index) { seen.insert(UInt32(truncatingIfNeeded: name)) }
    }
  }

  private func lockedNames(in range: TokenRange) -> Set<Identifier> {
    let names = range.indices.filter(isLockedNamesBegin).flatMap(namesBehind)
    return Set(names.map { Identifier(Name($0), in: statement) })
  }

  private func isLockedNamesBegin(_ index: Int) -> Bool {
    guard statement.token(at: index)?.keyword == .of else { return false }
    let word = statement.token(at: index - 1)?.keyword
    let before = statement.token(at: index - 2)?.keyword
    return (word == .update || word == .share) && (before == .for || before == .key)
  }

  private func namesBehind(_ of: Int) -> [Int] {
    var names = [of + 1]
    var index = of + 2
    while statement.token(at: index)?.kind == .comma {
      names.append(index + 1)
      index += 2
    }
    return names
  }

  /// Whether one of the names is the item's alias or relation.
  private func concerns(_ item: FromItem, _ names: Set<Identifier>) -> Bool {
    switch item {
    case .relation(let reference, let alias):
      names.contains(Identifier(alias ?? reference.name.last, in: statement))
    case .join(let items, _): items.contains { concerns($0, names) }
    case .query: true
    case .function: false
    }
  }
}

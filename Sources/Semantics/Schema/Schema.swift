import Syntax

/// What a database holds, as far as the statements played so far have shown it.
///
/// A value that copies cheaply: a savepoint is a copy, a rollback an assignment.
@dynamicMemberLookup
package struct Schema: Sendable {
  private(set) var numbers = Buckets<RelationName, RelationID>()
  private var relations = Chunks<Relation>()
  private(set) var types = Buckets<TypeKey, TypeDefinition>()
  private(set) var functions = Buckets<TypeKey, FunctionDefinition>()
  private var surroundings: Boxed<Surroundings>
  private var pendingBox: Boxed<PendingTriggers>?
  /// Where names without a schema are looked for, first to last.
  package var searchPath: [Identifier]
  /// Whether plpgsql is there, which every database begins with.
  var hasPLpgSQL = true
  /// Whether a column holds rows of a relation, composite types included.
  package var hasRowTypeColumns = false
  /// The session's check_function_bodies: whether functions in SQL are read when they are made.
  package var checksFunctionBodies = true
  /// Whether statements made casts of their own.
  package var hasCasts = false
  /// Whether something ran that could not be read, so that more may exist, or less, than is known.
  package var hasUnseenChanges = false
  /// How many files set a lock_timeout: the project's files do that themselves.
  package var lockTimeouts = 0
  /// Whether the file that is played has set one, or none.
  var hasSetLockTimeout = false
  /// Whether an earlier file was played.
  package var hasHistory = false
  /// Whether any constraint or trigger was seen whose checks can wait for COMMIT.
  var hasDeferrables = false
  /// Whether the session's triggers fire: session_replication_role is not `replica`.
  var firesTriggers = true
  /// Whether a value was added to an enum in this change set.
  package var hasNewLabels = false
  /// Whether a schema was made or dropped since an earlier change set.
  private var hasNewSchemas = false
  /// Whether an earlier file of the change set was played.
  private var hasEarlierFile = false
  /// Whether something was used that no statement made.
  package private(set) var hasAssumed = false

  /// What changed rows have set off in the open transaction and what waits for its COMMIT.
  var pending: PendingTriggers? {
    get { pendingBox?.value }
    set { pendingBox = newValue.map(Boxed.init) }
  }

  /// Whether the whole history was seen, from an empty database on. What was never seen does not
  /// exist then.
  package var isWhole: Bool { hasHistory && !hasAssumed && !hasUnseenChanges }

  /// Whether every type, function and operator but the server's own was seen being made.
  package var knowsEveryObject: Bool { isWhole && self.extensions.isEmpty }

  package init(_ declared: Declared = Declared()) {
    surroundings = Boxed(Surroundings(declared: declared, timeZone: declared.timeZone))
    searchPath = declared.searchPath
  }

  package subscript<Fact>(dynamicMember fact: WritableKeyPath<Surroundings, Fact>) -> Fact {
    get { surroundings.value[keyPath: fact] }
    _modify { yield &surroundings.value[keyPath: fact] }
  }

  /// What the project declares of its sessions and tables.
  package var declared: Declared { _read { yield surroundings.value.declared } }
}

/// What a schema holds that few statements touch: behind one reference, for it is copied often.
package struct Surroundings: Sendable {
  fileprivate let declared: Declared
  /// The session's TimeZone, where the file or the configuration says it.
  package var timeZone: String?
  /// Schemas that were seen being made or dropped.
  fileprivate var schemas: [Identifier: Birth] = [:]
  /// Tables by the publication that names them.
  package var publications: [Identifier: Set<RelationID>] = [:]
  /// Tables by the extended statistics on them.
  package var statistics: [RelationName: RelationID] = [:]
  /// Extensions that statements made, which bring types and functions of their own.
  package var extensions: Set<Identifier> = []
  /// The types and functions that were made or changed in this file.
  fileprivate var newObjects = Chunks<TypeKey>()
  /// Where many generated names are alike: up to which number they are taken, by the first of them.
  var takenNumbers: [RelationName: Int] = [:]
  /// The transaction that the last file has left open for the next.
  var open: OpenTransaction?
}

// MARK: Copies

extension Schema {
  /// A copy that one statement changes, of which it is not yet known whether it stays.
  func forked() -> Schema {
    var copy = self
    copy.numbers.open()
    copy.relations.open()
    copy.types.open()
    copy.functions.open()
    return copy
  }

  /// The copy stays.
  mutating func join() {
    numbers.join()
    relations.join()
    types.join()
    functions.join()
  }
}

// MARK: Looking

extension Schema {
  package func id(of name: RelationName) -> RelationID? { numbers[name] }

  package func relation(_ id: RelationID) -> Relation? { relations[id.number] }

  /// How many relations there ever were: those that are made from now on have higher numbers.
  var relationCount: Int { relations.count }

  package func relation(_ name: RelationName) -> Relation? {
    numbers[name].flatMap { relations[$0.number] }
  }

  /// Whether others may read, write or wait for the relation: it was not made in this change set,
  /// and it is not the session's own.
  package func isLive(_ name: RelationName) -> Bool {
    if name.schema == .temporary || name.isBookkeeping { return false }
    return relation(name)?.birth != .changeSet
  }

  /// Whether a publication names the table.
  package func isPublished(_ table: RelationID) -> Bool {
    self.publications.values.contains { $0.contains(table) }
  }

  /// Every relation, in no order.
  package var all: some Sequence<Relation> { relations.all }

  package func type(_ key: TypeKey) -> TypeDefinition? { types[key] }

  package func function(_ key: TypeKey) -> FunctionDefinition? { functions[key] }

  package func birth(ofSchema name: Identifier) -> Birth? { self.schemas[name] }

  /// The relation and everything below it: partitions, children, their partitions and children.
  package func withDescendants(_ id: RelationID) -> [RelationID] {
    var found = [id]
    guard relation(id)?.children.isEmpty == false else { return found }
    var seen: Set<RelationID> = [id]
    var next = 0
    while next < found.count {
      for child in relation(found[next])?.children ?? [] where seen.insert(child).inserted {
        found.append(child)
      }
      next += 1
    }
    return found
  }

  /// Whether a table or an index can stand below another: never below itself or what is below it. The
  /// server refuses that, and nothing here must walk in a circle.
  func canStand(_ child: RelationID, below parent: RelationID) -> Bool {
    var above = relation(parent)?.index == nil ? nil : Optional(parent)
    var steps = 0
    while let id = above {
      steps += 1
      if id == child || steps > 64 { return false }
      above = relation(id)?.index?.parent
    }
    return !withDescendants(child).contains(parent)
  }

  /// A table and, where it is partitioned, everything below it: the tables on which the triggers of
  /// a foreign key stand. A child that inherits has none of them.
  package func withPartitions(_ id: RelationID) -> [RelationID] {
    relation(id)?.kind == .partitionedTable ? withDescendants(id) : [id]
  }

  /// The sequences that go with a table's columns, however they are named.
  package func sequences(of table: RelationID) -> [RelationID] {
    (relation(table)?.sequences ?? []).filter { relation($0)?.ownedBy?.table == table }
  }

  /// The partition that takes what no other does.
  package func defaultPartition(of parent: RelationID) -> RelationID? {
    relation(parent)?.children.first { relation($0)?.partition?.isDefault == true }
  }
}

// MARK: Changes

extension Schema {
  /// Makes a relation; one of the same name is replaced.
  @discardableResult
  package mutating func make(
    _ name: RelationName, _ kind: Relation.Kind, birth: Birth, isComplete: Bool,
    _ fill: (inout Relation) -> Void = { _ in }
  ) -> RelationID {
    let number = relations.append { number in
      var relation = Relation(
        id: RelationID(number: number), name: name, kind: kind, birth: birth,
        isComplete: isComplete)
      fill(&relation)
      return relation
    }
    let id = RelationID(number: number)
    numbers[name] = id
    return id
  }

  /// The relation of a name; one never seen is noted as assumed.
  package mutating func assume(_ name: RelationName, _ kind: Relation.Kind = .table) -> RelationID {
    if let known = numbers[name] { return known }
    hasAssumed = true
    return make(name, kind, birth: .unseen, isComplete: false)
  }

  package mutating func update(_ id: RelationID, _ change: (inout Relation) -> Void) {
    relations.update(id.number, change)
  }

  /// Changes what is known of a relation; one never seen is noted as assumed first.
  package mutating func update(_ name: RelationName, _ change: (inout Relation) -> Void) {
    update(assume(name), change)
  }

  /// Takes a relation away. What hangs on it is the caller's to take away first.
  package mutating func remove(_ id: RelationID) {
    guard let relation = relations[id.number] else { return }
    if numbers[relation.name] == id { numbers[relation.name] = nil }
    relations[id.number] = nil
    forgetTakenNumbers()
  }

  package mutating func rename(_ id: RelationID, to new: RelationName) {
    guard let relation = relations[id.number] else { return }
    if numbers[relation.name] == id { numbers[relation.name] = nil }
    numbers[new] = id
    forgetTakenNumbers()
    update(id) { $0.name = new }
  }

  package mutating func set(_ type: TypeDefinition) {
    types[type.key] = type
    self.newObjects.append(type.key)
  }

  package mutating func updateType(_ key: TypeKey, _ change: (inout TypeDefinition) -> Void) {
    types.update(key, change)
    self.newObjects.append(key)
  }

  package mutating func removeType(_ key: TypeKey) { types[key] = nil }

  package mutating func set(_ function: FunctionDefinition, _ key: TypeKey) {
    functions[key] = function
    self.newObjects.append(key)
  }

  package mutating func removeFunction(_ key: TypeKey) { functions[key] = nil }

  package mutating func note(schema: Identifier, _ birth: Birth?) {
    self.schemas[schema] = birth
    hasNewSchemas = true
  }

  private mutating func forgetTakenNumbers() {
    if !self.takenNumbers.isEmpty { self.takenNumbers = [:] }
  }

  /// A change set has been applied: what it made is history now.
  package mutating func endChangeSet() {
    join()
    if hasEarlierFile { relations.unsettle() }
    // A history may be long: what an earlier file made is not looked at again.
    relations.settle { Schema.age(&$0) }
    let made =
      hasEarlierFile ? types.all.map(\.key) + functions.all.map(\.key) : Array(self.newObjects.all)
    for key in made {
      types.update(key) {
        $0.birth = $0.birth == .changeSet ? .history : $0.birth
        $0.settle()
      }
      functions.update(key) { $0.birth = $0.birth == .changeSet ? .history : $0.birth }
    }
    if hasNewSchemas {
      self.schemas = self.schemas.mapValues { $0 == .changeSet ? .history : $0 }
    }
    if self.newObjects.count > 0 { self.newObjects = Chunks() }
    (hasNewLabels, hasNewSchemas, hasEarlierFile) = (false, false, false)
  }

  /// A migration of a change set has been applied. What it made is still new to everybody else, save
  /// the tables that it filled.
  mutating func endMigration() {
    ageFilled()
    hasEarlierFile = true
    // Transactions are counted anew in the next.
    relations.settle { if $0.madeIn != nil { $0.madeIn = nil } }
    for key in self.newObjects.all { types.update(key) { $0.settle() } }
    if self.newObjects.count > 0 { self.newObjects = Chunks() }
    hasNewLabels = false
  }

  /// New tables with rows are new no more: rows take their time, whoever wrote them.
  mutating func ageFilled() {
    join()
    var filled: Set<RelationID> = []
    for relation in relations.nearChanges
    where relation.birth == .changeSet && relation.rows != .none && relation.isTable {
      filled.formUnion(kin(of: relation.id))
    }
    for id in filled { update(id) { if $0.birth == .changeSet { $0.birth = .history } } }
  }

  /// What was new is new no more, whatever transaction is open.
  mutating func ageAll() {
    for relation in relations.all where relation.birth == .changeSet {
      update(relation.id) { $0.birth = .history }
    }
    for (key, type) in types.all where type.birth == .changeSet {
      types.update(key) { $0.birth = .history }
    }
    hasHistory = true
  }

  /// A table, what stands below and above it, and their indexes.
  private func kin(of table: RelationID) -> Set<RelationID> {
    var kin = Set(withDescendants(table))
    var next = relation(table)?.parents ?? []
    while let parent = next.popLast() {
      if kin.insert(parent).inserted { next += relation(parent)?.parents ?? [] }
    }
    return kin.union(kin.flatMap { relation($0)?.indexes ?? [] })
  }

  private static func age(_ relation: inout Relation) {
    guard relation.birth == .changeSet || relation.madeIn != nil || relation.hasNewParts else {
      return
    }
    // What no file was seen to make stays so.
    if relation.birth == .changeSet { relation.birth = .history }
    relation.hasNewParts = false
    // Transactions are counted anew in the next.
    relation.madeIn = nil
    for index in relation.columns.indices where relation.columns[index].isNew {
      relation.columns[index].isNew = false
    }
    for index in relation.constraints.indices where relation.constraints[index].isNew {
      relation.constraints[index].isNew = false
    }
  }
}

extension TypeDefinition {
  /// Transactions are counted anew.
  fileprivate mutating func settle() {
    madeIn = nil
    if labels.contains(where: { $0.addedIn != nil }) {
      labels = labels.map { EnumLabel(text: $0.text, addedIn: nil) }
    }
  }
}

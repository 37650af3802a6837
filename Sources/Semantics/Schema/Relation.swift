package import Syntax

/// A relation's number, which stays when its name changes.
package struct RelationID: Hashable, Sendable {
  private let raw: UInt32

  init(number: Int) { raw = UInt32(clamping: number) }

  var number: Int { Int(raw) }
}

/// Where a thing was made: what a report points at as "the type until now".
package struct Origin: Hashable, Sendable {
  /// The file's path.
  private let file: Identifier
  package let span: SourceSpan

  init(file: Identifier, span: SourceSpan) {
    self.file = file
    self.span = span
  }

  package var path: String { file.text }
}

/// How a relation came to be, as far as this run has seen.
package enum Birth: Hashable, Sendable {
  /// Never seen being made: assumed to exist, in use, of unknown shape.
  case unseen
  /// Made by history, or filled since: others may use it.
  case history
  /// Made in this change set: nobody waits for it.
  case changeSet
}

/// By what subscribers tell the rows of a table apart: REPLICA IDENTITY.
package enum RowIdentity: Hashable, Sendable {
  /// The primary key, if there is one.
  case key
  /// The whole row.
  case full
  /// A unique index; nil for one that was not seen.
  case index(RelationID?)
  case nothing
}

/// Whether a table has rows, as far as this run has seen.
package enum Rows: Hashable, Sendable { case none, some, unknown }

/// A table, index, sequence, view, …: whatever stands in `pg_class`.
///
/// Its facts stand behind one reference: a copy costs as much as a number does, and one that is
/// changed while others hold it copies them first.
@dynamicMemberLookup
package struct Relation: Sendable {
  package enum Kind: Hashable, Sendable {
    case table, partitionedTable, foreignTable
    case view, materializedView
    case sequence
    case index, partitionedIndex
    case compositeType
  }

  private var facts: Boxed<RelationFacts>

  package init(id: RelationID, name: RelationName, kind: Kind, birth: Birth, isComplete: Bool) {
    facts = Boxed(
      RelationFacts(id: id, name: name, kind: kind, birth: birth, isComplete: isComplete))
  }

  /// Asked for most, and often by `map`: a key path through the subscripts below would be made each time.
  package var id: RelationID { facts.value.id }
  package var kind: Kind {
    get { facts.value.kind }
    set { facts.value.kind = newValue }
  }
  package var name: RelationName {
    get { facts.value.name }
    set { facts.value.name = newValue }
  }

  package subscript<Fact>(dynamicMember fact: KeyPath<RelationFacts, Fact>) -> Fact {
    facts.value[keyPath: fact]
  }

  package subscript<Fact>(dynamicMember fact: WritableKeyPath<RelationFacts, Fact>) -> Fact {
    get { facts.value[keyPath: fact] }
    _modify { yield &facts.value[keyPath: fact] }
  }

  package subscript<Fact>(dynamicMember fact: WritableKeyPath<RareFacts, Fact>) -> Fact {
    get { facts.value.rare?.value[keyPath: fact] ?? RareFacts.none[keyPath: fact] }
    _modify {
      var rare = facts.value.takeRare()
      defer { facts.value.rare = rare }
      yield &rare.value[keyPath: fact]
    }
  }

  /// The definition of an index.
  package var index: IndexDefinition? {
    get { facts.value.index?.value }
    set { facts.value.index = newValue.map(Boxed.init) }
  }

  /// Whether it is the same in all as a copy of it was; false says nothing.
  func isUntouched(since copy: Relation) -> Bool { facts.isSame(as: copy.facts) }
}

/// What is known of a relation.
package struct RelationFacts: Sendable {
  package let id: RelationID
  package var name: RelationName
  package var kind: Relation.Kind
  package var birth: Birth
  package var persistence = Persistence.permanent
  package var rows = Rows.unknown
  /// Whether columns or constraints were added to it in this change set.
  package var hasNewParts = false
  /// Whether every column, constraint, index, child and dependent is known.
  package var isComplete: Bool
  /// The transaction that made it, counted over the run; nil where it was not seen being made.
  package var madeIn: Int?
  package var origin: Origin?
  /// The column that owns a sequence.
  package var ownedBy: OwnedBy?

  /// The columns that were seen, in order. All of them, where `isComplete`.
  package var columns: [Column] = []
  package var constraints: [Constraint] = []
  package var indexes: [RelationID] = []
  package var children: [RelationID] = []
  /// Sequences that go with its columns; one may be gone, or be another's by now.
  package var sequences: [RelationID] = []
  /// Tables with a foreign key to this one.
  package var referencedBy: RelationIDs = []
  /// Views, materialized views and tables of rules that read this relation.
  package var readBy: RelationIDs = []

  fileprivate var index: Boxed<IndexDefinition>?
  fileprivate var rare: Boxed<RareFacts>?

  init(
    id: RelationID, name: RelationName, kind: Relation.Kind, birth: Birth, isComplete: Bool
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.birth = birth
    self.isComplete = isComplete
  }

  /// What few have, taken out so that it has one owner while it is changed.
  fileprivate mutating func takeRare() -> Boxed<RareFacts> {
    defer { rare = nil }
    return rare ?? Boxed(RareFacts())
  }
}

/// What is known of few relations.
package struct RareFacts: Sendable {
  package var triggers: [TriggerDefinition] = []
  /// What DISABLE TRIGGER keeps from firing.
  package var silencedTriggers = SilencedTriggers.none
  package var rules: [Identifier] = []
  package var policies: [Identifier] = []
  /// Whether row level security was seen being enabled.
  package var hasRowSecurity = false
  package var replicaIdentity = RowIdentity.key
  /// What else stands on single columns: triggers, rules, policies, functions, publications.
  package var uses: [ColumnUse] = []

  /// Inheritance parents, or the one partitioned table this is a partition of.
  package var parents: [RelationID] = []
  package var partition: PartitionMembership?
  package var partitionKey: PartitionKeyDefinition?

  /// What a view reads, in the order named.
  package var reads: [RelationID] = []
  /// The columns of other relations that a view's query names, where that can be told.
  package var readsColumns: [RelationID: Set<Identifier>] = [:]
  /// Whether a view's query says `*`, which was spelt out when the view was made.
  package var selectsStar = false
  /// The role that owns it, where ALTER … OWNER TO said so.
  package var owner: Identifier?
  /// The index by which CLUSTER orders it.
  package var clusteredOn: RelationID?
  package var accessMethod: Identifier?
  package var tablespace: Identifier?
  package var ofType: TypeKey?
  /// The tables whose rows were copied into it, those with which it was kept in step, and those that
  /// its own rows went into.
  var filledFrom: Set<RelationID> = []
  var syncedFrom: Set<RelationID> = []
  var copiedInto: RelationIDs = []

  fileprivate static let none = RareFacts()
}

/// Something that reads columns of a table, so that they cannot be dropped or change their types.
package struct ColumnUse: Sendable {
  package enum Kind: Hashable, Sendable { case trigger, rule, policy, function, publication }

  package let kind: Kind
  package let name: Identifier
  package let columns: Set<Identifier>

  package init(kind: Kind, name: Identifier, columns: Set<Identifier>) {
    self.kind = kind
    self.name = name
    self.columns = columns
  }
}

/// A partition's place below its parent.
package struct PartitionMembership: Sendable {
  package let parent: RelationID
  package let bounds: PartitionBounds

  /// Whether it takes what no other partition does.
  package var isDefault: Bool { bounds == .everythingElse }
}

/// PARTITION BY of a partitioned table.
package struct PartitionKeyDefinition: Sendable {
  package let strategy: Identifier
  package var columns: [Identifier]
  /// The columns that expressions of the key read.
  package var reads: Set<Identifier> = []

  mutating func rename(_ old: Identifier, to new: Identifier) {
    columns = columns.map { $0 == old ? new : $0 }
    reads.rename(old, to: new)
  }
}

extension Set<Identifier> {
  mutating func rename(_ old: Identifier, to new: Identifier) {
    if remove(old) != nil { insert(new) }
  }
}

/// The column that a sequence goes with.
package struct OwnedBy: Hashable, Sendable {
  package let table: RelationID
  package let column: Identifier
  /// Whether the column is an identity column; else the sequence is a serial's, or was tied by OWNED BY.
  package let isIdentity: Bool
}

extension Relation {
  package func column(_ name: Identifier) -> Column? { self.columns.first { $0.name == name } }

  package func constraint(_ name: Identifier) -> Constraint? {
    self.constraints.first { $0.name == name }
  }

  /// Gives it a constraint that it did not have before this change set.
  mutating func add(_ constraint: Constraint) {
    self.constraints.append(constraint)
    self.hasNewParts = true
  }

  /// Changes a column that was seen, or notes what was learned of one that was not.
  package mutating func updateColumn(_ name: Identifier, _ change: (inout Column) -> Void) {
    if let index = self.columns.firstIndex(where: { $0.name == name }) {
      change(&self.columns[index])
    } else if !self.isComplete {
      var column = Column(name: name, type: nil, origin: nil)
      change(&column)
      self.columns.append(column)
    }
  }

  /// The columns of the primary key.
  package var primaryKey: [Identifier] {
    self.constraints.first { $0.kind == .primaryKey }?.columns ?? []
  }

  /// Whether subscribers can tell its rows apart.
  package var identifiesRows: Bool {
    switch self.replicaIdentity {
    case .key: !primaryKey.isEmpty
    case .full, .index: true
    case .nothing: false
    }
  }

  /// Whether rows and columns of it can be changed by ALTER TABLE.
  package var isTable: Bool {
    switch self.kind {
    case .table, .partitionedTable, .foreignTable: true
    case .view, .materializedView, .sequence, .index, .partitionedIndex, .compositeType: false
    }
  }

  package var isPartitioned: Bool {
    self.kind == .partitionedTable || self.kind == .partitionedIndex
  }
}

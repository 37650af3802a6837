/// What is known of a column.
package struct Column: Sendable {
  package enum Generation: Sendable { case none, stored, virtual }

  package var name: Identifier
  package var type: ColumnType?
  package var isNotNull = false
  /// The NOT NULL is NOT VALID (18): rows may break it.
  package var isNotNullUnproved = false
  package var hasDefault = false
  package var isIdentity = false
  package var generation = Generation.none
  /// Whether it was added in this change set.
  package var isNew = false
  /// Whether it came from a parent.
  package var isInherited = false
  /// The sequence that its default draws from, a serial's own or what `nextval('name')` says.
  package var drawsFrom: RelationID?
  package var collation: Identifier?
  /// Where its present type was given.
  package var origin: Origin?
  /// The type of the default as it was written, where that can be told without looking anything up.
  package var defaultType: ColumnType?
  private var rare: Boxed<RareColumnFacts>?

  package init(name: Identifier, type: ColumnType?, origin: Origin?) {
    self.name = name
    self.type = type
    self.origin = origin
  }
}

/// What is known of few columns.
private struct RareColumnFacts: Sendable {
  var defaultCalls: Set<TypeKey> = []
  var generatedFrom: Set<Identifier> = []
  var filledFrom: Set<Identifier> = []
  var syncedFrom: Set<Identifier> = []
}

extension Column {
  /// The functions of history that its default calls.
  package var defaultCalls: Set<TypeKey> {
    get { rare?.value.defaultCalls ?? [] }
    set { if rare != nil || !newValue.isEmpty { updateRare { $0.defaultCalls = newValue } } }
  }

  /// The columns that a generated column's expression reads.
  package var generatedFrom: Set<Identifier> {
    get { rare?.value.generatedFrom ?? [] }
    set { if rare != nil || !newValue.isEmpty { updateRare { $0.generatedFrom = newValue } } }
  }

  /// The columns whose values were copied into it.
  var filledFrom: Set<Identifier> {
    get { rare?.value.filledFrom ?? [] }
    set { if rare != nil || !newValue.isEmpty { updateRare { $0.filledFrom = newValue } } }
  }

  /// The columns with which it was kept in step.
  var syncedFrom: Set<Identifier> {
    get { rare?.value.syncedFrom ?? [] }
    set { if rare != nil || !newValue.isEmpty { updateRare { $0.syncedFrom = newValue } } }
  }

  private mutating func updateRare(_ change: (inout RareColumnFacts) -> Void) {
    var facts = rare ?? Boxed(RareColumnFacts())
    rare = nil
    change(&facts.value)
    rare = facts
  }
}

extension Column {
  /// Whether values of other columns were copied into it.
  package var isCopied: Bool { !filledFrom.isEmpty || !syncedFrom.isEmpty }
}

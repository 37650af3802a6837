import Syntax

/// A constraint of a table.
package struct Constraint: Sendable {
  package enum Kind: Hashable, Sendable {
    case check, notNull, unique, primaryKey, exclusion, foreignKey
  }

  package var name: Identifier
  package var kind: Kind
  /// The columns it is about; of a CHECK those that it reads.
  package var columns: [Identifier]
  /// Whether the rows are known to obey it.
  package var isValid = true
  package var isEnforced = true
  package var isDeferrable = false
  package var isInitiallyDeferred = false
  package var isNoInherit = false
  /// Whether it was added in this change set.
  package var isNew = true
  /// Whether it came from a parent.
  package var isInherited = false
  /// The table a foreign key refers to, and its columns.
  package var referenced: RelationID?
  package var referencedColumns: [Identifier] = []
  /// What a foreign key does where referenced rows go or get other keys.
  package var onDelete = ReferenceAction.noAction
  package var onUpdate = ReferenceAction.noAction
  /// The index it stands on.
  package var index: RelationID?
  private var check: Boxed<CheckFacts>?

  package init(name: Identifier, kind: Kind, columns: [Identifier]) {
    self.name = name
    self.kind = kind
    self.columns = columns
  }

  /// Whether it holds for every row there is.
  package var isProved: Bool { isValid && isEnforced }

  /// Whether a change of the referenced rows changes those that refer to them. Otherwise it only looks
  /// for them.
  package var changesReferencing: Bool { onDelete.isChange || onUpdate.isChange }
}

/// What is known of the condition of a CHECK.
private struct CheckFacts: Sendable {
  var provesNotNull: [Identifier] = []
  var text: String?
  var calls: Set<TypeKey> = []
  var predicate: Predicate?
}

extension Constraint {
  /// The columns that a CHECK proves to be no NULL.
  package var provesNotNull: [Identifier] {
    get { check?.value.provesNotNull ?? [] }
    set { updateCheck { $0.provesNotNull = newValue } }
  }

  /// The condition of a CHECK, as tokens joined by spaces: equal text proves equal conditions.
  package var condition: String? {
    get { check?.value.text }
    set { updateCheck { $0.text = newValue } }
  }

  /// The functions of history that a CHECK calls.
  package var calls: Set<TypeKey> {
    get { check?.value.calls ?? [] }
    set { updateCheck { $0.calls = newValue } }
  }

  /// The condition of a CHECK, as far as it can be reasoned about.
  package var predicate: Predicate? {
    get { check?.value.predicate }
    set { updateCheck { $0.predicate = newValue } }
  }

  private mutating func updateCheck(_ change: (inout CheckFacts) -> Void) {
    var facts = check ?? Boxed(CheckFacts())
    check = nil
    change(&facts.value)
    check = facts
  }
}

/// ON DELETE and ON UPDATE of a foreign key.
package enum ReferenceAction: Hashable, Sendable {
  /// NO ACTION: refused at the end, which a deferred key puts off.
  case noAction
  /// RESTRICT: refused at once.
  case restrict
  /// CASCADE: those that refer go too, or get the new key.
  case cascade
  /// SET NULL, SET DEFAULT.
  case set

  /// Whether rows that refer change with those that they refer to.
  var isChange: Bool {
    switch self {
    case .noAction, .restrict: false
    case .cascade, .set: true
    }
  }
}

/// What an index is over.
package struct IndexDefinition: Sendable {
  package var table: RelationID
  package var keys: [IndexKey]
  package var included: [Identifier] = []
  package var isUnique = false
  package var isPrimary = false
  package var isValid = true
  /// The columns that the predicate of a partial index reads; nil where there is no predicate.
  package var predicateColumns: Set<Identifier>?
  package var method: Identifier
  /// The functions of history that its expressions and its predicate call.
  package var calls: Set<TypeKey> = []
  /// The partitioned index this is a part of.
  package var parent: RelationID?
  package var children: [RelationID] = []
  /// The constraint that stands on it.
  package var constraint: Identifier?

  package init(table: RelationID, keys: [IndexKey], method: Identifier) {
    self.table = table
    self.keys = keys
    self.method = method
  }
}

/// One key of an index.
package struct IndexKey: Sendable {
  /// The column; nil for an expression.
  package var column: Identifier?
  /// What stands for the key in the name of an index that is given none.
  package var label: String?
  /// The columns that an expression reads.
  private var readByExpression: Set<Identifier>
  package var operatorClass: Identifier?
  package var collation: Identifier?
  /// Whether it ascends with NULLs last, as a constraint's index has to.
  package var isDefaultOrder = true

  package init(column: Identifier) {
    self.column = column
    readByExpression = []
  }

  /// An expression over some columns.
  package init(reading columns: Set<Identifier>) {
    readByExpression = columns
  }

  /// Whether it is the column, or an expression that reads it.
  package func reads(_ name: Identifier) -> Bool {
    column == name || readByExpression.contains(name)
  }

  mutating func rename(_ old: Identifier, to new: Identifier) {
    if column == old { column = new }
    readByExpression.rename(old, to: new)
  }

  /// Whether both are over the same columns.
  func reads(as other: IndexKey) -> Bool {
    column == other.column && readByExpression == other.readByExpression
  }
}

extension IndexDefinition {
  /// Whether the column is a key, is included, or is read by an expression or the predicate.
  package func concerns(_ column: Identifier) -> Bool {
    keys.contains { $0.reads(column) } || included.contains(column)
      || predicateColumns?.contains(column) == true
  }

  /// Whether an expression or the predicate reads the column.
  package func computes(_ column: Identifier) -> Bool {
    keys.contains { $0.column == nil && $0.reads(column) }
      || predicateColumns?.contains(column) == true
  }

  /// Whether it has an expression or a predicate: such an index is never taken over as it is.
  package var computesAnything: Bool {
    predicateColumns != nil || keys.contains { $0.column == nil }
  }

  /// Whether keys of plain columns are, in order, these.
  package func isOver(_ columns: [Identifier]) -> Bool {
    keys.elementsEqual(columns) { $0.column == $1 }
  }
}

extension Constraint {
  /// Whether both are foreign keys of the same columns to the same table.
  func isSameKey(as other: Constraint) -> Bool {
    kind == .foreignKey && other.kind == .foreignKey && columns == other.columns
      && referenced == other.referenced
  }
}

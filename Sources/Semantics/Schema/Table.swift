package import Syntax

/// Where a thing was made: what a report points at as "the type until now".
package struct Origin: Hashable, Sendable {
  package let path: String
  package let span: SourceSpan

  package init(path: String, span: SourceSpan) {
    self.path = path
    self.span = span
  }
}

/// How a relation came to be, as far as this run has seen.
package enum Birth: Sendable {
  /// Never seen being made: assumed to exist, in use, of unknown shape.
  case unseen
  /// Made by history, or filled since: others may use it.
  case history
  /// Made in this change set: nobody waits for it.
  case changeSet
}

/// What is known of a table, view or materialized view.
package struct Table: Sendable {
  package enum Kind: Sendable { case table, partitioned, view, materializedView, foreign }

  package var kind: Kind
  package var birth: Birth
  package var origin: Origin?
  /// The columns that were seen, in order. All of them, where `isComplete`.
  package var columns: [Column] = []
  /// Whether every column is known.
  package var isComplete: Bool
  package var checks: [Check] = []
  package var primaryKey: [Identifier] = []
  /// The column lists of unique constraints and unique indexes.
  package var uniqueKeys: [[Identifier]] = []

  package init(kind: Kind, birth: Birth, origin: Origin?, isComplete: Bool) {
    self.kind = kind
    self.birth = birth
    self.origin = origin
    self.isComplete = isComplete
  }

  package func column(_ name: Identifier) -> Column? { columns.first { $0.name == name } }

  /// Changes a column that was seen, or notes what was learned of one that was not.
  package mutating func updateColumn(_ name: Identifier, _ change: (inout Column) -> Void) {
    if let index = columns.firstIndex(where: { $0.name == name }) {
      change(&columns[index])
    } else {
      var column = Column(name: name, type: nil, origin: nil)
      change(&column)
      columns.append(column)
    }
  }
}

/// What is known of a column.
package struct Column: Sendable {
  package var name: Identifier
  package var type: ColumnType?
  package var isNotNull = false
  package var hasDefault = false
  /// Where its present type was given.
  package var origin: Origin?
  /// Whether it was added in this change set.
  package var isNew = false

  package init(name: Identifier, type: ColumnType?, origin: Origin?) {
    self.name = name
    self.type = type
    self.origin = origin
  }
}

/// A CHECK constraint, by what it proves.
package struct Check: Sendable {
  package let name: Identifier?
  /// The columns that it proves to be no NULL.
  package let provesNotNull: [Identifier]
  /// Whether the rows are known to obey it: neither NOT VALID nor NOT ENFORCED.
  package var isValid: Bool

  package init(name: Identifier?, provesNotNull: [Identifier], isValid: Bool) {
    self.name = name
    self.provesNotNull = provesNotNull
    self.isValid = isValid
  }
}

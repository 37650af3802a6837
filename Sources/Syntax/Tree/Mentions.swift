/// What a statement names, wherever it stands: PostgreSQL's RangeVar, FuncCall, ColumnRef and
/// TypeName nodes, in the order in which they were read. Bodies in quotes are not entered.
package struct Mentions: Sendable {
  package internal(set) var relations: [RelationReference] = []
  package internal(set) var functions: [FunctionMention] = []
  package internal(set) var columns: [ColumnReference] = []
  package internal(set) var types: [TypeName] = []
}

/// A function that is called, by the name written or the one that a keyword form becomes.
package struct FunctionMention: Hashable, Sendable {
  package enum Name: Hashable, Sendable {
    case written(QualifiedName)
    /// `EXTRACT(…)` is `pg_catalog.extract`; the name without its schema.
    case system(String)
  }

  package let name: Name
  /// The tokens of the whole call.
  package let range: TokenRange

  package init(name: Name, range: TokenRange) {
    self.name = name
    self.range = range
  }
}

/// `column`, `table.column`, `schema.table.*`.
package struct ColumnReference: Hashable, Sendable {
  /// The parts, as in `QualifiedName`; the last may be a star.
  package let name: QualifiedName
  /// `TABLE name` is `SELECT * FROM name`: its star is not written, and the word TABLE stands for it.
  package let isImpliedStar: Bool

  package init(name: QualifiedName, isImpliedStar: Bool = false) {
    self.name = name
    self.isImpliedStar = isImpliedStar
  }
}

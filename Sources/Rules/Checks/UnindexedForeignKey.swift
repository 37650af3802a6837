import Rulebook
import Semantics

extension Rule {
  /// Each DELETE and each change of a key in the referenced table looks for rows that refer to it,
  /// and without an index reads the whole referring table.
  ///
  /// A key that is added NOT VALID is one step of several; the index may be the next. Where the file
  /// drops one on the same columns, nothing is new.
  static let unindexedForeignKey = Rule(.unindexedForeignKey) { (migration: Migration) in
    let effects = migration.effects
    lazy var builds = TableHistory(effects, [.indexBuild, .removal]) {
      switch $0 {
      case .indexBuild(let build): build.relation
      case .removal(let removal): removal.constraint?.table
      default: nil
      }
    }
    return effects.places(of: .constraintAddition).compactMap { index -> Concern? in
      guard case .constraintAddition(let key) = effects[index], let foreign = key.foreignKey,
        foreign.isIndexed == false, key.isLive, !foreign.isInline, !key.isUnproved,
        !builds.effects(on: key.relation).contains(where: {
          $0.indexes(key) || $0.isReplaced(by: key)
        })
      else { return nil }
      let columns = key.columns.map(\.sql).joined(separator: ", ")

      return Concern(
        "Each delete in \(foreign.referenced) reads all of \(key.relation), as no index begins with "
          + "\(key.columns.count > 1 ? "any of " : "")\(columns).",
        at: key.columnsSpan,
        wayOut: [
          "outside a transaction, before the key:",
          "+ CREATE INDEX CONCURRENTLY ON \(key.relation.sql) (\(columns));",
        ])
    }
  }
}

extension Removal {
  fileprivate var constraint: (table: RelationName, known: KnownConstraint?)? {
    if case .constraint(_, let table, let known) = object { (table, known) } else { nil }
  }
}

extension Effect {
  /// Whether it drops a foreign key on the columns of this one.
  fileprivate func isReplaced(by key: ConstraintAddition) -> Bool {
    guard case .removal(let removal) = self, let (table, known) = removal.constraint else {
      return false
    }
    return table == key.relation && known?.kind == .foreignKey && known?.columns == key.columns
  }

  /// Whether it builds an index by which the rows of a foreign key are found.
  fileprivate func indexes(_ key: ConstraintAddition) -> Bool {
    guard case .indexBuild(let build) = self, build.relation == key.relation,
      let request = build.request, !request.isPartial, let first = request.keys.first
    else { return false }
    return first.map(key.columns.contains) == true
  }
}

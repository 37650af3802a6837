/// What takes the place of a column or a table, as far as statements copied its values there.
package struct Replacement: Sendable {
  /// The columns or tables, as people name them.
  package let names: [String]
  /// Whether the rows that were there were copied.
  package let isFilled: Bool
  /// Whether a trigger or the server kept the two in step.
  package let isSynced: Bool
  /// Whether one of them was made in this change set, so that no running code uses it.
  package let isNew: Bool
}

extension Replacement {
  /// Of what was copied, the best: filled and in step, else in step, else filled. nil where nothing was.
  init?(_ copies: [(name: String, isFilled: Bool, isSynced: Bool, isNew: Bool)]) {
    let ranks: [(Bool, Bool)] = [(true, true), (false, true), (true, false)]
    for (isFilled, isSynced) in ranks {
      let best = copies.filter { $0.isFilled == isFilled && $0.isSynced == isSynced }
      guard !best.isEmpty else { continue }
      names = best.map(\.name)
      (self.isFilled, self.isSynced) = (isFilled, isSynced)
      isNew = best.contains(where: \.isNew)
      return
    }
    return nil
  }
}

extension Relation {
  /// What takes the place of a column.
  func replacement(of column: Identifier) -> Replacement? {
    Replacement(
      self.columns.filter { $0.name != column }.map { copy in
        (
          "\(self.name).\(copy.name)", copy.filledFrom.contains(column),
          copy.syncedFrom.contains(column), copy.isNew
        )
      })
  }
}

extension Schema {
  /// What takes the place of a table.
  func replacement(of table: Relation) -> Replacement? {
    let copies = table.copiedInto.compactMap { relation($0) }.filter { $0.id != table.id }
      .sorted { $0.name.description < $1.name.description }
    return Replacement(
      copies.map { copy in
        (
          "\(copy.name)", copy.filledFrom.contains(table.id), copy.syncedFrom.contains(table.id),
          copy.birth == .changeSet
        )
      })
  }
}

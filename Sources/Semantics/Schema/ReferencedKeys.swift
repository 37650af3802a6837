extension Schema {
  /// The foreign keys that stand on a unique index. Of several over the same columns the server takes
  /// the oldest, and the primary key where no columns are said.
  func foreignKeys(on id: RelationID) -> [(table: RelationID, constraint: Constraint)] {
    guard let index = relation(id)?.index, index.isUnique, let table = relation(index.table) else {
      return []
    }
    let columns = Set(index.keys.compactMap(\.column))
    let oldest = table.indexes.first { other in
      guard let other = relation(other)?.index else { return false }
      return other.isUnique && other.predicateColumns == nil
        && Set(other.keys.compactMap(\.column)) == columns
    }
    return table.referencedBy.flatMap { user in
      (relation(user)?.constraints ?? []).filter {
        let wanted = $0.referencedColumns.isEmpty ? table.primaryKey : $0.referencedColumns
        let isChosen = $0.referencedColumns.isEmpty ? index.isPrimary : oldest == id
        return $0.referenced == table.id && Set(wanted) == columns && isChosen && !$0.isInherited
      }.map { (user, $0) }
    }
  }
}

package import Syntax

/// A table or a column that a way back makes again: it has its name, and none of its rows or values.
package struct Restoration: Sendable {
  /// What comes again, as people name it.
  package let name: String
  /// Where it is made again.
  package let span: SourceSpan
}

extension Schema {
  /// What was there, is not there any more, and is made again without what it held.
  ///
  /// - Parameters:
  ///   - before: the schema before the way forward.
  ///   - between: the schema behind it.
  ///   - path: the file whose way back left this schema.
  ///   - filled: the tables into which the way back writes.
  func restorations(
    of before: Schema, without between: Schema, in path: String, filled: Set<RelationName>
  ) -> [Restoration] {
    let touched = before.all.filter { old in
      old.isTable && old.birth == .history && old.name.schema != .temporary
        && !filled.contains(old.name)
        && between.relation(old.name).map { !old.isUntouched(since: $0) } ?? true
    }
    return touched.flatMap { old -> [Restoration] in
      guard let new = relation(old.name), new.isTable else { return [] }
      guard let gap = between.relation(old.name) else {
        return new.id == old.id
          ? [] : Restoration("\(new.name)", new.origin, path).map { [$0] } ?? []
      }
      return old.columns.compactMap { column in
        guard gap.column(column.name) == nil, let again = new.column(column.name),
          again.origin != column.origin, again.generation == .none
        else { return nil }
        return Restoration("\(new.name).\(column.name)", again.origin, path)
      }
    }.sorted { $0.span.offset < $1.span.offset }
  }
}

extension Restoration {
  /// nil where it was made in another file.
  fileprivate init?(_ name: String, _ origin: Origin?, _ path: String) {
    guard let origin, origin.path == path else { return nil }
    self.init(name: name, span: origin.span)
  }
}

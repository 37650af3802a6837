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
  func restorations(of before: Schema, without between: Schema, in path: String) -> [Restoration] {
    let touched = before.all.filter { old in
      old.isTable && old.birth == .history && old.name.schema != .temporary
        && between.relation(old.name).map { !old.isUntouched(since: $0) } ?? true
    }
    return touched.flatMap { old -> [Restoration] in
      guard let new = relation(old.name), new.isTable else { return [] }
      if new.id != old.id {
        return new.origin.flatMap { $0.path == path ? [Restoration("\(new.name)", $0)] : nil } ?? []
      }
      guard let gap = between.relation(old.id) else { return [] }
      return old.columns.compactMap { column in
        guard gap.column(column.name) == nil, let again = new.column(column.name)?.origin,
          again != column.origin, again.path == path
        else { return nil }
        return Restoration("\(new.name).\(column.name)", again)
      }
    }.sorted { $0.span.offset < $1.span.offset }
  }
}

extension Restoration {
  fileprivate init(_ name: String, _ origin: Origin) {
    self.init(name: name, span: origin.span)
  }
}

import Rulebook
import Semantics

extension Rule {
  /// `SELECT *` of a view was spelt out when the view was made.
  static let staleView = Rule(.staleView) { (addition: ColumnAddition, step) in
    guard addition.isLive, let table = step.before.schema.relation(addition.relation) else {
      return nil
    }
    let views = table.readBy.compactMap { step.before.schema.relation($0) }
      .filter { $0.kind == .view && $0.selectsStar && $0.reads(allOf: table) }
      .map { "\($0.name)" }.sorted()
    guard let view = views.first else { return nil }

    return Concern(
      "View \(view) says * and does not show \(addition.column): it shows what there was when it was made.",
      at: addition.span,
      wayOut: ["make the view anew: CREATE OR REPLACE VIEW takes further columns at the end"])
  }
}

extension Relation {
  fileprivate func reads(allOf table: Relation) -> Bool {
    guard let read = self.readsColumns[table.id] else { return false }
    return !table.columns.isEmpty && table.columns.allSatisfy { read.contains($0.name) }
  }
}

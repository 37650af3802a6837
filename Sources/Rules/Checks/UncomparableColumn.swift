import Rulebook
import Semantics

extension Rule {
  /// A column whose type has no equality: `SELECT DISTINCT *`, `UNION` and `GROUP BY` over whole rows
  /// fail from then on.
  static let uncomparableColumn = Rule(.uncomparableColumn) { (addition: ColumnAddition, step) in
    guard addition.isLive, let type = addition.type, type.isUncomparable else { return nil }

    return Concern(
      "\(type) has no equality, so DISTINCT and UNION over rows of \(addition.relation) fail.",
      at: addition.span,
      wayOut: type.name == "json"
        ? ["jsonb has one"] : ["name the columns in such queries, without this one"])
  }
}

extension ColumnType {
  /// The server's own types without an operator class for `=` (`pg_opclass`, 15 to 18).
  fileprivate var isUncomparable: Bool {
    isBuiltin && dimensions == 0
      && [
        "json", "xml", "point", "lseg", "box", "path", "polygon", "line", "circle", "jsonpath",
        "txid_snapshot",
      ].contains(name)
  }
}

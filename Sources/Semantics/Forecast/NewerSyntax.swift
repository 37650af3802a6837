import Syntax

/// Words that an older server's grammar does not have. The parser reads them for every server, so
/// that a statement is understood; here the older server refuses it.
extension Forecast {
  /// Whether the server does not know a constraint's words.
  mutating func refuseNewer(_ constraint: TableConstraint) -> Bool {
    guard moment.server.major < 18 else { return false }
    var word: String? = constraint.attributes.enforcement
    switch constraint.kind {
    case .notNull: word = "NOT"
    case .unique(.columns(_, let withoutOverlaps, _), _),
      .primaryKey(.columns(_, let withoutOverlaps, _)):
      if withoutOverlaps { word = "WITHOUT" }
    case .check, .unique, .primaryKey, .exclude, .foreignKey, .domainNotNull: break
    }
    guard let word else { return false }
    refuseWord(word, at: constraint.range)
    return true
  }

  mutating func refuseWord(_ word: String, at range: TokenRange) {
    refuse("42601", "syntax error at or near \"\(word)\"", at: range)
  }
}

extension ConstraintAttributes {
  /// `[NOT] ENFORCED`, where written (18).
  var enforcement: String? { isEnforced || isNotEnforced ? "ENFORCED" : nil }
}

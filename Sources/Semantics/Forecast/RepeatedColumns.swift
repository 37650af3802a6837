import Syntax

/// A column that is named twice where each may stand once.
extension Forecast {
  /// INSERT and CREATE TABLE name each column once; UPDATE sets each once. Parts of a column, `a[1]` and
  /// `a.b`, may stand beside each other.
  mutating func refuseRepeated(_ columns: [Name], _ kind: Repetition) {
    var seen = Set<Identifier>(minimumCapacity: columns.count)
    for name in columns where isWhole(name, kind) {
      let column = Identifier(name, in: statement)
      guard !seen.insert(column).inserted else { continue }
      switch kind {
      case .listed, .defined:
        refuse("42701", "column \"\(column)\" specified more than once", at: name.range)
      case .assigned:
        refuse("42601", "multiple assignments to same column \"\(column)\"", at: name.range)
      }
      return
    }
  }

  enum Repetition { case listed, assigned, defined }

  private func isWhole(_ name: Name, _ kind: Repetition) -> Bool {
    if case .defined = kind { return true }
    switch statement.token(at: Int(name.token) + 1)?.kind {
    case .comma, .equals, .rightParenthesis: return true
    default: return false
    }
  }
}

import Syntax

extension Statement {
  /// Whether `SELECT … INTO [LOCAL | GLOBAL] {TEMPORARY | TEMP} [TABLE]` makes the session's own table.
  func isTemporary(_ into: RelationReference) -> Bool {
    let before = Int(into.range.lower) - 1
    let word = token(at: before)?.keyword == .table ? before - 1 : before
    let keyword = token(at: word)?.keyword
    return keyword == .temporary || keyword == .temp
  }
}

extension Schema {
  /// Whether a view is the session's own: it says so, or it reads what is.
  func isTemporary(_ create: CreateView, in statement: Statement) -> Bool {
    if create.persistence == .temporary { return true }
    return statement.mentions.relations.contains {
      create.query.range.contains($0.range)
        && resolve($0.name, in: statement).schema == .temporary
    }
  }
}

extension Parser {
  /// ```
  /// CREATE POLICY name ON table [AS {PERMISSIVE | RESTRICTIVE}]
  ///   [FOR {ALL | SELECT | INSERT | UPDATE | DELETE}] [TO role, …] [USING ( condition )]
  ///   [WITH CHECK ( condition )]
  /// ```
  mutating func createPolicy(from start: Int) throws(SyntaxError) -> CreatePolicy {
    advance()
    let keywords = range(from: start)
    let name = try columnName()
    try expect(.on)
    let table = try plainRelation()
    let isRestrictive = take(.as) ? try isRestrictivePolicy() : false
    let command = take(.for) ? try policyCommand() : nil
    let (roles, using, check) = try policyConditions()
    return CreatePolicy(
      keywords: keywords, name: name, table: table, isRestrictive: isRestrictive,
      command: command, roles: roles, using: using, check: check, range: range(from: start))
  }

  private mutating func isRestrictivePolicy() throws(SyntaxError) -> Bool {
    guard isIdentifierToken(token) else { throw unexpected() }
    advance()
    if isIdentifier("restrictive", at: at - 1) { return true }
    if isIdentifier("permissive", at: at - 1) { return false }
    let word = String(decoding: spelling(at - 1), as: UTF8.self)
    throw rejected("unrecognized row security option \"\(word)\"", at: at - 1)
  }

  private mutating func policyCommand() throws(SyntaxError) -> Keyword {
    guard let word = keyword, [.all, .select, .insert, .update, .delete].contains(word) else {
      throw unexpected()
    }
    advance()
    return word
  }

  /// `[TO role, …] [USING ( condition )] [WITH CHECK ( condition )]`
  private mutating func policyConditions() throws(SyntaxError) -> (
    [Name], Expression?, Expression?
  ) {
    let roles = take(.to) ? try roles() : []
    let using = take(.using) ? try parenthesizedExpression() : nil
    guard takeWith() else { return (roles, using, nil) }
    try expect(.check)
    return (roles, using, try parenthesizedExpression())
  }

  /// ```
  /// ALTER POLICY [IF EXISTS] name ON table {RENAME TO name | [TO …] [USING (…)] [WITH CHECK (…)]}
  /// ```
  /// IF EXISTS is for RENAME only.
  mutating func alterPolicy(from start: Int) throws(SyntaxError) -> StatementBody {
    advance()
    let ifExists = try takeIfExists()
    let name = try columnName()
    try expect(.on)
    let table = try plainRelation()
    if ifExists || isNext(.rename) {
      guard isNext(.rename) else { throw unexpected() }
      return try rename(.other(range(from: start + 1)), ifExists: ifExists, from: start)
    }
    let (roles, using, check) = try policyConditions()
    return .alterPolicy(
      AlterPolicy(
        name: name, table: table, roles: roles, using: using, check: check,
        range: range(from: start)))
  }
}

extension Parser {
  /// ```
  /// CREATE [OR REPLACE] RULE name AS ON {SELECT | UPDATE | DELETE | INSERT} TO table
  ///   [WHERE condition] DO [INSTEAD | ALSO] {NOTHING | action | ( [action] [; [action]]… )}
  /// ```
  mutating func createRule(from start: Int, orReplace: Bool) throws(SyntaxError) -> CreateRule {
    advance()
    let keywords = range(from: start)
    let name = try columnName()
    try expect(.as)
    try expect(.on)
    guard let event = keyword, [.select, .update, .delete, .insert].contains(event) else {
      throw unexpected()
    }
    advance()
    try expect(.to)
    let table = try plainRelation()
    let condition = take(.where) ? try expression() : nil
    try expect(.do)
    let isInstead = take(.instead)
    if !isInstead { take(.also) }
    let actions = try ruleActions()
    return CreateRule(
      keywords: keywords, orReplace: orReplace, name: name, event: event, table: table,
      condition: condition, isInstead: isInstead, actions: actions, range: range(from: start))
  }

  private mutating func ruleActions() throws(SyntaxError) -> [StatementBody] {
    if take(.nothing) { return [] }
    guard isNext(.leftParenthesis), !isQueryBehindParentheses else { return [try ruleAction()] }
    advance()
    var actions: [StatementBody] = []
    repeat {
      if !isNext(.semicolon), !isNext(.rightParenthesis) { actions.append(try ruleAction()) }
    } while take(.semicolon)
    try expect(.rightParenthesis)
    return actions
  }

  /// Whether the parentheses that open here are those of one query and not of a list of actions: more
  /// than one open, or what closes the first is followed by more of a query.
  private var isQueryBehindParentheses: Bool {
    switch peek(1).keyword {
    case .select, .values, .table, .with: break
    default: if peek(1).kind != .leftParenthesis { return false }
    }
    var open = 0
    var distance = 0
    while true {
      switch peek(distance).kind {
      case .leftParenthesis: open += 1
      case .rightParenthesis: open -= 1
      case .semicolon where open == 1: return false
      case .end: return false
      default: break
      }
      distance += 1
      if open == 0 { break }
    }
    return peek(distance).kind != .end && peek(distance).kind != .semicolon
      && peek(distance).kind != .rightParenthesis
  }

  /// A query, INSERT, UPDATE, DELETE or NOTIFY.
  private mutating func ruleAction() throws(SyntaxError) -> StatementBody {
    switch keyword {
    case .select, .values, .table, .with, .insert, .update, .delete, .notify:
      return try nested { (parser) throws(SyntaxError) in try parser.statement() }
    default:
      guard isNext(.leftParenthesis) else { throw unexpected() }
      return try nested { (parser) throws(SyntaxError) in try parser.statement() }
    }
  }
}

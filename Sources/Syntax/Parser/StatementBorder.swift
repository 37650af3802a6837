/// Knows at which semicolon psql ends a statement, and at which a broken one ends for us.
struct StatementBorder {
  private var parentheses = 0
  private var blocks = 0
  /// How many words there were, and the first of them, as far as they tell the kind of statement.
  private var count = 0
  private var words: (Keyword?, Keyword?, Keyword?, Keyword?)

  /// Takes note of a token and says whether it is the semicolon that ends the statement.
  mutating func isEnd(_ token: Token) -> Bool {
    switch token.kind {
    case .leftParenthesis: parentheses += 1
    case .rightParenthesis: parentheses = max(0, parentheses - 1)
    case .semicolon: return parentheses == 0 && blocks == 0
    case .word: noteWord(token.keyword)
    default: break
    }
    return false
  }

  /// Whether a semicolon that psql reads over ends the statement all the same, because another
  /// begins behind it that cannot stand inside.
  ///
  /// One parenthesis too many then costs one statement, and not the rest of the file. Only the
  /// bodies of rules and of functions hold semicolons, and neither holds DDL.
  func isBroken(before next: Token) -> Bool {
    switch next.keyword {
    case .create, .alter, .drop, .grant, .revoke, .comment, .truncate, .begin, .start, .commit,
      .rollback, .savepoint, .release, .set, .reset, .do, .copy, .lock, .vacuum, .analyze,
      .reindex, .refresh, .cluster:
      true
    case .select, .insert, .update, .delete, .merge, .with, .values, .call, .explain, .execute,
      .prepare:
      parentheses > 0 && !isRule
    default: false
    }
  }

  private mutating func noteWord(_ keyword: Keyword?) {
    switch count {
    case 0: words.0 = keyword
    case 1: words.1 = keyword
    case 2: words.2 = keyword
    case 3: words.3 = keyword
    default: break
    }
    count += 1
    guard parentheses == 0, blocks > 0 || isRoutine else { return }
    switch keyword {
    case .begin: blocks += 1
    case .case where blocks > 0: blocks += 1
    case .end where blocks > 0: blocks -= 1
    default: break
    }
  }

  /// Whether the statement begins as `CREATE [OR REPLACE] {FUNCTION | PROCEDURE}`.
  private var isRoutine: Bool { created == .function || created == .procedure }

  private var isRule: Bool { created == .rule }

  /// What the statement creates, by its first words.
  private var created: Keyword? {
    guard words.0 == .create else { return nil }
    return count > 3 && words.1 == .or && words.2 == .replace ? words.3 : words.1
  }
}

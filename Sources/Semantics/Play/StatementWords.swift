import Syntax

extension LedgerEntry {
  /// A statement in a few words, as a table has room for them: single spaces, no comments, long
  /// strings cut, of CREATE TABLE the columns counted.
  ///
  /// - Parameter withoutRelation: whether the table of an ALTER TABLE or a CREATE INDEX is left out,
  ///   because it stands beside.
  static func words(of statement: Statement, withoutRelation: Bool) -> String {
    if let short = short(statement) { return short }
    let skipped = withoutRelation ? statement.relationWords : nil
    return statement.joined(0..<statement.tokens.count, without: skipped)
  }

  private static func short(_ statement: Statement) -> String? {
    switch statement.body {
    case .doBlock: return "DO block"
    case .createTable(let create):
      guard let open = statement.first("("), open > Int(create.keywords.lower) else { return nil }
      return statement.joined(0..<open) + " (…)"
    case .createFunction(let create):
      guard let body = create.definition.first, body.lower > 0 else { return nil }
      return statement.joined(0..<Int(body.lower)) + " …"
    default: return nil
    }
  }
}

extension Statement {
  /// The words of some tokens, with single spaces where there are any; the first of them, if there
  /// are many.
  fileprivate func joined(_ range: Range<Int>, without skipped: Range<Int>? = nil) -> String {
    var text = ""
    var end: UInt32 = 0
    for index in range.prefix(60) {
      guard let token = token(at: index) else { break }
      defer { end = token.limit }
      if let skipped, skipped.contains(index) { continue }
      let word = written(TokenRange(index, index + 1))
      if !text.isEmpty, token.start > end { text += " " }
      text += word.unicodeScalars.count > 60 ? String(word.prefix(20)) + "…" : word
      if text.utf8.count > 300 { break }
    }
    return text
  }

  fileprivate func first(_ word: String) -> Int? {
    tokens.indices.first { written(TokenRange($0, $0 + 1)) == word }
  }

  /// The tokens that name the relation which a report shows in a column of its own.
  fileprivate var relationWords: Range<Int>? {
    switch body {
    case .alterTable(let alter):
      return Int(alter.table.range.lower)..<Int(alter.table.range.upper)
    case .rename(let rename):
      guard case .column(_, let table, _) = rename.target else { return nil }
      return Int(table.range.lower)..<Int(table.range.upper)
    case .createIndex(let create):
      let lower = Int(create.table.range.lower)
      guard lower > 0, written(TokenRange(lower - 1, lower)).uppercased() == "ON" else {
        return nil
      }
      return lower - 1..<Int(create.table.range.upper)
    default: return nil
    }
  }

  /// What the statement sets lock_timeout to, where it does: its words behind `=` or `TO`.
  var lockTimeout: String? {
    guard case .setVariable(let variable) = body, let name = variable.name, name.partCount == 1,
      text(name.last) == "lock_timeout", case .values(let values) = variable.value,
      let value = values.first
    else { return nil }
    return written(value)
  }

  var rollsBackToSavepoint: Bool {
    guard case .transaction(let control) = body, case .rollbackTo = control.kind else {
      return false
    }
    return true
  }
}

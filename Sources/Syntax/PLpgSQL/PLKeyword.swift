/// A word that PL/pgSQL's own grammar knows.
///
/// Source: `pl_reserved_kwlist.h` and `pl_unreserved_kwlist.h` of 15 to 19.
enum PLKeyword: UInt8, CaseIterable, Sendable {
  // Reserved: never a name.
  case all, begin, by, `case`, declare, `else`, end, execute, `for`, foreach, from, `if`, `in`,
    into, loop, not, null, or, strict, then, to, using, when, `while`
  // Not reserved: a variable of that name hides the word.
  case absolute, alias, and, array, assert, backward, call, chain, close, collate, column,
    columnName, commit, constant, constraint, constraintName, `continue`, current, cursor,
    datatype, debug, `default`, detail, diagnostics, `do`, dump, elseif, elsif, errcode, error,
    exception, exit, fetch, first, forward, get, hint, `import`, info, insert, `is`, last, log,
    merge, message, messageText, move, next, no, notice, `open`, option, perform, pgContext,
    pgDatatypeName, pgExceptionContext, pgExceptionDetail, pgExceptionHint, pgRoutineOid,
    printStrictParams, prior, query, raise, relative, `return`, returnedSqlstate, reverse,
    rollback, rowCount, rowtype, schema, schemaName, scroll, slice, sqlstate, stacked, table,
    tableName, type, useColumn, useVariable, variableConflict, warning
}

extension PLKeyword {
  /// Every keyword as it is spelt, in the order of the cases.
  private static let spellings = """
    all begin by case declare else end execute for foreach from if in into loop not null or
    strict then to using when while absolute alias and array assert backward call chain close
    collate column column_name commit constant constraint constraint_name continue current
    cursor datatype debug default detail diagnostics do dump elseif elsif errcode error
    exception exit fetch first forward get hint import info insert is last log merge message
    message_text move next no notice open option perform pg_context pg_datatype_name
    pg_exception_context pg_exception_detail pg_exception_hint pg_routine_oid
    print_strict_params prior query raise relative return returned_sqlstate reverse rollback
    row_count rowtype schema schema_name scroll slice sqlstate stacked table table_name type
    use_column use_variable variable_conflict warning
    """

  /// Whether the word can be no name. EXECUTE and STRICT are free since 19.
  func isReserved(on server: Server) -> Bool {
    switch self {
    case .execute, .strict: server.major < 19
    default: rawValue <= PLKeyword.`while`.rawValue
    }
  }

  /// The keyword that a word spells in whatever case, or nil.
  static func of(_ word: ArraySlice<UInt8>, on server: Server) -> PLKeyword? {
    guard let keyword = keywords[key(word)], !isUnknown(keyword, server) else { return nil }
    return keyword
  }

  private static func isUnknown(_ keyword: PLKeyword, _ server: Server) -> Bool {
    keyword == .pgRoutineOid && server.major < 16
  }

  /// A word's letters packed into numbers, so that looking it up makes no `String`.
  private struct Key: Hashable, Sendable {
    var low: UInt64 = 0
    var middle: UInt64 = 0
    var high: UInt64 = 0
  }

  private static func key(_ word: ArraySlice<UInt8>) -> Key {
    var key = Key()
    guard word.count <= 24 else { return key }
    for byte in word {
      key.high = key.high << 8 | key.middle >> 56
      key.middle = key.middle << 8 | key.low >> 56
      key.low = key.low << 8 | UInt64(folded(byte))
    }
    return key
  }

  private static let keywords: [Key: PLKeyword] = {
    var table: [Key: PLKeyword] = [:]
    let words = spellings.split(whereSeparator: \.isWhitespace)
    for (word, keyword) in zip(words, allCases) { table[key(Array(word.utf8)[...])] = keyword }
    return table
  }()
}

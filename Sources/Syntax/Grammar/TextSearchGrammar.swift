extension Parser {
  /// ```
  /// ALTER TEXT SEARCH {PARSER | DICTIONARY | TEMPLATE | CONFIGURATION} name
  ///   {RENAME TO name | SET SCHEMA name}
  /// ALTER TEXT SEARCH {DICTIONARY | CONFIGURATION} name OWNER TO role
  /// ALTER TEXT SEARCH DICTIONARY name ( options )
  /// ALTER TEXT SEARCH CONFIGURATION name {ADD | ALTER | DROP} MAPPING …
  /// ```
  mutating func alterTextSearch(from start: Int) throws(SyntaxError) -> StatementBody {
    advance()
    try expect(.search)
    let kind = try textSearchWord()
    let name = try qualifiedName()
    if kind == .textSearchDictionary, isNext(.leftParenthesis) {
      let options = try definition()
      return .alterTextSearchDictionary(
        AlterTextSearchDictionary(name: name, options: options, range: range(from: start)))
    }
    if kind == .textSearchConfiguration, isNext(.add) || isNext(.alter) || isNext(.drop) {
      try changeMapping()
      return .alterTextSearchConfiguration(
        AlterTextSearchConfiguration(name: name, range: range(from: start)))
    }
    let hasOwner = kind == .textSearchDictionary || kind == .textSearchConfiguration
    let object = ObjectReference(
      kind: kind, name: name, owner: nil, range: range(from: start + 1))
    return try commonAction(
      object, hasOwner ? [.rename, .schema, .owner] : [.rename, .schema], from: start)
  }

  /// ```
  /// ADD MAPPING FOR token, … WITH dictionary, …
  ///   | ALTER MAPPING {[FOR token, …] REPLACE old WITH new | FOR token, … WITH dictionary, …}
  ///   | DROP MAPPING [IF EXISTS] FOR token, …
  /// ```
  private mutating func changeMapping() throws(SyntaxError) {
    let word = keyword
    advance()
    try expect(.mapping)
    if word == .drop { _ = try takeIfExists(orName: false) }
    if word == .alter, take(.replace) { return try replaceDictionary() }
    try expect(.for)
    _ = try names()
    if word == .drop { return }
    if word == .alter, take(.replace) { return try replaceDictionary() }
    guard takeAnyWith() else { throw unexpected() }
    _ = try qualifiedNames()
  }

  /// `old WITH new`
  private mutating func replaceDictionary() throws(SyntaxError) {
    _ = try qualifiedName()
    guard takeAnyWith() else { throw unexpected() }
    _ = try qualifiedName()
  }
}

extension Parser {
  /// ```
  /// DO {'body' | LANGUAGE name}…
  /// ```
  mutating func doBlock() throws(SyntaxError) -> Do {
    let start = at
    advance()
    var body: TokenRange?
    var language: Name?
    repeat {
      if take(.language) {
        language = try nonReservedWordOrString()
      } else {
        body = try stringConstant()
      }
    } while isNext(.language) || isStringConstant(token)
    return Do(body: body, language: language, range: range(from: start))
  }
}

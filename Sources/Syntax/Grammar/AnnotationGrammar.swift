extension Parser {
  /// ```
  /// COMMENT ON object IS {'text' | NULL}
  /// ```
  mutating func comment() throws(SyntaxError) -> Comment {
    let start = at
    advance()
    try expect(.on)
    let object = try objectReference(ObjectKind.commented)
    let text = try annotation()
    return Comment(object: object, text: text, range: range(from: start))
  }

  /// ```
  /// SECURITY LABEL [FOR provider] ON object IS {'label' | NULL}
  /// ```
  mutating func securityLabel() throws(SyntaxError) -> SecurityLabel {
    let start = at
    advance()
    try expect(.label)
    let provider = take(.for) ? try nonReservedWordOrString() : nil
    try expect(.on)
    let object = try objectReference(ObjectKind.labelled)
    let label = try annotation()
    return SecurityLabel(
      provider: provider, object: object, label: label, range: range(from: start))
  }

  /// `IS {'text' | NULL}`
  private mutating func annotation() throws(SyntaxError) -> TokenRange? {
    try expect(.is)
    return take(.null) ? nil : try stringConstant()
  }
}

/// The forms of SQL/XML.
extension Parser {
  /// What stands behind one of the XML keywords.
  mutating func xmlForm(_ word: Keyword, _ start: Int) throws(SyntaxError) -> Expression.Shape {
    if word == .xmlexists {
      return try call("xmlexists", start) { (parser) throws(SyntaxError) in
        [try parser.primary(), try parser.xmlPassing()]
      }
    }
    try expect(.leftParenthesis)
    let parts: [Expression]
    switch word {
    case .xmlconcat: parts = try expressions()
    case .xmlelement: parts = try xmlElement()
    case .xmlforest: parts = try xmlAttributeList()
    case .xmlparse: parts = try xmlParse()
    case .xmlpi: parts = try xmlProcessingInstruction()
    case .xmlroot: parts = try xmlRoot()
    default: parts = try xmlSerialize()
    }
    try expect(.rightParenthesis)
    return .form(word, parts)
  }

  /// `NAME name [, XMLATTRIBUTES (…)] [, content]`.
  private mutating func xmlElement() throws(SyntaxError) -> [Expression] {
    try expect(.name)
    _ = try columnLabel()
    guard take(.comma) else { return [] }
    guard keyword == .xmlattributes, peek(1).kind == .leftParenthesis else {
      return try expressions()
    }
    at += 2
    let attributes = try xmlAttributeList()
    try expect(.rightParenthesis)
    return take(.comma) ? attributes + (try expressions()) : attributes
  }

  /// xml_attribute_list: `value [AS name], …`.
  private mutating func xmlAttributeList() throws(SyntaxError) -> [Expression] {
    try commaSeparated { (parser) throws(SyntaxError) in
      let value = try parser.expression()
      if parser.take(.as) { _ = try parser.columnLabel() }
      return value
    }
  }

  /// `{DOCUMENT | CONTENT} text [{PRESERVE | STRIP} WHITESPACE]`.
  private mutating func xmlParse() throws(SyntaxError) -> [Expression] {
    try takeDocumentOrContent()
    let text = try expression()
    if take(.preserve) || take(.strip) { try expect(.whitespace) }
    return [text]
  }

  private mutating func takeDocumentOrContent() throws(SyntaxError) {
    guard take(.document) || take(.content) else { throw unexpected() }
  }

  /// `NAME name [, content]`.
  private mutating func xmlProcessingInstruction() throws(SyntaxError) -> [Expression] {
    try expect(.name)
    _ = try columnLabel()
    return take(.comma) ? [try expression()] : []
  }

  /// `value, VERSION {version | NO VALUE} [, STANDALONE {YES | NO [VALUE]}]`.
  private mutating func xmlRoot() throws(SyntaxError) -> [Expression] {
    var parts = [try expression()]
    try expect(.comma)
    try expect(.version)
    if areNext(.no, .value) { at += 2 } else { parts.append(try expression()) }
    guard take(.comma) else { return parts }
    try expect(.standalone)
    if take(.no) {
      take(.value)
    } else {
      try expect(.yes)
    }
    return parts
  }

  /// `{DOCUMENT | CONTENT} value AS type [[NO] INDENT]`.
  private mutating func xmlSerialize() throws(SyntaxError) -> [Expression] {
    try takeDocumentOrContent()
    let value = try expression()
    try expect(.as)
    mention(try simpleType())
    let start = at
    if take(.no) {
      guard takeWord(.indent) else { throw unexpected() }
      requires(16, at: start)
    } else if takeWord(.indent) {
      requires(16, at: start)
    }
    return [value]
  }

  /// xmlexists_argument: `PASSING [BY {REF | VALUE}] value [BY {REF | VALUE}]`.
  mutating func xmlPassing() throws(SyntaxError) -> Expression {
    try expect(.passing)
    // BY is also a column's name.
    if peek(1).keyword == .ref || peek(1).keyword == .value { try takePassingMechanism() }
    let value = try primary()
    try takePassingMechanism()
    return value
  }

  private mutating func takePassingMechanism() throws(SyntaxError) {
    guard take(.by) else { return }
    guard take(.ref) || take(.value) else { throw unexpected() }
  }
}

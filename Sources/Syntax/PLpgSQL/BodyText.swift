/// The text inside a string constant, as the server reads it: a routine's body, a dynamic statement.
///
/// Between dollars, and between quotes without any doubling or escape, it is the file's own text and
/// is read in place.
package struct BodyText: Sendable {
  let bytes: [UInt8]
  let range: Range<Int>
  let map: SourceMap?
  /// How many strings stand around it.
  let nesting: Int

  /// Deeper than anyone writes.
  static let deepest = 16

  /// The content of a string token of a text.
  init(_ token: Token, in bytes: [UInt8], map: SourceMap?, nesting: Int) {
    self.nesting = nesting + 1
    if let inside = BodyText.plainInside(token, bytes) {
      self.bytes = bytes
      range = inside
      self.map = map
      return
    }
    var reader = StringReader(token, in: bytes, map: map)
    reader.read()
    self.bytes = reader.text
    range = 0..<reader.text.count
    self.map = reader.map
  }

  /// The content of a string token of a statement.
  init(_ token: Token, of statement: Statement) {
    self.init(token, in: statement.bytes, map: statement.map, nesting: statement.nesting)
  }

  /// A text that is put together when the body runs, told at the place in the file that makes it.
  init(known text: [UInt8], at place: SourceSpan, in body: BodyText) {
    var map = SourceMap(file: body.map?.file ?? body.bytes, start: place.offset)
    map.append(text.count, from: place.offset..<place.end)
    bytes = text
    range = 0..<text.count
    self.map = map
    nesting = body.nesting + 1
  }

  var isTooDeep: Bool { nesting > BodyText.deepest }

  /// A place in the file.
  func place(_ span: SourceSpan) -> SourceSpan { map.place(span) }

  /// The statements of a text that is SQL, and the comments in it that speak to a linter.
  func statements(server: Server) -> (statements: [Statement], directives: [SourceSpan]) {
    var reader = StatementReader(self, server: server)
    var statements: [Statement] = []
    while let statement = reader.next() { statements.append(statement) }
    return (statements, reader.directives.map(place))
  }

  /// Where the content stands that is the same decoded and not.
  private static func plainInside(_ token: Token, _ bytes: [UInt8]) -> Range<Int>? {
    let range = token.range.clamped(to: 0..<bytes.count)
    let text = bytes[range]
    switch token.kind {
    case .dollarString:
      guard let tag = text.dropFirst().firstIndex(of: UInt8(ascii: "$")) else { return nil }
      let length = tag - range.lowerBound + 1
      guard range.count >= 2 * length else { return nil }
      return (tag + 1)..<(range.upperBound - length)
    case .string, .escapeString:
      let open = token.kind == .string ? 1 : 2
      guard range.count > open else { return nil }
      let inside = (range.lowerBound + open)..<(range.upperBound - 1)
      let isPlain = bytes[inside].allSatisfy {
        $0 != UInt8(ascii: "'") && ($0 != UInt8(ascii: "\\") || token.kind == .string)
      }
      return isPlain ? inside : nil
    default:
      return nil
    }
  }
}

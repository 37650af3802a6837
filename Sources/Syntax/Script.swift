/// The statements of one file, and the comments in it that speak to a linter.
///
/// A small file is parsed whole, on any thread. A large one is read statement by statement, so that
/// what was judged can be let go.
package struct Script: Sendable {
  package let source: Source
  /// The parts that are read, each by itself: no statement goes on from one to another.
  package let parts: [Range<Int>]
  /// What is parsed: the text, or one of the same length in which a tool's marks are blanked out.
  private let text: Source
  private let server: Server
  private let whole: (statements: [Placed], margin: Margin)?

  private typealias Placed = (statement: Statement, place: Place)

  /// Where a statement stands among those of its part.
  package struct Place: Sendable {
    /// The index of the part.
    package let part: Int
    /// Whether it is the part's first statement, and whether it is the only one.
    package let isFirst: Bool
    package let isSingle: Bool
  }

  /// What stands beside the statements of a script.
  package struct Margin: Sendable {
    /// The comments that speak to a linter.
    package internal(set) var directives: [SourceSpan] = []
    /// psql's own commands behind the last statement; those before each are its `commands`.
    package internal(set) var commands: [MetaCommand] = []

    fileprivate mutating func add(_ reader: StatementReader) {
      directives += reader.directives
      commands += reader.trailingCommands
    }
  }

  /// From this many bytes on a file is read statement by statement.
  private static var large: Int { 1 << 21 }

  /// - Parameters:
  ///   - parts: the parts to read, in the order in which they run; the whole text where none are said.
  ///   - blanked: the text with a tool's marks blanked out, as long as the source.
  package init(
    _ source: Source, server: Server, parts: [Range<Int>]? = nil, blanked: [UInt8]? = nil
  ) {
    self.source = source
    self.server = server
    let bounds = 0..<source.bytes.count
    self.parts = parts.map { $0.map { $0.clamped(to: bounds) } } ?? [bounds]
    text = blanked.map { Source(path: source.path, bytes: $0) } ?? source
    guard source.bytes.count < Script.large else {
      whole = nil
      return
    }
    var statements: [Placed] = []
    let margin = Script.read(text, self.parts, server) { statements.append(($0, $1)) }
    whole = (statements, margin)
  }

  /// Hands out the statements in order, with their places. Returns what stands beside them.
  package func visit(_ body: (_ statement: Statement, _ place: Place) -> Void) -> Margin {
    guard let whole else { return Script.read(text, parts, server, body) }
    for (statement, place) in whole.statements { body(statement, place) }
    return whole.margin
  }

  private static func read(
    _ text: Source, _ parts: [Range<Int>], _ server: Server, _ body: (Statement, Place) -> Void
  ) -> Margin {
    var margin = Margin()
    for (index, part) in parts.enumerated() {
      var reader = StatementReader(text, server: server, range: part)
      guard let first = reader.next() else {
        margin.add(reader)
        continue
      }
      var ahead = reader.next()
      body(first, Place(part: index, isFirst: true, isSingle: ahead == nil))
      while let statement = ahead {
        body(statement, Place(part: index, isFirst: false, isSingle: false))
        ahead = reader.next()
      }
      margin.add(reader)
    }
    return margin
  }
}

extension Script {
  /// The comments outside the parts that speak to a linter.
  package func directives(outside parts: [Range<Int>]) -> [SourceSpan] {
    var start = 0
    var found: [SourceSpan] = []
    for part in parts.sorted(by: { $0.lowerBound < $1.lowerBound }) + [text.bytes.count..<Int.max] {
      if part.lowerBound > start {
        var reader = StatementReader(text, server: server, range: start..<part.lowerBound)
        while reader.next() != nil {}
        found += reader.directives
      }
      start = max(start, part.upperBound)
    }
    return found
  }
}

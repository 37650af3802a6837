/// Reads a script statement by statement: lexes to the semicolon that ends one, parses it, hands it
/// out. Nothing of it is kept, so memory does not grow with what was read.
///
/// A statement ends where psql ends it: at a semicolon outside parentheses and outside the
/// `BEGIN ATOMIC … END` of a function (`psqlscan.l`), or at a command that sends it.
package struct StatementReader: IteratorProtocol, Sequence, Sendable {
  private var script: ScriptLexer
  private let server: Server
  /// How many bytes may still be read a second time: whatever the text, all work stays linear.
  private var spare: Int
  /// How many of psql's commands stand before the statements that were handed out.
  private var passed = 0
  private let map: SourceMap?
  private let nesting: Int

  package init(_ source: Source, server: Server, range: Range<Int>? = nil) {
    var lexer = Lexer(source.bytes, server: server, range: range)
    lexer.skipByteOrderMark()
    self.init(ScriptLexer(lexer, hasCommands: true), map: nil, nesting: 0)
  }

  /// Reads the statements inside a string constant, where psql sees no commands.
  init(_ text: BodyText, server: Server) {
    let lexer = Lexer(text.bytes, server: server, range: text.range)
    self.init(ScriptLexer(lexer, hasCommands: false), map: text.map, nesting: text.nesting)
  }

  private init(_ script: ScriptLexer, map: SourceMap?, nesting: Int) {
    self.script = script
    server = script.lexer.server
    spare = 8 * (script.lexer.end - script.position)
    self.map = map
    self.nesting = nesting
  }

  /// The comments read so far that speak to a linter.
  package var directives: [SourceSpan] { script.lexer.directives }

  /// psql's own commands read so far.
  package var metaCommands: [MetaCommand] { script.commands }

  /// Those of them that stand behind the last statement that was handed out.
  package var trailingCommands: [MetaCommand] { Array(script.commands.dropFirst(passed)) }

  /// The next statement that has at least one token; nil at the end.
  package mutating func next() -> Statement? {
    guard let statement = read() else { return nil }
    guard passed < script.commands.count else { return statement }
    let before = script.commands[passed...].prefix { $0.span.offset < statement.span.offset }
    passed += before.count
    return statement.behind(Array(before))
  }

  private mutating func read() -> Statement? {
    while true {
      let isBeforeData = script.isBeforeData
      var draft = script.statement()
      let ending = script.ending(draft.end)
      guard let first = draft.tokens.first else {
        script.pass([], ending)
        if draft.end.kind == .end { return nil }
        continue
      }
      if case .command(let command) = ending, command.resets { continue }
      var statement = parse(draft.handOverTokens(), draft, ending: ending)
      if statement.body == nil, let newer = readAsNewer(statement, draft) { statement = newer }
      if statement.body == nil, !isBeforeData {
        switch readAgain(from: Int(first.start)) {
        case .filled(let statement): return statement
        case .nothing: continue
        case .wrong: break
        }
      }
      if !draft.isBroken { script.pass(statement.tokens, ending) }
      return statement
    }
  }

  private func parse(
    _ found: consuming [Token], _ draft: Draft, ending: Statement.Ending,
    placeholders: [SourceSpan] = [], server: Server? = nil
  ) -> Statement {
    let place = Int(draft.isBroken ? draft.end.limit : draft.end.start)
    if draft.isBroken { found.append(draft.end) }
    found.append(Token(.end, place, place))
    var parser = Parser(
      bytes: script.lexer.bytes, tokens: found, server: server ?? self.server,
      lexicalFailures: draft.failures)
    let outcome = parser.outcome { (parser) throws(SyntaxError) in try parser.statement() }
    return Statement(
      outcome, of: &parser, dropping: draft.isBroken ? 2 : 1, ending: ending,
      placeholders: placeholders, map: map, nesting: nesting)
  }
}

extension Statement {
  /// What a parser made of its tokens, which it hands over, save so many at the end.
  convenience init(
    _ outcome: Outcome, of parser: inout Parser, dropping count: Int = 1, ending: Ending,
    placeholders: [SourceSpan] = [], map: SourceMap?, nesting: Int
  ) {
    let refusal = parser.refused?.placed(by: map)
    var tokens = parser.handOverTokens()
    tokens.removeLast(min(count, tokens.count))
    let lower = tokens.first.map { Int($0.start) } ?? 0
    let upper = tokens.last.map { Int($0.limit) } ?? 0
    var outcome = outcome
    if case .failed(let failure) = outcome { outcome = .failed(failure.placed(by: map)) }
    self.init(
      bytes: parser.bytes, tokens: tokens, outcome: outcome, mentions: parser.mentions,
      requiredServer: parser.requiredServer, refusal: refusal,
      span: map.place(SourceSpan(lower, upper)),
      ending: ending, placeholders: placeholders.map(map.place), map: map, nesting: nesting)
  }
}

// MARK: Newer servers

extension StatementReader {
  /// Reads a statement that does not parse as the servers do that know more numbers and more words;
  /// nil where none takes it.
  ///
  /// What the grammar alone brought is read for every server: this is for what came with the scanner.
  private mutating func readAsNewer(_ statement: Statement, _ draft: Draft) -> Statement? {
    guard case .failed(let failure) = statement.outcome, !draft.isBroken else { return nil }
    let range = statement.tokens.first.map { Int($0.start)..<Int(draft.end.start) } ?? 0..<0
    var found: Statement?
    var major = Server.newest.major
    while major > server.major, spare > range.count {
      spare -= range.count
      var other = script.again(
        from: range.lowerBound, range.count, server: Server(major: major))
      let newer = other.statement()
      guard newer.end.kind == .end else { break }
      let read = parse(
        newer.tokens, newer, ending: statement.ending, server: Server(major: major))
      guard read.body != nil else { break }
      found = read.refused(by: failure, before: Server(major: major))
      major -= 1
    }
    return found
  }
}

// MARK: Placeholders

extension StatementReader {
  private enum SecondReading {
    case filled(Statement)
    /// Only what a template decides by.
    case nothing
    /// The text is wrong with and without placeholders.
    case wrong
  }

  /// Reads a statement that does not parse again, with what a tool is to fill in as names and
  /// constants. The text goes on behind it only if that parses.
  private mutating func readAgain(from start: Int) -> SecondReading {
    guard spare > 1 else { return .wrong }
    var other = script.again(from: start, spare / 2)
    other.placeholders = PlaceholderScan()
    let draft = other.statement()
    let read = other.position - start
    let gone = script.position - start
    spare -= 2 * (read > gone ? read : gone)
    guard let scan = other.placeholders, !scan.spans.isEmpty, !script.goesOn(behind: other, draft)
    else { return .wrong }
    if draft.tokens.isEmpty, !scan.hasText {
      script.adopt(other, from: start)
      return .nothing
    }
    guard let statement = fill(draft, scan, other.ending(draft.end)) else { return .wrong }
    script.adopt(other, from: start)
    script.pass(statement.tokens, statement.ending)
    return .filled(statement)
  }

  private func fill(_ draft: Draft, _ scan: PlaceholderScan, _ ending: Statement.Ending)
    -> Statement?
  {
    if draft.tokens.isEmpty { return unseen(scan, ending) }
    let filling = Filling(draft.tokens, scan)
    let names = parse(filling.tokens, draft, ending: ending, placeholders: scan.spans)
    guard case .failed(let failure) = names.outcome else { return names }
    guard let tokens = filling.other(after: failure.span.offset), !tokens.isEmpty else {
      return nil
    }
    let constants = parse(tokens, draft, ending: ending, placeholders: scan.spans)
    return constants.body == nil ? nil : constants
  }

  /// A statement of which nothing is known: a placeholder stands for all of it.
  private func unseen(_ scan: PlaceholderScan, _ ending: Statement.Ending) -> Statement {
    let span = SourceSpan(scan.spans.first?.offset ?? 0, scan.spans.last?.end ?? 0)
    let range = TokenRange(0, 1)
    return Statement(
      bytes: script.lexer.bytes, tokens: [Token(.word, span.offset, span.end)],
      outcome: .parsed(.opaque(Opaque(keywords: range, range: range))), mentions: Mentions(),
      requiredServer: .oldest, refusal: nil, span: map.place(span), ending: ending,
      placeholders: scan.spans.map(map.place), map: map, nesting: nesting)
  }
}

extension Lexer {
  fileprivate mutating func skipByteOrderMark() {
    if position == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }
}

import Fences
import Rulebook
import Rules
import Semantics
import Syntax
import Testing

/// Changes of a text that change nothing of what it does: findings move, and none is added or lost.
@Suite struct MetamorphicTests {
  /// The pages' examples, without their carets; those that a tool's marks cut are the tool's.
  private static let fences = Fence.all.filter { $0.kind != .setup && $0.tool == nil }

  @Test("Comments between all words", arguments: fences)
  func comments(fence: Fence) {
    expectSame(fence) { text in text.rebuilt { token, _ in token + " /* a 'comment; */ " } }
  }

  @Test("White space of other kinds", arguments: fences)
  func whiteSpace(fence: Fence) {
    expectSame(fence) { text in text.rebuilt { token, _ in token + "\r\n\t " } }
  }

  @Test("Words in capitals, and in small letters", arguments: fences)
  func letters(fence: Fence) {
    expectSame(fence) { text in
      text.rebuilt { token, kind in kind == .word ? token.uppercased() : token }
    }
    expectSame(fence) { text in
      text.rebuilt { token, kind in kind == .word ? token.lowercased() : token }
    }
  }

  @Test("An unrelated statement before, and one behind", arguments: fences)
  func unrelated(fence: Fence) {
    // A string of one statement is no transaction, and one of two is.
    guard fence.runner != .string else { return }
    expectSame(fence, before: "SELECT 1;\n", behind: "\nSELECT 2;\n") {
      $0.rebuilt { token, _ in token }
    }
  }

  @Test("Names with their schema", arguments: fences)
  func qualified(fence: Fence) {
    let tables = fence.tables
    expectSame(fence, changesSetup: false) { $0.qualified(tables) }
  }

  @Test("Tables of other names", arguments: fences)
  func renamed(fence: Fence) {
    let tables = fence.tables.filter { name in
      !Text(fence.setup + fence.plain, fence.server).hasString(with: name)
    }
    expectSame(fence, changesSetup: true) { text in
      text.rebuilt { token, kind in
        kind == .word && tables.contains(token.lowercased())
          ? "\"Other \(token.lowercased())\"" : token
      }
    }
  }

  @Test("One file for each statement, and one for all", arguments: fences)
  func split(fence: Fence) {
    let statements = Text(fence.plain, fence.server).statements
    guard statements.count > 1, statements.allSatisfy(\.isIndependent) else { return }
    let parts = statements.map { statement in
      String(decoding: statement.bytes[statement.span.range], as: UTF8.self) + ";\n"
    }
    let together = judge(fence, files: [parts.joined()])
    #expect(judge(fence, files: parts) == together, "\(parts)")
  }

  @Test("A statement behind an unrelated one", arguments: fences) func moved(fence: Fence) {
    guard fence.runner != .string else { return }
    let other = "CREATE TABLE unrelated_to_all (id bigint PRIMARY KEY);"
    for (before, behind) in [(other + "\n", ""), ("", "\n" + other)] {
      expectSame(fence, before: before, behind: behind) { $0.rebuilt { token, _ in token } }
    }
    let statements = Text(fence.plain, fence.server).statements
    guard statements.count > 1, statements.allSatisfy(\.isIndependent) else { return }
    expectSame(fence) { text in
      text.statements.map { statement in
        String(decoding: statement.bytes[statement.span.range], as: UTF8.self)
          + ";\n\(other)\n"
          .replacing("unrelated_to_all", with: "unrelated_\(statement.span.offset)")
      }.joined()
    }
  }

  /// What is said of files of one change set that runs statement by statement, less what is about a file
  /// or a transaction as a whole: that has other bounds when it is split.
  private func judge(_ fence: Fence, files: [String]) -> [String] {
    var selection = Selection()
    selection.add(fence.enabled.filter { $0.category != .style })
    selection.remove(RuleID.ofWholes)
    let linter = Linter(server: fence.server, runner: .none, selection: selection)
    func script(_ path: String, _ text: String) -> Script {
      Script(Source(path: path, bytes: Array(text.utf8)), server: fence.server)
    }
    var schema = linter.play(script("0.sql", fence.setup), after: Schema())
    var earlier: [Migration] = []
    var found: [String] = []
    for (index, text) in files.enumerated() {
      let (verdict, end) = linter.judge(
        script("\(index + 1).sql", text), after: schema, among: earlier)
      schema = end
      if let migration = verdict.migration { earlier.append(migration) }
      found += verdict.findings.filter { $0.allowance == nil }
        .map { "\($0.severity) \($0.rule.rawValue)" }
    }
    return found.sorted()
  }

  private func expectSame(
    _ fence: Fence, changesSetup: Bool = false, before: String = "", behind: String = "",
    _ change: (Text) -> String
  ) {
    let changed = before + change(Text(fence.plain, fence.server)) + behind
    let setup = changesSetup ? change(Text(fence.setup, fence.server)) : fence.setup
    let expected = judge(fence, fence.setup, fence.plain)
    let found = judge(fence, setup, changed)
    #expect(found == expected, "\(changed)")
  }

  /// The rules that speak, with their severities, sorted.
  private func judge(_ fence: Fence, _ setup: String, _ sql: String) -> [String] {
    var selection = Selection()
    // What is asked of how a text is written changes with it.
    selection.add(fence.enabled.filter { $0.category != .style })
    let linter = Linter(server: fence.server, runner: fence.runner, selection: selection)
    func script(_ path: String, _ text: String) -> Script {
      Script(Source(path: path, bytes: Array(text.utf8)), server: fence.server)
    }
    let schema = linter.play(script("1.sql", setup), after: Schema())
    return linter.judge(script("2.sql", sql), after: schema).0.findings
      .filter { $0.allowance == nil }
      .map { "\($0.severity) \($0.rule.rawValue)" }.sorted()
  }
}

extension RuleID {
  /// Rules that look at a file or at several as a whole, and so mean another thing where the files are
  /// others: what goes and comes again in one file is not gone, and of two files only the first may run.
  /// Those about what is held through a transaction say nothing in autocommit, split or not.
  fileprivate static let ofWholes: [RuleID] = allCases.filter { id in
    // Said once; what goes before its table in the same file is told of the table; and a file that fails
    // is run again from its beginning, and not the one before it.
    if [.toolUnknown, .blockingIndexDrop, .keepingInvalidIndex].contains(id) { return true }
    guard case .rule(let rule) = id.judge else { return false }
    switch rule.question {
    case .migration, .changeSet, .outcome: return true
    case .step, .statement, .transaction: return false
    }
  }
}

extension Statement {
  /// Whether it means the same in a file of its own: it neither opens nor ends a transaction, sets
  /// nothing for what follows in its session, and fills no table, which is new no more in the next file.
  fileprivate var isIndependent: Bool {
    switch body {
    case .transaction, .setVariable, .signal, .insert, .copy, .createTableAs, nil: false
    default: commands.isEmpty
    }
  }
}

extension Fence {
  /// The text without the lines that draw carets, and those that allow something.
  fileprivate var plain: String {
    sql.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !Caret.isCaretLine($0) }.joined(separator: "\n")
  }

  /// The tables that the setup makes in `public`.
  fileprivate var tables: Set<String> {
    let words = setup.split { $0.isWhitespace || $0 == "(" || $0 == ";" }.map(String.init)
    var found: Set<String> = []
    for (index, word) in words.enumerated() where word == "TABLE" && index + 1 < words.count {
      guard index > 0, words[index - 1] == "CREATE", !words[index + 1].contains("."),
        !words[index + 1].contains("\"")
      else { continue }
      found.insert(words[index + 1].lowercased())
    }
    return found
  }
}

/// A text as its tokens and the gaps between them.
private struct Text {
  let bytes: [UInt8]
  let statements: [Statement]

  init(_ text: String, _ server: Server) {
    bytes = Array(text.utf8)
    statements = Array(
      StatementReader(Source(path: "t.sql", bytes: bytes), server: server))
  }

  /// The text with every token as the closure wants it, and the gaps as they are.
  func rebuilt(_ change: (String, Token.Kind) -> String) -> String {
    var text = ""
    var end = 0
    for token in statements.flatMap(\.tokens) {
      text += part(end..<token.range.lowerBound)
      text += change(part(token.range), token.kind)
      end = token.range.upperBound
    }
    return text + part(end..<bytes.count)
  }

  /// The text with `public` before the names of these tables.
  func qualified(_ tables: Set<String>) -> String {
    var places: Set<Int> = []
    for statement in statements {
      for reference in statement.mentions.relations where reference.name.partCount == 1 {
        guard tables.contains(statement.text(reference.name.last)) else { continue }
        places.insert(statement.span(reference.name.range).offset)
      }
    }
    var text = ""
    var end = 0
    for place in places.sorted() {
      text += part(end..<place) + "public."
      end = place
    }
    return text + part(end..<bytes.count)
  }

  /// Whether a string, which no token change reaches, names it, or a name that was made of it, such as
  /// `orders_pkey`.
  func hasString(with name: String) -> Bool {
    statements.flatMap(\.tokens).contains { token in
      switch token.kind {
      case .string, .dollarString, .escapeString, .unicodeString:
        part(token.range).lowercased().contains(name)
      case .word: part(token.range).lowercased().hasPrefix(name + "_")
      default: false
      }
    }
  }

  private func part(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}

package import Project
package import Rulebook
package import Rules
package import Semantics
package import Syntax

/// A fenced block of SQL on a rule's page, with the options behind its word.
package struct Fence: Sendable, CustomStringConvertible {
  package enum Kind: String { case unsafe, fixed, safe, setup }

  package let page: RuleID
  package let kind: Kind
  package let sql: String
  package let runner: Runner
  /// The migration tool that runs the text. Its marks stand at the margin of the file, so the text is
  /// judged without the page's indentation.
  package let tool: Tool?
  package let server: Server
  package let enabled: [RuleID]
  /// Whether the runner sets a lock_timeout.
  package let isBounded: Bool
  /// The setup blocks that stand above it.
  package let setup: String
  /// The unsafe block right above it, where this one shows what its fixes make.
  package let unsafe: String?
  package let number: Int

  package var description: String { "\(page.rawValue) \(number) \(kind.rawValue)" }

  /// Every fence of every page that says what it is.
  package static let all: [Fence] = RuleID.allCases.flatMap(fences)

  private static func fences(on page: RuleID) -> [Fence] {
    var fences: [Fence] = []
    var setup = ""
    var unsafe: String?
    var lines = page.page.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      guard line.hasPrefix("```sql ") else { continue }
      let words = line.dropFirst("```sql ".count).split(separator: " ")
      let body = lines.prefix { !$0.hasPrefix("```") }
      lines = lines.dropFirst(body.count + 1)
      guard let kind = words.first.flatMap({ Kind(rawValue: String($0)) }) else { continue }
      let sql = body.joined(separator: "\n") + "\n"
      let fence = Fence(page, kind, sql, words.dropFirst(), setup, unsafe, fences.count + 1)
      fences.append(fence)
      if kind == .setup { setup += sql }
      unsafe = kind == .unsafe ? sql : nil
    }
    return fences
  }

  private init(
    _ page: RuleID, _ kind: Kind, _ sql: String, _ options: ArraySlice<Substring>, _ setup: String,
    _ unsafe: String?, _ number: Int
  ) {
    func values(_ name: String) -> [String] {
      options.filter { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
    }
    self.page = page
    self.kind = kind
    self.sql = sql
    runner = values("transaction").first.flatMap(Runner.init(rawValue:)) ?? .unknown
    tool = values("tool").first.flatMap(Tool.init(rawValue:))
    server = Server(major: values("postgres").first.flatMap { Int($0) } ?? Server.oldest.major)
    isBounded = values("lock_timeout") != ["none"]
    enabled = values("enable").compactMap(RuleID.init(named:))
    self.setup = setup
    self.unsafe = unsafe
    self.number = number
  }

  /// What the linter says of a text under this fence's options, after its setup.
  package func findings(in sql: String) -> [Finding] {
    var selection = Selection()
    selection.add(enabled)
    let linter = Linter(server: server, runner: runner, selection: selection)
    let schema = linter.play(
      Script(Source(path: "setup.sql", bytes: Array(setup.utf8)), server: server),
      after: isBounded ? .bounded : Schema())
    let source = Source(path: "V2__fence.sql", bytes: Array(text(sql).utf8))
    let handling =
      tool.flatMap { tool in
        try? Handling(recognising: source, choice: ToolChoice(tool), disk: .memory([:]))
      } ?? Handling(runner, of: source)
    let script = handling.script(source, of: handling.forward, server: server)
    let verdict = linter.judge(script, handling: handling, after: schema).0
    return Report([verdict], servers: [server]) { $0 }.counted
  }
}

extension Fence {
  /// What is judged of a block: its lines, without the indentation where a tool reads them.
  package func text(_ sql: String) -> String {
    guard tool != nil else { return sql }
    return sql.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("   ") ? String($0.dropFirst(3)) : String($0) }
      .joined(separator: "\n")
  }

  /// Where the page would draw a finding.
  package func caret(_ finding: Finding, in sql: String) -> Caret {
    let caret = Caret(finding, in: text(sql))
    return tool == nil
      ? caret
      : Caret(
        line: caret.line, column: caret.column + 3, length: caret.length, rule: caret.rule)
  }
}

/// A finding as a page draws it: `-- ^^^^ rule-id` below the line it is about.
package struct Caret: Hashable, CustomStringConvertible {
  package let line: Int
  package let column: Int
  package let length: Int
  package let rule: String

  package var description: String {
    "\(line):\(column) \(String(repeating: "^", count: length)) \(rule)"
  }
}

extension Caret {
  /// The carets that a fence's text draws.
  package static func drawn(in sql: String) -> [Caret] {
    var carets: [Caret] = []
    var subject = 0
    for (index, line) in sql.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard isCaretLine(line) else {
        subject = index + 1
        continue
      }
      let before = line.prefix { $0 != "^" }
      let marks = line.dropFirst(before.count).prefix { $0 == "^" }
      let rule = line.dropFirst(before.count + marks.count).split(separator: " ").joined()
      carets.append(
        Caret(line: subject, column: before.count + 1, length: marks.count, rule: rule))
    }
    return carets
  }

  /// The carets that a finding would be drawn with: its first line, in characters.
  package init(_ finding: Finding, in sql: String) {
    let bytes = Array(sql.utf8)
    let map = LineMap(bytes)
    let start = map.position(at: finding.span.offset)
    let lineEnd = map.span(ofLine: start.line).end
    let end = map.position(at: max(finding.span.offset, min(finding.span.end, lineEnd)))
    self.init(
      line: start.line, column: start.column, length: end.column - start.column,
      rule: finding.rule.rawValue)
  }

  package static func isCaretLine(_ line: Substring) -> Bool {
    line.hasPrefix("--") && line.dropFirst(2).drop { $0 == " " }.hasPrefix("^")
  }
}

import Foundation
import Testing

@testable import Syntax

/// Every node lies within the node around it, whatever the statement.
@Suite struct NestingTests {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The SQL of the fixtures, and where it is at hand a part of PostgreSQL's own tests.
  private static let texts: [String] = {
    var texts: [String] = []
    let fixtures = package.appending(path: "Fixtures")
    let files = FileManager.default.enumerator(at: fixtures, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "sql" else { continue }
      if let text = try? String(contentsOf: file, encoding: .utf8) { texts.append(text) }
    }
    let facts = package.deletingLastPathComponent().appending(path: "shared/facts/pg-regress.jsonl")
    if let lines = try? String(contentsOf: facts, encoding: .utf8) {
      for (number, line) in lines.split(separator: "\n").enumerated() where number % 20 == 0 {
        let item = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        if let sql = item?["sql"] as? String { texts.append(sql) }
      }
    }
    return texts
  }()

  @Test func everyNodeLiesWithinItsParent() {
    var nodes = 0
    for text in Self.texts {
      let source = Source(path: "", bytes: Array(text.utf8))
      for statement in StatementReader(source, server: .newest) {
        guard let body = statement.body else { continue }
        let whole = TokenRange(0, statement.tokens.count)
        if let stray = stray(in: body, whole, &nodes) {
          Issue.record("\(stray) in \(statement.text(statement.span).prefix(200))")
        }
      }
    }
    #expect(nodes > 1_000)
  }

  /// A node whose range is not within that of the node around it, if there is one.
  private func stray(in value: Any, _ parent: TokenRange, _ nodes: inout Int) -> String? {
    let mirror = Mirror(reflecting: value)
    var around = parent
    if let own = mirror.children.first(where: { $0.label == "range" })?.value as? TokenRange {
      nodes += 1
      let isInside = own.isEmpty || (parent.lower <= own.lower && own.upper <= parent.upper)
      guard isInside else { return "\(type(of: value)) \(own) outside of \(parent)" }
      if !own.isEmpty { around = own }
    }
    for child in mirror.children {
      if let found = stray(in: child.value, around, &nodes) { return found }
    }
    return nil
  }

  @Test func mentionsLieWithinTheirStatement() {
    for text in Self.texts {
      for statement in StatementReader(
        Source(path: "", bytes: Array(text.utf8)), server: .newest)
      {
        let count = UInt32(statement.tokens.count)
        let mentions = statement.mentions
        #expect(mentions.relations.allSatisfy { $0.range.upper <= count })
        #expect(mentions.functions.allSatisfy { $0.range.upper <= count })
        #expect(mentions.columns.allSatisfy { $0.name.range.upper <= count })
        #expect(mentions.types.allSatisfy { $0.range.upper <= count })
      }
    }
  }
}

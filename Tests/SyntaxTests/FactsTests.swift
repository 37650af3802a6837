import Foundation
import Testing

@testable import Syntax

/// One line of the corpus: a statement, and what PostgreSQL's own parser says of it.
private struct Case: Decodable, Sendable {
  let sql: String
  let ok: Bool
  let kind: String?
  let relations: [String]?
  let functions: [String]?
  let columns: [String]?
  let types: [String]?
  let commands: [String]?
  let error: String?
  let offset: Int?
}

private let environment = ProcessInfo.processInfo.environment
private let server = Server(major: environment["FACTS_SERVER"].flatMap(Int.init) ?? 19)

/// The corpus stands beside the repository, and not in it: it is PostgreSQL's, not ours.
private let corpus: [Case] = {
  let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let folder = package.deletingLastPathComponent().appending(path: "shared/facts")
  let files =
    environment["FACTS_FILE"].map { [URL(filePath: $0)] }
    ?? ["pg-regress.jsonl", "pg-mutated.jsonl"].map { folder.appending(path: $0) }
  var cases: [Case] = []
  for file in files {
    guard let data = try? Data(contentsOf: file) else { continue }
    for line in data.split(separator: UInt8(ascii: "\n")) {
      if let item = try? JSONDecoder().decode(Case.self, from: Data(line)) { cases.append(item) }
    }
  }
  return cases
}()

/// Statements that the corpus takes for the newest server's by their shape alone, though its
/// grammar rejects them: what they begin with, and why.
private let exceptions = [
  (
    "ALTER DOMAIN constraint_enforced_dom ADD CONSTRAINT",
    "a domain's constraint is not marked ENFORCED"
  ),
  ("SELECT * FROM GRAPH_TABLE (myshop MATCH COLUMNS", "a graph pattern is not empty"),
  ("create constraint trigger crtr", "a constraint trigger is not marked NOT ENFORCED"),
]

/// Where we and PostgreSQL's parser are of two minds about a statement.
private struct Disagreement: Sendable {
  let field: String
  let kind: String
  let detail: String
}

private func compare(_ item: Case) -> [Disagreement] {
  let source = Source(path: "", bytes: Array(item.sql.utf8))
  let statements = Array(StatementReader(source, server: server))
  let kind = item.kind ?? "-"
  func wrong(_ field: String, _ detail: String) -> Disagreement {
    Disagreement(field: field, kind: kind, detail: detail)
  }
  var failure: SyntaxFailure?
  var isOpaque = false
  for statement in statements {
    switch statement.outcome {
    case .failed(let found): failure = failure ?? found
    case .parsed(.opaque): isOpaque = true
    case .parsed: break
    }
  }
  if failure == nil, let required = statements.map(\.requiredServer).max(), required > server {
    return item.ok ? [wrong("requires", "\(required)")] : []
  }
  if isOpaque { return [wrong("opaque", "")] }
  if let failure {
    if item.ok { return [wrong("accepted", "\(failure.message) at \(failure.span.offset)")] }
    guard let offset = item.offset, offset != (failure.hasPlace ? failure.span.offset : -1) else {
      return []
    }
    return [wrong("offset", "\(item.error ?? "") at \(offset), not \(failure.span.offset)")]
  }
  // What parses only when something is filled in, the server refuses as it stands.
  if !item.ok, statements.contains(where: \.hasPlaceholders) { return [] }
  if !item.ok { return [wrong("rejected", "\(item.error ?? "") at \(item.offset ?? -1)")] }
  guard item.kind != nil else { return [] }
  guard statements.count == 1, let facts = statements[0].facts else {
    return [wrong("split", "\(statements.count)")]
  }
  var found: [Disagreement] = []
  func check<Value: Equatable>(_ field: String, _ theirs: Value?, _ ours: Value?) {
    if let theirs, theirs != ours {
      found.append(wrong(field, "\(theirs), not \(String(describing: ours))"))
    }
  }
  check("kind", item.kind, facts.kind)
  check("relations", item.relations, facts.relations)
  check("functions", item.functions, facts.functions)
  check("columns", item.columns, facts.columns)
  check("types", item.types, facts.types)
  check("commands", item.commands, facts.commands)
  return found
}

@Suite struct FactsTests {
  /// Set FACTS_SHOW to see so many disagreements of each field; FACTS_KIND and FACTS_FIELD narrow
  /// them, FACTS_FILE and FACTS_SERVER ask about other statements.
  @Test(.enabled(if: !corpus.isEmpty)) func agreesWithPostgres() async {
    let all = await withTaskGroup(of: [(Int, Disagreement)].self) { group in
      for lane in 0..<8 {
        group.addTask {
          stride(from: lane, to: corpus.count, by: 8).flatMap { index in
            compare(corpus[index]).map { (index, $0) }
          }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }.sorted { $0.0 < $1.0 }
    }
    report(all)
    let wrong = all.filter { $0.1.field != "opaque" && !isExcepted(corpus[$0.0]) }
    #expect(wrong.isEmpty)
  }

  private func isExcepted(_ item: Case) -> Bool {
    item.ok && exceptions.contains { item.sql.hasPrefix($0.0) }
  }

  private func report(_ all: [(Int, Disagreement)]) {
    let show = environment["FACTS_SHOW"].flatMap(Int.init) ?? 0
    let only = environment["FACTS_KIND"]
    let field = environment["FACTS_FIELD"]
    var shown: [String: Int] = [:]
    var counts: [String: [String: Int]] = [:]
    for (index, found) in all {
      counts[found.field, default: [:]][found.kind, default: 0] += 1
      guard only == nil || only == found.kind, field == nil || field == found.field else {
        continue
      }
      guard shown[found.field, default: 0] < show else { continue }
      shown[found.field, default: 0] += 1
      print(
        "\(found.field) \(found.kind) #\(index): \(found.detail)\n    \(corpus[index].sql.prefix(400))"
      )
    }
    print("\(corpus.count) statements")
    for (field, kinds) in counts.sorted(by: { $0.key < $1.key }) {
      let total = kinds.values.reduce(0, +)
      let parts = kinds.sorted { $0.value > $1.value }.map { "\($0.key) \($0.value)" }
      print("\(field): \(total) (\(parts.joined(separator: ", ")))")
    }
  }
}

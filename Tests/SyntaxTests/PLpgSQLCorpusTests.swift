import Foundation
import Testing

@testable import Syntax

/// One statement with a body, and what a server said of it when it was asked to create it.
private struct Case: Decodable, Sendable {
  let sql: String
  let ok: Bool
  let error: String?
  let state: String?
  /// Where the server points, in bytes of the statement; nil where it gives no place.
  let offset: Int?

  /// Whether the answer depends on what the database holds.
  var isAboutObjects: Bool {
    switch state {
    case nil, "42601", "22004", "22005", "42804": false
    case "42704": !(error ?? "").hasPrefix("unrecognized exception condition")
    default: true
    }
  }
}

private let environment = ProcessInfo.processInfo.environment
private let server = Server(major: environment["PLPGSQL_SERVER"].flatMap(Int.init) ?? 18)

/// The corpus stands beside the repository, and not in it: it is PostgreSQL's, not ours.
private let corpus: [Case] = {
  let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let folder = package.deletingLastPathComponent().appending(path: "shared/facts")
  let file =
    environment["PLPGSQL_FILE"].map { URL(filePath: $0) }
    ?? folder.appending(path: "plpgsql.jsonl")
  guard let data = try? Data(contentsOf: file) else { return [] }
  return data.split(separator: UInt8(ascii: "\n")).compactMap {
    try? JSONDecoder().decode(Case.self, from: Data($0))
  }
}()

/// Where we and the server are of two minds about a body.
private func disagreement(_ item: Case) -> (field: String, detail: String)? {
  let source = Source(path: "", bytes: Array(item.sql.utf8))
  var reader = StatementReader(source, server: server)
  guard let statement = reader.next(), statement.body != nil, reader.next() == nil,
    let body = statement.routineBody(on: server)
  else { return nil }
  if item.isAboutObjects { return nil }
  guard let failure = body.failure else {
    // What needs a newer server is parsed, and says which.
    let isTooNew = body.statements.contains { $0.statement.requiredServer > server }
    return item.ok || isTooNew ? nil : ("accepted", "\(item.error ?? "") at \(item.offset ?? -1)")
  }
  if item.ok { return ("rejected", "\(failure.message) at \(failure.span.offset)") }
  guard let offset = item.offset, offset != failure.span.offset else {
    // In a body in quotes the file has every quote twice, and the server says it once.
    return isSame(sentence(failure, in: item.sql), item.error)
      ? nil : ("words", "\(item.error ?? ""), not \(sentence(failure, in: item.sql))")
  }
  return (
    "offset", "\(item.error ?? "") at \(offset), not \(failure.message) \(failure.span.offset)"
  )
}

private func isSame(_ ours: String, _ theirs: String?) -> Bool {
  guard let theirs else { return true }
  return ours.replacing("''", with: "'") == theirs.replacing("''", with: "'")
}

private func sentence(_ failure: SyntaxFailure, in sql: String) -> String {
  guard failure.saysNear else { return failure.message }
  if failure.isAtEnd { return "\(failure.message) at end of input" }
  let bytes = Array(sql.utf8)
  let near = bytes[failure.span.range.clamped(to: 0..<bytes.count)]
  return "\(failure.message) at or near \"\(String(decoding: near, as: UTF8.self))\""
}

@Suite struct PLpgSQLCorpusTests {
  /// Every body that a server accepted is accepted, every other one rejected, where the server does.
  ///
  /// Set PLPGSQL_SHOW to see so many disagreements of each kind.
  @Test(.enabled(if: !corpus.isEmpty, "no corpus beside the repository"))
  func agreesWithTheServer() {
    let show = environment["PLPGSQL_SHOW"].flatMap(Int.init) ?? 5
    var counts: [String: Int] = [:]
    for (index, item) in corpus.enumerated() {
      guard let found = disagreement(item) else { continue }
      counts[found.field, default: 0] += 1
      guard counts[found.field, default: 0] <= show else { continue }
      print("\(found.field) #\(index): \(found.detail)\n\(item.sql.prefix(700))\n")
    }
    print("\(corpus.count) bodies: \(counts)")
    #expect(counts["accepted", default: 0] == 0)
    #expect(counts["rejected", default: 0] == 0)
  }

  /// Whatever stands in a body, its place is inside the string, and in the order of the text.
  @Test(.enabled(if: !corpus.isEmpty, "no corpus beside the repository"))
  func placesLieInTheBody() {
    for item in corpus {
      let source = Source(path: "", bytes: Array(item.sql.utf8))
      for statement in StatementReader(source, server: server) {
        guard let body = statement.routineBody(on: server) else { continue }
        let inner = body.statements.map(\.statement.span) + [body.failure?.span].compactMap { $0 }
        #expect(inner.allSatisfy { statement.span.contains($0) }, "\(item.sql)")
        #expect(body.directives.allSatisfy { statement.span.contains($0) }, "\(item.sql)")
      }
    }
  }
}

import Foundation
import Reporting
import Semantics
import Syntax

/// Files as `locks` plays them: the last of them is shown.
struct LocksSample {
  private let ledger: Ledger

  init(_ sql: String, after history: String = "", _ runner: Runner = .file, servers: [Int] = [15]) {
    let ledgers = servers.map { major in
      let server = Server(major: major)
      func script(_ path: String, _ text: String) -> Script {
        Script(Source(path: path, bytes: Array(text.utf8)), server: server)
      }
      let schema =
        history.isEmpty
        ? Schema()
        : Ledger.playHistory(
          script("1.sql", history), server: server, runner: runner, after: Schema())
      return Ledger.play(script("2.sql", sql), server: server, runner: runner, after: schema).0
    }
    ledger = Ledger.worst(ledgers) ?? ledgers[0]
  }

  func text(_ style: LocksStyle = LocksStyle()) -> String {
    String(decoding: locksText([ledger], after: [nil], style: style), as: UTF8.self)
  }

  /// The lines of the text, without the headline.
  func lines(_ style: LocksStyle = LocksStyle()) -> [String] {
    text(style).split(separator: "\n").dropFirst().map(String.init)
  }

  /// The file of the JSON.
  var file: [String: Any] { (json["files"] as? [[String: Any]])?.first ?? [:] }
  var statements: [[String: Any]] { file["statements"] as? [[String: Any]] ?? [] }
  var windows: [[String: Any]] { file["windows"] as? [[String: Any]] ?? [] }
  var json: [String: Any] {
    let bytes = Data(locksJSON([ledger]))
    return (try? JSONSerialization.jsonObject(with: bytes)) as? [String: Any] ?? [:]
  }

  func locks(_ index: Int) -> [[String: Any]] {
    guard statements.indices.contains(index) else { return [] }
    return statements[index]["locks"] as? [[String: Any]] ?? []
  }

  func list(_ index: Int, _ key: String) -> [String] {
    guard statements.indices.contains(index) else { return ["no such statement"] }
    return statements[index][key] as? [String] ?? ["no such key"]
  }
}

package import Semantics
import Syntax

/// How `locks` draws its text.
package struct LocksStyle: Sendable {
  package var color: Bool
  /// Whether lines and blocks may be drawn; else ASCII stands for them.
  package var unicode: Bool

  package init(color: Bool, unicode: Bool) {
    self.color = color
    self.unicode = unicode
  }
}

/// `locks`, for people: a table per file, aligned on the lock, and below it what stays locked through
/// which other statements' work.
package func locksText(_ ledgers: [Ledger], played: Int, style: LocksStyle) -> [UInt8] {
  var lines: [String] = []
  for ledger in ledgers {
    if !lines.isEmpty { lines.append("") }
    lines += LocksPage(ledger, played: played, style).lines
  }
  if !ledgers.isEmpty {
    lines += [
      "",
      "R reads  W writes  D schema changes, VACUUM, ANALYZE; ? only if rows or branches ask",
    ]
  }
  return lines.isEmpty ? [] : Array((lines.joined(separator: "\n") + "\n").utf8)
}

/// What is said of one file.
private struct LocksPage {
  let ledger: Ledger
  let played: Int
  let style: LocksStyle

  init(_ ledger: Ledger, played: Int, _ style: LocksStyle) {
    self.ledger = ledger
    self.played = played
    self.style = style
  }

  var lines: [String] {
    let table = LocksTable(ledger, style).lines
    let windows = LocksWindows(ledger, style).lines
    return [head, ""] + (table.isEmpty ? ["no statements"] : table)
      + (windows.isEmpty ? [] : [""] + windows) + closing
  }

  private var head: String {
    let dot = style.unicode ? " · " : ", "
    let parts =
      [ledger.runner.headline, "PostgreSQL \(ledger.server)"]
      + (played > 0 ? ["after \(played) played"] : [])
    return ledger.source.path.visible + "    " + parts.joined(separator: dot)
  }

  /// What was not seen, and what is longest under a strong lock.
  private var closing: [String] {
    let unseen = ledger.entries.filter { !$0.unseen.isEmpty }.count
    let heavy = ledger.entries.flatMap { entry in
      entry.locks.filter { $0.lock.isLive && $0.lock.mode.blocksWrites }.map { _ in entry.work }
    }.max { $0.weight < $1.weight }
    var lines: [String] = []
    if let heavy, heavy.weight > LedgerEntry.Work.moment.weight {
      lines.append("Longest under a strong lock: \(heavy.rawValue).")
    }
    if unseen > 0 { lines.append("\(unseen) blocks hold SQL that could not be read.") }
    return lines.isEmpty ? [] : [""] + lines
  }
}

extension Runner {
  fileprivate var headline: String {
    switch self {
    case .file: "one transaction"
    case .pending: "one transaction with all pending files"
    case .string: "sent as one string"
    case .none: "statement by statement"
    case .unknown: "transaction unknown (say --transaction)"
    }
  }
}

package import Semantics
import Syntax

/// `locks`, for people: a table per file, aligned on the lock, and below it what stays locked through
/// which other statements' work.
package func locksText(_ ledgers: [Ledger], after: [String?], style: LocksStyle) -> [UInt8] {
  var lines: [String] = []
  for (index, ledger) in ledgers.enumerated() {
    if !lines.isEmpty { lines.append("") }
    let last = index < after.count ? after[index] : nil
    lines += LocksPage(ledger: ledger, after: last, style: style).lines
  }
  return lines.isEmpty ? [] : Array((lines.joined(separator: "\n") + "\n").utf8)
}

/// What is said of one file.
private struct LocksPage {
  let ledger: Ledger
  /// The file that was played last before it.
  let after: String?
  let style: LocksStyle

  var lines: [String] {
    let table = LocksTable(ledger, style).lines
    guard !table.isEmpty else { return [head, "", "     no statements"] }
    return [head, ""] + table + LocksWindows(ledger, style).lines
      + LocksClosing(ledger: ledger, style: style).lines
  }

  /// `Flyway (flyway.toml), one transaction`.
  private var runner: String {
    let handling = ledger.handling
    guard let host = handling.host else { return handling.runner.headline }
    let reason = handling.toolBecause.map { " (\($0))" } ?? ""
    return host.name + reason + ", " + handling.runner.headline
  }

  private var head: String {
    let dot = style.unicode ? " · " : ", "
    let servers = ledger.servers.map(\.description).joined(separator: " and ")
    let parts =
      [runner, "PostgreSQL " + servers] + (after.map { ["after " + $0] } ?? [])
    let path = ledger.source.path.visible
    let facts = parts.joined(separator: dot).visible
    let isWide = Columns.width(path) + 4 + Columns.width(facts) > style.width
    return path + (isWide ? "\n     " : "    ") + style.faint(facts)
  }
}

/// The lines below: what is longest under a strong lock, what was assumed, what was not seen.
private struct LocksClosing {
  let ledger: Ledger
  let style: LocksStyle

  var lines: [String] {
    let isLocking = ledger.entries.contains { !$0.locks.isEmpty }
    guard isLocking || !unseen.isEmpty else { return [] }
    let said = (isLocking ? [longest] : []) + ["Assumed: \(assumed). Unseen: \(unseenWords)."]
    let room = max(style.width - 5, 40)
    return [""]
      + ["     " + style.faint(legend)]
      + (said + [timeout]).flatMap { $0.visible.folded(to: room) }.map { "     " + $0 }
  }

  private var legend: String {
    let isConditional = ledger.entries.contains { $0.locks.contains(where: \.lock.isConditional) }
    return "R reads  W writes  D schema changes, VACUUM, ANALYZE"
      + (isConditional ? "  ? only if rows or a branch ask for it" : "")
  }

  /// The work under locks that others feel, heaviest first.
  private var longest: String {
    let skipped = Set(ledger.transactions.flatMap(\.skipped))
    let works = ledger.entries.enumerated().filter { index, entry in
      entry.block == nil && !skipped.contains(index) && !entry.isFailing
        && entry.feltWork.weight > LedgerEntry.Work.moment.weight
        && entry.locks.contains { $0.lock.isLive && $0.lock.mode.blocksWrites }
    }
    let sorted = works.map(\.element).sorted { $0.feltWork.weight > $1.feltWork.weight }
    let words = sorted.prefix(3).map { entry in
      entry.feltWork.rawValue + (entry.worked.map { " of \($0)" } ?? "")
    }
    if words.isEmpty { return "Longest under a strong lock: a moment." }
    let more = sorted.count > 3 ? ", and \(sorted.count - 3) more" : ""
    return "Longest under a strong lock: " + words.joined(separator: ", then ") + more + "."
  }

  private var assumed: String {
    var shapes: [String] = []
    var others: [String] = []
    for assumption in ledger.entries.flatMap(\.assumptions) {
      switch assumption {
      case .shape(let relation):
        if !shapes.contains("\(relation)") { shapes.append("\(relation)") }
      default:
        if !others.contains(assumption.sentence) { others.append(assumption.sentence) }
      }
    }
    let names = shapes.prefix(4).joined(separator: ", ")
    let more = shapes.count > 4 ? " and \(shapes.count - 4) more" : ""
    let all = others + (shapes.isEmpty ? [] : [names + more + ": shape unknown here"])
    return all.isEmpty ? "none" : all.joined(separator: "; ")
  }

  private var unseen: [Unseen] {
    ledger.entries.filter { $0.block == nil }.flatMap(\.unseen)
  }

  private var unseenWords: String {
    let map = LineMap(ledger.source.bytes)
    let words = unseen.prefix(5).map {
      "\($0.reason.words) in line \(map.line(at: $0.span.offset))"
    }
    let more = unseen.count > 5 ? ["\(unseen.count - 5) more"] : []
    return words.isEmpty ? "none" : (words + more).joined(separator: ", ")
  }

  private var timeout: String {
    let map = LineMap(ledger.source.bytes)
    let set = ledger.entries.filter { $0.lockTimeout != nil }
    guard let first = set.first, let value = first.lockTimeout else {
      return ledger.declared.lockTimeout.map { "lock_timeout: \($0), set by the runner." }
        ?? "lock_timeout: not set in this file."
    }
    let line = map.line(at: first.span.offset)
    let before = ledger.entries.prefix { $0.span.offset < first.span.offset }
    let isLate = before.contains { entry in
      entry.locks.contains { $0.lock.isLive && $0.lock.mode.blocksWrites }
    }
    return "lock_timeout: \(value), set in line \(line)"
      + (isLate ? ", behind the first strong lock." : ".")
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

import Semantics
import Syntax

/// The upper half of `locks`: a row for each relation that a statement locks, with the transaction
/// drawn as a bracket.
struct LocksTable {
  /// One line of the table, cell by cell.
  private struct Row {
    var line = ""
    var bracket = " "
    var statement = ""
    var relation = ""
    var lock = ""
    var mode: LockMode?
    var work = ""
    var waits = ""
  }

  private let ledger: Ledger
  private let style: LocksStyle
  private let map: LineMap

  init(_ ledger: Ledger, _ style: LocksStyle) {
    self.ledger = ledger
    self.style = style
    map = LineMap(ledger.source.bytes)
  }

  /// The widest the text of a statement is drawn; what is longer goes on below.
  private static var statementWidth: Int { 34 }

  var lines: [String] {
    let rows = allRows
    guard !rows.isEmpty else { return [] }
    let head = Row(
      line: "line", statement: "statement", relation: "relation", lock: "lock", work: "work",
      waits: "waits")
    let all = [head] + rows
    let relation = all.map { Columns.width($0.relation) }.max() ?? 0
    let lock = all.map(\.lock.count).max() ?? 0
    let work = all.map(\.work.count).max() ?? 0
    return all.map { row in
      [
        row.line.leftPadded(5), row.bracket, row.statement.padded(LocksTable.statementWidth),
        row.relation.padded(relation + 1), style.paint(row.lock.padded(lock + 1), row.mode),
        row.work.padded(work + 1), row.waits,
      ].joined(separator: " ").trimmedRight
    }
  }

  private var allRows: [Row] {
    var rows: [Row] = []
    for (index, entry) in ledger.entries.enumerated() {
      let isInside = entry.transaction.isInTransaction == true
      let opens = isInside && (index == 0 || ledger.entries[index - 1].number != entry.number)
      let isLast =
        index + 1 == ledger.entries.count || ledger.entries[index + 1].number != entry.number
      if opens { rows.append(border(style.unicode ? "┌" : "+", "BEGIN", entry)) }
      rows += self.rows(entry, bracket: isInside ? (style.unicode ? "│" : "|") : " ")
      if isInside, isLast { rows.append(border(style.unicode ? "└" : "+", "COMMIT", entry)) }
    }
    return rows
  }

  /// The line that opens or closes a transaction, where the runner does it.
  private func border(_ mark: String, _ word: String, _ entry: LedgerEntry) -> Row {
    let who: String
    switch entry.transaction {
    case .file, .pending: who = "\(word) (runner)"
    case .implicit: who = word == "BEGIN" ? "one string, one transaction" : "end of the string"
    case .explicit, .autocommit, .unknown: who = ""
    }
    return Row(bracket: mark, statement: who)
  }

  private func rows(_ entry: LedgerEntry, bracket: String) -> [Row] {
    let text = wrapped(entry)
    let locks = entry.locks.filter { !$0.lock.kind.isIndex }
    let details = self.details(entry)
    let count = max(text.count, locks.count + details.count, 1)
    return (0..<count).map { index in
      var row = Row(bracket: bracket, statement: index < text.count ? text[index] : "")
      if index == 0 {
        row.line = String(map.line(at: entry.span.offset))
        if let code = failureCode(entry) { row.work = "fails \(code)" }
      }
      if index < locks.count {
        fill(&row, locks[index], entry)
      } else if index - locks.count < details.count {
        row.lock = details[index - locks.count]
      }
      return row
    }
  }

  private func fill(_ row: inout Row, _ held: LedgerEntry.Held, _ entry: LedgerEntry) {
    let lock = held.lock
    row.relation = "\(lock.relation)".visible
    row.lock = lock.mode.description + (lock.isConditional ? "?" : "")
    row.mode = lock.mode
    if row.work.isEmpty { row.work = entry.work(on: lock.relation).rawValue }
    row.waits = lock.isNew ? "new" : lock.isLive ? lock.mode.waits : "nobody"
  }

  /// What is done to indexes, in a line below the locks.
  private func details(_ entry: LedgerEntry) -> [String] {
    var lines: [String] = []
    if entry.builds.count == 1 { lines.append("  builds \(entry.builds[0].name)".visible) }
    if entry.builds.count > 1 { lines.append("  builds \(entry.builds.count) indexes") }
    return lines
  }

  private func failureCode(_ entry: LedgerEntry) -> String? {
    entry.syntaxFailure != nil ? "42601" : entry.failure?.sqlState
  }

  /// The statement's words on two lines at most.
  private func wrapped(_ entry: LedgerEntry) -> [String] {
    let words = entry.words.split(whereSeparator: \.isWhitespace).map { String($0).visible }
    var lines = [""]
    for word in words {
      let width = LocksTable.statementWidth
      if lines[lines.count - 1].isEmpty {
        lines[lines.count - 1] = String(word.prefix(width))
      } else if lines[lines.count - 1].count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else if lines.count < 2 {
        lines.append("  " + word.prefix(width - 2))
      } else {
        let cut = lines[lines.count - 1].prefix(width - 1)
        lines[lines.count - 1] = cut + (style.unicode ? "…" : "~")
        break
      }
    }
    return lines
  }
}

extension LockMode {
  /// Who waits, in fixed columns.
  fileprivate var waits: String {
    [blocksReads ? "R" : " ", blocksWrites ? "W" : " ", blocksSchemaChanges ? "D" : " "]
      .joined(separator: " ")
  }
}

extension Relation.Kind {
  var isIndex: Bool { self == .index || self == .partitionedIndex }
}

extension LocksStyle {
  /// The strongest lock in red, those that stop writes in yellow, the others grey.
  func paint(_ text: String, _ mode: LockMode?) -> String {
    guard color, let mode else { return text }
    let ink = mode.blocksReads ? "31" : mode.blocksWrites ? "33" : "90"
    return "\u{1B}[\(ink)m\(text)\u{1B}[0m"
  }
}

extension String {
  func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - Columns.width(self)))
  }

  func leftPadded(_ width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }

  var trimmedRight: String {
    var text = self[...]
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}

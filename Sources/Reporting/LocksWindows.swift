import Semantics
import Syntax

/// The lower half of `locks`: for each transaction the relations that stay locked through the work
/// of later statements, until it ends.
struct LocksWindows {
  private let ledger: Ledger
  private let style: LocksStyle
  private let map: LineMap

  init(_ ledger: Ledger, _ style: LocksStyle) {
    self.ledger = ledger
    self.style = style
    map = LineMap(ledger.source.bytes)
  }

  /// More relations than this are counted, not drawn.
  private static var mostRelations: Int { 8 }

  var lines: [String] {
    let windows = ledger.windows.filter { !$0.lock.kind.isIndex }
    return ledger.transactions.flatMap { transaction -> [String] in
      let own = windows.filter { transaction.ran.contains($0.statements.lowerBound) }
      return own.isEmpty ? [] : [""] + draw(own, in: transaction)
    }
  }

  private func draw(_ windows: [Window], in transaction: LedgerTransaction) -> [String] {
    let isLong = windows.count > LocksWindows.mostRelations
    let shown =
      isLong ? Array(windows.sorted { $0.lock.mode > $1.lock.mode }.prefix(5)) : windows
    let limit = max(12, (style.width - 60) / 2)
    let name = min(shown.map { Columns.width("\($0.lock.relation)".visible) }.max() ?? 0, limit)
    let mode = shown.map(\.lock.mode.description.count).max() ?? 0
    let left = 5 + name + 2 + mode + 2
    let columns = self.columns(transaction, shown, room: style.width - left - 30)

    let head =
      ("     held until " + end(windows)).padded(left)
      + columns.shown.map { number($0) }.joined(separator: " ") + columns.rest
    var lines = [style.faint(head.trimmedRight)]
    var said: [Window.Through]?
    for window in shown {
      let text = through(window, after: said)
      if !window.works.isEmpty { said = window.works }
      lines += row(window, text, columns.shown, name: name, mode: mode)
    }
    if isLong { lines.append("     and \(windows.count - shown.count) more relations") }
    return lines
  }

  private func row(
    _ window: Window, _ text: String, _ columns: [Int], name: Int, mode: Int
  ) -> [String] {
    let bars = columns.map { style.bar(held(window, at: $0)) }.joined(separator: " ")
    let relation = "\(window.lock.relation)".visible
    let isWide = Columns.width(relation) > name
    let lead =
      (isWide ? "" : relation).padded(name + 2)
      + style.paint(window.lock.mode.description.padded(mode + 2), window.lock.mode)
    let indent = 5 + name + 2 + mode + 2 + columns.count * 5 + 2
    let words = text.folded(to: max(style.width - indent, 20))
    return (isWide ? ["     " + relation] : [])
      + words.enumerated().map { index, line in
        index == 0
          ? ("     " + lead + bars + "   " + line).trimmedRight
          : String(repeating: " ", count: indent) + line
      }
  }

  /// The statements that are drawn: those that take a lock or do work that others wait for, as many
  /// as there is room for.
  private func columns(
    _ transaction: LedgerTransaction, _ windows: [Window], room: Int
  ) -> (shown: [Int], rest: String) {
    let first = windows.map(\.statements.lowerBound).min() ?? 0
    let held = transaction.ran.filter { $0 >= first }
    let count = min(max(room / 5, 3), 16)
    if held.count <= count { return (held, "") }
    // Where each lock is taken comes first, then the heaviest work.
    let taken = Set(windows.map(\.statements.lowerBound))
    let inOrder = held.sorted { a, b in
      let (first, second) = (taken.contains(a), taken.contains(b))
      if first != second { return first }
      let (x, y) = (ledger.entries[a].feltWork.weight, ledger.entries[b].feltWork.weight)
      return x == y ? a < b : x > y
    }
    return (inOrder.prefix(count).sorted(), "  of \(held.count) statements")
  }

  /// The lock on the window's relation while a statement runs.
  private func held(_ window: Window, at index: Int) -> LockMode? {
    guard index >= window.statements.lowerBound else { return nil }
    return ledger.entries[window.statements.lowerBound...index]
      .filter { $0.block == nil && $0.number == ledger.entries[index].number }
      .flatMap(\.locks).filter { $0.lock.relation == window.lock.relation }
      .map(\.lock.mode).max()
  }

  private func number(_ index: Int) -> String {
    String(map.line(at: ledger.entries[index].span.offset)).leftPadded(4)
  }

  /// Who waits for what.
  private func through(_ window: Window, after said: [Window.Through]?) -> String {
    let who = window.lock.mode.blocksReads ? "reads and writes wait" : "writes wait"
    guard !window.works.isEmpty else { return who }
    let isSlight =
      window.works.allSatisfy { work in
        ledger.entries[work.statement].work(on: window.lock.relation) == .moment
      }
    if let said, Set(window.works).isSubset(of: said) {
      return who + (said == window.works ? " for them too" : " for it too")
        + (isSlight ? ", for a lock that took a moment" : "")
    }
    return who + " for " + list(window.works)
  }

  /// `the rewrite (4) and the builds (7, 9)`.
  private func list(_ works: [Window.Through]) -> String {
    var kinds: [LedgerEntry.Work] = []
    for work in works where !kinds.contains(work.work) { kinds.append(work.work) }
    var parts = kinds.map { kind in
      let lines = works.filter { $0.work == kind }.map { work in
        "\(map.line(at: ledger.entries[work.statement].span.offset))"
      }
      let shown = lines.count > 4 ? Array(lines.prefix(3)) + ["…"] : lines
      return "the \(kind)\(lines.count > 1 ? "s" : "") (\(shown.joined(separator: ", ")))"
    }
    guard let last = parts.popLast() else { return "" }
    let text = parts.isEmpty ? last : parts.joined(separator: ", ") + " and " + last
    return style.spelled(text)
  }

  private func end(_ windows: [Window]) -> String {
    if windows.first?.isRolledBack == true { return "ROLLBACK" }
    return windows.first?.transaction == .implicit ? "the string ends" : "COMMIT"
  }
}

extension String {
  /// Words in lines of that width.
  func folded(to width: Int) -> [String] {
    var lines = [""]
    for word in split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if Columns.width(last) + 1 + Columns.width(String(word)) <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}

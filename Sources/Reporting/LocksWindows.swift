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

  /// More relations than this are counted, not drawn; more statements likewise.
  private static var mostRelations: Int { 8 }
  private static var mostStatements: Int { 10 }

  var lines: [String] {
    var groups: [[Window]] = []
    for window in ledger.windows {
      if groups.last?.first?.statements.upperBound == window.statements.upperBound {
        groups[groups.count - 1].append(window)
      } else {
        groups.append([window])
      }
    }
    return groups.flatMap(draw)
  }

  private func draw(_ windows: [Window]) -> [String] {
    guard let first = windows.map(\.statements.lowerBound).min(),
      let last = windows.first?.statements.upperBound
    else { return [] }
    let shown = Array(first...last).prefix(LocksWindows.mostStatements)
    let strongest =
      windows.count > LocksWindows.mostRelations
      ? Array(windows.sorted { $0.lock.mode > $1.lock.mode }.prefix(5)) : windows
    let name = strongest.map { Columns.width("\($0.lock.relation)") }.max() ?? 0
    let mode = strongest.map(\.lock.mode.description.count).max() ?? 0

    let head =
      "      held until \(end(windows[0]))".padded(6 + name + mode + 4)
      + shown.map { String(map.line(at: ledger.entries[$0].span.offset)).leftPadded(4) }
      .joined(separator: " ") + (shown.count < last - first + 1 ? " …" : "")
    let rows = strongest.map { window -> String in
      let bars = shown.map { $0 >= window.statements.lowerBound ? bar(window.lock.mode) : "    " }
      return "      " + "\(window.lock.relation)".visible.padded(name + 2)
        + style.paint(window.lock.mode.description.padded(mode + 2), window.lock.mode)
        + bars.joined(separator: " ") + "   " + through(window)
    }
    let rest = windows.count - strongest.count
    return [head] + rows.map(\.trimmedRight)
      + (rest > 0 ? ["      and \(rest) more relations"] : [])
  }

  private func bar(_ mode: LockMode) -> String {
    if style.unicode { return mode.blocksReads ? "████" : "▒▒▒▒" }
    return mode.blocksReads ? "####" : "...."
  }

  private func through(_ window: Window) -> String {
    let who = window.lock.mode.blocksReads ? "reads and writes wait" : "writes wait"
    guard window.work.weight > LedgerEntry.Work.moment.weight, let worked = window.worked else {
      return who
    }
    return "\(who) for the \(window.work.rawValue) of \(worked)".visible
  }

  private func end(_ window: Window) -> String {
    window.transaction == .implicit ? "the end of the string" : "COMMIT"
  }
}

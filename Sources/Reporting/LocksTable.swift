import Semantics
import Syntax

/// The upper half of `locks`: a row for each relation that a statement locks, with the transaction
/// drawn as a bracket.
struct LocksTable {
  private let ledger: Ledger
  private let style: LocksStyle
  private let map: LineMap
  private let frames: LocksFrames

  init(_ ledger: Ledger, _ style: LocksStyle) {
    self.ledger = ledger
    self.style = style
    map = LineMap(ledger.source.bytes)
    frames = LocksFrames(ledger)
  }

  /// More relations than this are counted, not drawn, in the rows of one statement.
  private static var mostRelations: Int { 8 }

  var lines: [String] {
    var blocks: [LocksBlock] = []
    for index in ledger.entries.indices {
      if let opening = frames.opening[index] { blocks.append(.border("┌", opening)) }
      blocks.append(block(index))
      if let closing = frames.closing[index] { blocks.append(.border("└", closing)) }
    }
    guard !blocks.isEmpty else { return [] }
    let layout = LocksLayout(blocks, width: style.width)
    return ([LocksBlock.head] + blocks).flatMap { layout.lines($0, style) }
  }

  private func block(_ index: Int) -> LocksBlock {
    let entry = ledger.entries[index]
    var block = LocksBlock(
      line: String(map.line(at: entry.span.offset)), bracket: frames.bracket(index),
      continuation: frames.continuation(index), statement: style.spelled(entry.words.visible),
      indent: entry.block == nil ? 0 : 2)
    if frames.skipped.contains(index) {
      block.isFaint = true
      block.cells = [LocksCell(work: entry.kind == "TransactionStmt" ? "" : "not run")]
      return block
    }
    block.cells = holdsOthers(index) ? [] : cells(entry)
    if let code = entry.failureCode {
      if block.cells.isEmpty { block.cells = [LocksCell()] }
      block.cells[0].work = "fails \(code)"
    }
    return block
  }

  /// Whether what the statement does is shown with the statements in its body.
  private func holdsOthers(_ index: Int) -> Bool {
    ledger.entries[index].isToldInside && index + 1 < ledger.entries.count
      && ledger.entries[index + 1].block == ledger.entries[index].span
  }

  /// A row for each relation that is locked, and one for what is done to indexes.
  private func cells(_ entry: LedgerEntry) -> [LocksCell] {
    let locks = entry.locks.filter { !$0.lock.kind.isIndex }
    let strongest = locks.sorted { $0.lock.mode > $1.lock.mode }
    let isLong = locks.count > LocksTable.mostRelations
    let shown = isLong ? Array(strongest.prefix(5)) : locks
    var cells = shown.map { cell($0, entry) }
    if isLong { cells.append(LocksCell(relation: "and \(locks.count - shown.count) more")) }
    for detail in cells.isEmpty ? [] : details(entry) {
      // What is said of indexes goes below the table that they are of.
      cells.insert(LocksCell(lock: "  " + detail, isNote: true), at: min(1, cells.count))
    }
    if let server = entry.server {
      cells.append(LocksCell(lock: "  on PostgreSQL \(server) alone", isNote: true))
    }
    return cells
  }

  private func cell(_ held: LedgerEntry.Held, _ entry: LedgerEntry) -> LocksCell {
    let lock = held.lock
    var cell = LocksCell(
      relation: "\(lock.relation)".visible,
      lock: lock.mode.description + (lock.isConditional ? " ?" : ""), mode: lock.mode)
    cell.work = entry.work(on: lock.relation).rawValue
    cell.waits = lock.isNew ? "new" : lock.isLive ? lock.mode.waits : "nobody"
    return cell
  }

  /// What is done to indexes.
  private func details(_ entry: LedgerEntry) -> [String] {
    let count = entry.builds.count
    let isNamed = entry.builds.first.map { entry.words.contains($0.name.text) } ?? false
    if count == 0 || count == 1 && isNamed { return [] }
    let isMaking = entry.rewrites.isEmpty && entry.kind != "ReindexStmt"
    let verb = isMaking ? "built" : "rebuilt"
    return [
      count == 1
        ? "\(entry.builds[0].name) \(verb)".visible
        : "\(count) indexes \(verb)"
    ]
  }
}

/// Where the bracket of each transaction stands.
private struct LocksFrames {
  /// What is written above a statement to open the transaction, and below one to close it.
  private(set) var opening: [Int: String] = [:]
  private(set) var closing: [Int: String] = [:]
  /// The statements that never run, because one before them fails.
  private(set) var skipped: Set<Int> = []
  private var inside: [Int: String] = [:]
  private var mark: [Int: String] = [:]

  init(_ ledger: Ledger) {
    for transaction in ledger.transactions {
      skipped.formUnion(transaction.skipped)
      guard let first = transaction.ran.first, let last = transaction.ran.last else { continue }
      draw(transaction, first, last, ledger)
    }
    for (index, entry) in ledger.entries.enumerated() where entry.block != nil {
      guard let outer = ledger.entries[..<index].lastIndex(where: { $0.block == nil }) else {
        continue
      }
      inside[index] = inside[outer]
      if skipped.contains(outer) { skipped.insert(index) }
      if let words = closing.removeValue(forKey: index - 1) { closing[index] = words }
    }
  }

  private mutating func draw(
    _ transaction: LedgerTransaction, _ first: Int, _ last: Int, _ ledger: Ledger
  ) {
    for index in transaction.ran { inside[index] = "│" }
    let failure = transaction.failing.flatMap { ledger.entries[$0].failureCode }
    switch transaction.state {
    case .file, .pending:
      opening[first] = "BEGIN (\(ledger.handling.host?.name ?? "runner"))"
      closing[last] =
        failure.map { "ROLLBACK, after \($0)" }
        ?? "COMMIT (\(ledger.handling.host?.name ?? "runner"))"
    case .implicit:
      opening[first] = "one string, one transaction"
      closing[last] = failure.map { "ROLLBACK, after \($0)" } ?? "end of the string"
    case .explicit:
      if first > 0, ledger.entries[first - 1].kind == "TransactionStmt" { mark[first - 1] = "┌" }
      if let failure {
        closing[last] = "ROLLBACK, after \(failure)"
      } else if ledger.entries[last].kind == "TransactionStmt" {
        mark[last] = "└"
      } else {
        closing[last] = "ROLLBACK: nothing commits it"
      }
    case .autocommit, .unknown: break
    }
    if let words = closing[last], ledger.entries[last].kind == "TransactionStmt", failure == nil {
      // The file ends the runner's transaction itself.
      closing[last] = words.hasPrefix("COMMIT") ? nil : words
      if closing[last] == nil { mark[last] = "└" }
    }
  }

  func bracket(_ index: Int) -> String { mark[index] ?? inside[index] ?? " " }

  /// Beside further rows of the statement.
  func continuation(_ index: Int) -> String {
    switch mark[index] {
    case "┌": "│"
    case "└": " "
    default: inside[index] ?? " "
    }
  }
}

extension LedgerEntry {
  /// The SQLSTATE that the server answers with, where it is sure to refuse the statement.
  var failureCode: String? { syntaxFailure != nil ? "42601" : failure?.sqlState }
}

extension LockMode {
  /// Who waits, in fixed columns.
  fileprivate var waits: String {
    [blocksReads ? "R" : " ", blocksWrites ? "W" : " ", blocksSchemaChanges ? "D" : " "]
      .joined(separator: " ")
  }
}

import Semantics

/// What the table of locks says of one relation, or of the indexes of one.
struct LocksCell {
  var relation = ""
  var lock = ""
  var mode: LockMode?
  var work = ""
  var waits = ""
  /// Whether the lock's place holds a remark, which may reach into the places behind it.
  var isNote = false
}

/// A statement in the table of locks: its words on the left, and on the right what it locks.
struct LocksBlock {
  var line = ""
  /// The piece of the transaction's bracket, in the first line and in the others.
  var bracket = " "
  var continuation = " "
  var statement = ""
  /// How far the statement stands in: those in the body of a block do.
  var indent = 0
  /// Whether the block is beside the point.
  var isFaint = false
  var cells: [LocksCell] = []

  static let head = LocksBlock(
    line: "line", statement: "statement", isFaint: true,
    cells: [LocksCell(relation: "relation", lock: "lock", work: "work", waits: "waits")])

  /// The line that opens or closes a transaction.
  static func border(_ mark: String, _ words: String) -> LocksBlock {
    LocksBlock(bracket: mark, statement: words, isFaint: true)
  }
}

/// How wide the cells are, so that all rows fit the terminal.
struct LocksLayout {
  private let statement: Int
  private let relation: Int
  private let lock: Int
  private let work: Int

  /// - Parameter width: that of the terminal; the table is made no wider.
  init(_ blocks: [LocksBlock], width: Int) {
    let all = [LocksBlock.head] + blocks
    let cells = all.flatMap(\.cells)
    work = cells.map { Columns.width($0.work) }.max() ?? 0
    lock = cells.filter { !$0.isNote }.map { Columns.width($0.lock) }.max() ?? 0
    // The line, the bracket, those who wait, and two blanks before most of them.
    let rest = max(width - (5 + 3 + lock + work + 5 + 8), 26)
    let widest = cells.map { Columns.width($0.relation) }.max() ?? 0
    relation = min(widest, max(rest / 2, 14))
    let words = all.map { Columns.width($0.statement) + $0.indent }.max() ?? 0
    statement = min(words, rest - relation, 48)
  }

  /// The lines of a block: the words of the statement take two of them, and a long name as many as it
  /// asks.
  func lines(_ block: LocksBlock, _ style: LocksStyle) -> [String] {
    let words = block.statement.wrapped(to: statement, indent: block.indent, style)
    let cells = block.cells.flatMap { lines($0, isFaint: block.isFaint, style) }
    return (0..<max(words.count, cells.count)).map { index in
      let line = (index == 0 ? block.line : "").leftPadded(5)
      let bracket = style.drawn(index == 0 ? block.bracket : block.continuation)
      let text = (index < words.count ? words[index] : "").padded(statement)
      let right = index < cells.count ? cells[index] : ""
      return "\(style.faint(line)) \(bracket) \(style.faint(text, if: block.isFaint))  \(right)"
        .trimmedRight
    }
  }

  private func lines(_ cell: LocksCell, isFaint: Bool, _ style: LocksStyle) -> [String] {
    let names = cell.relation.cut(to: relation)
    var lines = names.dropFirst().map { $0 }
    let name = style.faint((names.first ?? "").padded(relation), if: isFaint)
    if cell.isNote {
      lines.insert("\(name)  \(style.faint(cell.lock))", at: 0)
      return lines
    }
    let isFelt = cell.waits != "new" && cell.waits != "nobody"
    let mode = style.paint(cell.lock.padded(lock), cell.mode, isFelt: isFelt)
    let work = cell.work.padded(work)
    let painted = cell.work.hasPrefix("fails") ? style.alarm(work) : style.faint(work, if: isFaint)
    let who = style.faint(cell.waits, if: isFaint || !isFelt)
    lines.insert(
      "\(name)  \(isFaint ? style.faint(cell.lock.padded(lock)) : mode)  \(painted)  \(who)", at: 0)
    return lines
  }
}

extension String {
  /// Words on two lines at most, the second of them standing in.
  fileprivate func wrapped(to width: Int, indent: Int, _ style: LocksStyle) -> [String] {
    var lines = [String(repeating: " ", count: indent)]
    var isFresh = true
    for word in split(whereSeparator: \.isWhitespace).map(String.init) {
      let last = lines[lines.count - 1]
      if isFresh {
        lines[lines.count - 1] = (last + word).clipped(to: width, style)
        isFresh = false
      } else if Columns.width(last) + 1 + Columns.width(word) <= width {
        lines[lines.count - 1] = last + " " + word
      } else if lines.count < 2 {
        let inset = String(repeating: " ", count: indent + 2)
        lines.append((inset + word).clipped(to: width, style))
      } else {
        lines[lines.count - 1] = (last + " " + word).clipped(to: width, style)
        break
      }
    }
    return lines
  }

  /// The text, or as much of it as fits and a mark.
  fileprivate func clipped(to width: Int, _ style: LocksStyle) -> String {
    guard Columns.width(self) > width else { return self }
    let mark = style.unicode ? "…" : "~"
    var text = ""
    var used = 0
    for scalar in unicodeScalars {
      used += scalar.columns
      if used > width - 1 { break }
      text.unicodeScalars.append(scalar)
    }
    return text + mark
  }

  /// The whole text in pieces of that width: a name is never shortened.
  fileprivate func cut(to width: Int) -> [String] {
    guard Columns.width(self) > width, width > 0 else { return isEmpty ? [] : [self] }
    var pieces = [""]
    var used = 0
    for scalar in unicodeScalars {
      if used + scalar.columns > width {
        pieces.append("")
        used = 0
      }
      pieces[pieces.count - 1].unicodeScalars.append(scalar)
      used += scalar.columns
    }
    return pieces
  }

  func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - Columns.width(self)))
  }

  func leftPadded(_ width: Int) -> String {
    String(repeating: " ", count: max(0, width - Columns.width(self))) + self
  }

  var trimmedRight: String {
    var text = self[...]
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}

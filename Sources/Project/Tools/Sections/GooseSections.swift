import Semantics
import Syntax

/// goose and sql-migrate: marks on lines of their own, and pieces that end where a line does.
extension Handler {
  /// goose cuts by lines: a piece ends with the line whose last word ends in a semicolon, or at
  /// StatementEnd. NO TRANSACTION counts for the whole file, wherever it stands.
  func goose() -> Cut {
    var pieces = LinePieces(bytes: bytes)
    var remarks: [Remark] = []
    var honoured: Set<Int> = []
    for line in TextLines(bytes) {
      guard line.isComment, line.text.contains("+goose") else {
        pieces.add(line)
        continue
      }
      let text = line.text
      let command = text.captures(
        #"^--\s*\+goose\s+(Up|Down|StatementBegin|StatementEnd|NO TRANSACTION|ENVSUB ON|ENVSUB OFF)\s*$"#,
        ignoringCase: true)?[1].lowercased()
      switch command {
      case "up": pieces.begin(.up, at: line)
      case "down": pieces.begin(.down, at: line)
      case "statementbegin": pieces.hold(at: line)
      case "statementend": pieces.release(at: line)
      case "no transaction":
        honoured.insert(line.content.lowerBound)
        pieces.skip(line)
      case "envsub on", "envsub off": pieces.skip(line)
      default:
        pieces.skip(line)
        honoured.insert(line.content.lowerBound)
        remarks.append(
          refused(
            "goose refuses this file: the line is none of its annotations as it stands.",
            "write it at the margin, as goose spells it", at: line.content))
      }
    }
    let wrapper: Delivery.Wrapper =
      honoured.contains { offset in
        remarks.allSatisfy { $0.span.offset != offset }
      } ? .none : .file
    if !pieces.hasBegun {
      remarks.append(
        refused(
          "goose refuses this file: it has no -- +goose Up.", "begin it with -- +goose Up",
          at: 0..<min(1, bytes.count)))
    }
    return Cut(
      pieces.sections { _ in Delivery(wrapper, .piece) }, remarks: remarks, honoured: honoured)
  }

  /// sql-migrate: the same rule, marks to the letter, the switch on the line that begins a section.
  func sqlMigrate() -> Cut {
    var pieces = LinePieces(bytes: bytes)
    var untransacted: Set<Direction> = []
    var honoured: Set<Int> = []
    for line in TextLines(bytes) {
      guard line.content.lowerBound < bytes.count,
        bytes[line.content].starts(with: Array("-- +migrate ".utf8))
      else {
        pieces.add(line)
        continue
      }
      let words = line.text.split(whereSeparator: \.isWhitespace).dropFirst(2).map(String.init)
      switch words.first {
      case "Up", "Down":
        let direction: Direction = words.first == "Up" ? .up : .down
        pieces.begin(direction, at: line)
        if words.dropFirst().contains("notransaction") {
          untransacted.insert(direction)
          honoured.insert(line.content.lowerBound)
        }
      case "StatementBegin": pieces.hold(at: line)
      case "StatementEnd": pieces.release(at: line)
      default: pieces.skip(line)
      }
    }
    var cut = Cut(
      pieces.sections { Delivery(untransacted.contains($0) ? .none : .file, .piece) },
      honoured: honoured)
    if !pieces.hasBegun {
      cut.remarks.append(
        refused(
          "sql-migrate refuses this file: it has no -- +migrate Up, in exactly these letters.",
          "begin it with -- +migrate Up", at: 0..<min(1, bytes.count)))
    } else if let open = pieces.unfinished {
      cut.remarks.append(
        refused(
          "sql-migrate refuses this file: nothing ends this statement.",
          "end it with a semicolon at the end of its line", at: open))
    }
    return cut
  }
}

/// Pieces that end where a line ends in a semicolon.
private struct LinePieces {
  let bytes: [UInt8]
  private(set) var hasBegun = false
  private var direction: Direction?
  private var found: [(direction: Direction, pieces: [Range<Int>])] = []
  private var start: Int?
  private var end = 0
  private var isHeld = false

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func begin(_ direction: Direction, at line: TextLines.Line) {
    close()
    hasBegun = true
    isHeld = false
    self.direction = direction
    found.append((direction, []))
    start = line.whole.upperBound
    end = line.whole.upperBound
  }

  mutating func add(_ line: TextLines.Line) {
    guard direction != nil else { return }
    if start == nil { start = line.whole.lowerBound }
    end = line.whole.upperBound
    if !isHeld, endsStatement(line) { close() }
  }

  mutating func hold(at line: TextLines.Line) {
    close()
    isHeld = true
    start = line.whole.upperBound
    end = line.whole.upperBound
  }

  mutating func release(at line: TextLines.Line) {
    close()
    isHeld = false
  }

  /// A mark between statements: it is a comment, and stays part of what is around it.
  mutating func skip(_ line: TextLines.Line) {
    if start != nil { end = line.whole.upperBound }
  }

  private mutating func close() {
    defer { start = nil }
    guard let start, start < end, !found.isEmpty else { return }
    found[found.count - 1].pieces.append(start..<end)
  }

  /// The last word before a comment ends in a semicolon.
  private func endsStatement(_ line: TextLines.Line) -> Bool {
    guard bytes[line.content].contains(UInt8(ascii: ";")) else { return false }
    var last: Substring?
    let text = line.text
    for word in text.split(whereSeparator: \.isWhitespace) {
      if word.hasPrefix("--") { break }
      last = word
    }
    return last?.hasSuffix(";") ?? false
  }

  /// A piece that holds SQL and no semicolon at its end.
  var unfinished: Range<Int>? {
    var all = found.flatMap(\.pieces)
    if let start, start < end { all.append(start..<end) }
    return all.first { piece in
      !isHeld && !TextLines(bytes, in: piece).contains { endsStatement($0) }
        && TextLines(bytes, in: piece).contains { !$0.isBlank && !$0.isComment }
    }.flatMap { piece in
      TextLines(bytes, in: piece).first { !$0.isBlank && !$0.isComment }?.content
    }
  }

  /// One section for each direction: what stands under several marks of it goes in one run, as it
  /// stands.
  func sections(_ delivery: (Direction) -> Delivery) -> [Section] {
    var copy = self
    copy.close()
    return [Direction.up, .down].compactMap { direction in
      let same = copy.found.filter { $0.direction == direction }
      return same.isEmpty ? nil : Section(direction, delivery(direction), same.flatMap(\.pieces))
    }
  }
}

import Foundation
import Semantics
import Syntax

/// Tools whose files hold both ways, cut by a mark and sent section by section.
extension Handler {
  /// dbmate: every `migrate:up` begins a section with a transaction of its own.
  func dbmate() -> Cut {
    var honoured: Set<Int> = []
    let sections = sections { line in
      guard let match = line.text.captures(#"^--\s*migrate:(up|down)(\s*$|\s+\S+.*)"#) else {
        return nil
      }
      let options = match[2].split(whereSeparator: \.isWhitespace)
      let isOff = options.contains("transaction:false")
      if isOff { honoured.insert(line.content.lowerBound) }
      return (match[1] == "up" ? .up : .down, Delivery(isOff ? .none : .file, .whole))
    }
    guard sections.contains(where: { $0.direction == .up }) else {
      return Cut(
        sections,
        remarks: [
          refused(
            "dbmate refuses this file: it has no -- migrate:up.", "begin it with -- migrate:up",
            at: 0..<min(1, bytes.count))
        ])
    }
    return Cut(sections, honoured: honoured)
  }

  /// rambler: sections, each one string, with nothing around them.
  func rambler() -> Cut {
    Cut(
      sections { line in
        guard line.text.hasPrefix("-- rambler") else { return nil }
        switch line.text.dropFirst("-- rambler".count).trimmingCharacters(in: .whitespaces) {
        case "up": return (.up, Delivery(.none, .whole))
        case "down": return (.down, Delivery(.none, .whole))
        default: return (.verify, Delivery(.none, .whole))
        }
      }.filter { $0.direction != .verify })
  }

  /// node-pg-migrate: what stands before a mark for down is up, in one transaction with all that is
  /// pending.
  func nodePgMigrate() -> Cut {
    let delivery = Delivery(.pending, .whole)
    let marked = sections { line in
      guard
        let match = line.text.captures(#"^\s*--[\s-]*(up|down)\s+migration"#, ignoringCase: true)
      else { return nil }
      return (match[1].lowercased() == "up" ? .up : .down, delivery)
    }
    if marked.isEmpty { return Cut(whole(.pending, .whole)) }
    if marked.contains(where: { $0.direction == .up }) { return Cut(marked) }
    let start = marked.map(\.range.lowerBound).min() ?? bytes.count
    return Cut([Section(.up, delivery, [0..<start])] + marked)
  }

  /// MyBatis: the undo stands behind its mark; what is sent, the environment's properties say.
  func mybatis() throws(PathFailure) -> Cut {
    let settings = try properties(["environments/development.properties"])
    let wrapper: Delivery.Wrapper = settings["auto_commit"] == "true" ? .none : .file
    let isFull = settings["send_full_script"] == "true"
    let undo = TextLines(bytes).first {
      $0.text.matches(#"^\s*(--|//)\s*//\s*@UNDO"#, ignoringCase: true)
    }
    let cut = undo?.whole ?? bytes.count..<bytes.count
    let parts: [(Direction, Range<Int>)] = [
      (.up, 0..<cut.lowerBound), (.down, cut.upperBound..<bytes.count),
    ]
    return Cut(
      parts.filter { !$0.1.isEmpty }.map { direction, range in
        isFull
          ? Section(direction, Delivery(wrapper, .pipeline), [range])
          : Section(direction, Delivery(wrapper, .piece), piecesByLine(range))
      })
  }

  /// Pieces that end with the line that holds a semicolon, be it in a string.
  private func piecesByLine(_ range: Range<Int>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    for line in TextLines(bytes, in: range) where !line.isComment {
      guard bytes[line.content].contains(UInt8(ascii: ";")) else { continue }
      pieces.append(start..<line.whole.upperBound)
      start = line.whole.upperBound
    }
    return start < range.upperBound ? pieces + [start..<range.upperBound] : pieces
  }

  /// tern: one mark between there and back; the switch counts in the half that it stands in, and its
  /// line has to be exact.
  func tern() -> Cut {
    let mark = Array("---- create above / drop below ----".utf8)
    let found = bytes.ranges(of: String(decoding: mark, as: UTF8.self)).first
    let border = found ?? bytes.count..<bytes.count
    var honoured: Set<Int> = []
    let halves: [(Direction, Range<Int>)] = [
      (.up, 0..<border.lowerBound), (.down, border.upperBound..<bytes.count),
    ]
    let sections = halves.filter { !$0.1.isEmpty }.map { direction, range in
      let off = TextLines(bytes, in: range).first {
        $0.text == "---- tern: disable-tx ----"
          && $0.whole.upperBound - $0.content.upperBound < 2
      }
      if let off { honoured.insert(off.content.lowerBound) }
      return Section(
        direction, off == nil ? Delivery(.file, .whole) : Delivery(.none, .single), [range])
    }
    return Cut(sections, honoured: honoured)
  }

  /// Sections that lines begin; what stands before the first is none.
  private func sections(_ begins: (TextLines.Line) -> (Direction, Delivery)?) -> [Section] {
    var open: (direction: Direction, delivery: Delivery, start: Int)?
    var found: [Section] = []
    func close(_ end: Int) {
      guard let it = open else { return }
      found.append(Section(it.direction, it.delivery, [it.start..<end]))
    }
    for line in TextLines(bytes) where line.isComment {
      guard let (direction, delivery) = begins(line) else { continue }
      close(line.content.lowerBound)
      open = (direction, delivery, line.whole.upperBound)
    }
    close(bytes.count)
    return found
  }
}

import Foundation
import Semantics
import Syntax

/// Atlas: a transaction for each file, and directives in the comments at its top.
extension Handler {
  func atlas() -> Cut {
    let head = atlasHead()
    if head.contains(where: { $0.name == "txtar" }) { return archive() }
    var wrapper = Delivery.Wrapper.file
    var honoured: Set<Int> = []
    var remarks: [Remark] = []
    for directive in head where directive.name == "txmode" {
      honoured.insert(directive.line.lowerBound)
      switch directive.value {
      case "none": wrapper = .none
      case "file": break
      default:
        remarks.append(
          refused(
            "Atlas refuses this file: txmode is none or file, not \(directive.value).",
            "write -- atlas:txmode none", at: directive.line))
      }
    }
    let isCheckpoint = head.contains { $0.name == "checkpoint" }
    let direction: Direction = isCheckpoint ? .baseline : .up
    let messages = head.first { $0.name == "delimiter" }.map { pieces($0) } ?? [all]
    return Cut(
      [Section(direction, Delivery(wrapper, .single), messages)], remarks: remarks,
      honoured: honoured)
  }

  private struct FileDirective {
    let name: String
    let value: String
    let line: Range<Int>
  }

  /// The directives of the file: in the comments at its very top, with an empty line behind them. The
  /// delimiter alone needs no such line.
  private func atlasHead() -> [FileDirective] {
    var found: [FileDirective] = []
    var isClosed = false
    for line in TextLines(bytes) {
      if line.isBlank {
        isClosed = true
        break
      }
      let text = line.text
      guard text.hasPrefix("--") || text.hasPrefix("#") else { break }
      guard let match = text.captures(#"^([ -~]*)atlas:(\w+)(?: +(.+))*"#) else { continue }
      found.append(
        FileDirective(
          name: match[2], value: match[3].trimmingCharacters(in: .whitespaces), line: line.content))
    }
    return isClosed ? found : found.filter { $0.name == "delimiter" || $0.name == "txtar" }
  }

  private func pieces(_ directive: FileDirective) -> [Range<Int>] {
    let mark = directive.value.replacing("\\n", with: "\n").replacing("\\r", with: "\r")
      .replacing("\\t", with: "\t")
    guard !mark.isEmpty else { return [all] }
    var start = directive.line.upperBound
    var pieces: [Range<Int>] = []
    for border in bytes.ranges(of: mark, in: start..<bytes.count) {
      pieces.append(start..<border.lowerBound)
      start = border.upperBound
    }
    return pieces + [start..<bytes.count]
  }

  /// Several texts in one file: the migration, what undoes it, and checks, which change nothing.
  private func archive() -> Cut {
    var sections: [Section] = []
    var open: (name: String, start: Int)?
    func close(_ end: Int) {
      guard let (name, start) = open else { return }
      let direction: Direction =
        name == "migration.sql" ? .up : name == "down.sql" ? .down : .verify
      sections.append(Section(direction, Delivery(.file, .single), [start..<end]))
    }
    for line in TextLines(bytes) {
      guard let match = line.text.captures(#"^-- (\S+\.sql) --\s*$"#) else { continue }
      close(line.content.lowerBound)
      open = (match[1], line.whole.upperBound)
    }
    close(bytes.count)
    return Cut(sections)
  }
}

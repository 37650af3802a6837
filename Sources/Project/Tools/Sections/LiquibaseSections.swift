import Foundation
import Semantics
import Syntax

/// Liquibase: a changeset is what is applied, and has a transaction of its own. What undoes it stands in
/// comments.
extension Handler {
  func liquibase() -> Cut {
    let head = TextLines(bytes).first { !$0.isBlank }
    guard let head, head.text.matches(#"^\s*--\s*liquibase\s*formatted"#, ignoringCase: true) else {
      // A file without the header is one changeset, sent whole by the driver.
      return Cut(whole(.file, .pipeline))
    }
    var reader = ChangesetReader(bytes: bytes)
    for line in TextLines(bytes) { reader.add(line) }
    reader.close()
    var cut = Cut(reader.sections, remarks: reader.remarks, honoured: reader.honoured)
    if !reader.marks.isEmpty { cut.blanked = bytes.blanked(reader.marks) }
    return cut
  }
}

/// Cuts a formatted changelog into changesets.
private struct ChangesetReader {
  let bytes: [UInt8]
  private(set) var sections: [Section] = []
  private(set) var remarks: [Remark] = []
  private(set) var honoured: Set<Int> = []
  /// What is blanked out, so that the SQL of rollbacks is left of its comments.
  private(set) var marks: [Range<Int>] = []

  private struct Changeset {
    let id: String
    let direction: Direction
    let delivery: Delivery
    /// Whether it is for another database or is never run.
    let isPassed: Bool
    /// Where statements end, if not at semicolons.
    let delimiter: String?
    var up: [Range<Int>] = []
    var down: [Range<Int>] = []
  }

  private var open: Changeset?
  private var isInRollback = false

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func add(_ line: TextLines.Line) {
    if isInRollback {
      if let close = bytes.ranges(of: "*/", in: line.content).first {
        marks.append(close)
        isInRollback = false
      } else {
        note(line.whole, \.down)
      }
      return
    }
    guard line.isComment || line.begins(with: "/*") else { return note(line.whole, \.up) }
    let text = line.text
    if let match = text.captures(
      #"^\s*--\s*changeset\s+("[^"]+"|[^:]+):\s*("[^"]+"|\S+)(.*)$"#, ignoringCase: true)
    {
      close()
      begin(line, id: match[1] + ":" + match[2], attributes: match[3])
    } else if let match = text.captures(#"^\s*--\s*rollback (.*)$"#, ignoringCase: true) {
      addRollback(line, match[1])
    } else if text.matches(#"^\s*/\*\s*liquibase\s*rollback\s*$"#, ignoringCase: true) {
      marks.append(line.content)
      isInRollback = true
    } else if text.matches(#"^\s*--\s*(include|includeAll)\b"#, ignoringCase: true) {
      remarks.append(
        Remark(
          .unseen, "What Liquibase includes here was not read; nothing is said about it.",
          wayOut: ["judge that file too"],
          at: SourceSpan(line.content.lowerBound, line.content.upperBound)))
    } else {
      note(line.whole, \.up)
    }
  }

  private mutating func begin(_ line: TextLines.Line, id: String, attributes: String) {
    func value(_ name: String) -> String? {
      attributes.captures(#"\b"# + name + #":\s*("[^"]*"|\S+)"#, ignoringCase: true)?[1]
        .replacing("\"", with: "").lowercased()
    }
    let isOff = value("runInTransaction") == "false"
    if isOff { honoured.insert(line.content.lowerBound) }
    let splits = value("splitStatements") != "false"
    let databases = value("dbms")?.split(separator: ",").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    let isOther = databases.map { names in
      if names.contains("all") { return false }
      if names.contains("none") || names.contains("!postgresql") { return true }
      let positive = names.filter { !$0.hasPrefix("!") }
      return !positive.isEmpty && !positive.contains("postgresql")
    }
    let isRepeated = value("runOnChange") == "true" || value("runAlways") == "true"
    open = Changeset(
      id: id, direction: isRepeated ? .repeatable : .up,
      delivery: Delivery(isOff ? .none : .file, splits ? .single : .pipeline),
      isPassed: (isOther ?? false) || value("ignore") == "true",
      delimiter: splits ? value("endDelimiter") : nil)
  }

  private mutating func addRollback(_ line: TextLines.Line, _ sql: String) {
    let words = sql.trimmingCharacters(in: .whitespaces).lowercased()
    guard !words.isEmpty else { return }
    // Said to have none, or to have another's: the comment is all that stands here.
    if words == "empty" || words == "not required" || words.hasPrefix("changesetid:") {
      return note(line.content, \.down)
    }
    let start = line.content.upperBound - sql.utf8.count
    marks.append(line.content.lowerBound..<max(start, line.content.lowerBound))
    note(start..<line.whole.upperBound, \.down)
  }

  private mutating func note(_ range: Range<Int>, _ way: WritableKeyPath<Changeset, [Range<Int>]>) {
    guard open != nil else { return }
    // Lines that touch are one part, and so are those with nothing but a mark between them.
    if let last = open?[keyPath: way].last, isBridged(last.upperBound..<range.lowerBound) {
      open?[keyPath: way].removeLast()
      open?[keyPath: way].append(last.lowerBound..<range.upperBound)
    } else {
      open?[keyPath: way].append(range)
    }
  }

  private func isBridged(_ gap: Range<Int>) -> Bool {
    gap.isEmpty
      || marks.last.map { $0.lowerBound <= gap.lowerBound && gap.upperBound <= $0.upperBound }
        ?? false
  }

  mutating func close() {
    defer { open = nil }
    guard let it = open, !it.isPassed else { return }
    if !it.up.isEmpty {
      sections.append(Section(it.direction, it.delivery, cut(it.up, it), version: it.id))
    }
    if !it.down.isEmpty {
      sections.append(Section(.down, it.delivery, it.down, version: it.id))
    }
  }

  /// Another delimiter than the semicolon cuts the text; behind it stands the next statement.
  private mutating func cut(_ parts: [Range<Int>], _ it: Changeset) -> [Range<Int>] {
    guard let delimiter = it.delimiter, delimiter != ";" else { return parts }
    let plain = delimiter.replacing("\\n", with: "").replacing("\\", with: "")
    guard !plain.isEmpty else { return parts }
    return parts.flatMap { part in
      var start = part.lowerBound
      var pieces: [Range<Int>] = []
      for border in bytes.ranges(of: plain, in: part) {
        pieces.append(start..<border.lowerBound)
        start = border.upperBound
      }
      return pieces + (start < part.upperBound ? [start..<part.upperBound] : [])
    }
  }
}
